/** Codes of the driver and of Node for a connection that could not be made or was lost. */
const lostConnection = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
]);

/**
 * Whether an error means that the database cannot be reached now: nothing is wrong with the statement, and the same
 * call may work later. Classes of SQLSTATE: 08 connection, 57P server going down or coming up, 53 out of resources
 * (a full disk, too many connections). Source: PostgreSQL 18 manual, appendix A.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return false;
  return lostConnection.has(error.code) || /^(08|53|57P)/.test(error.code);
}
