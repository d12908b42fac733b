/**
 * The driver's own codes, the system's, and Postgres' for "disk full", "no connection left", "going down" and
 * "starting up".
 */
const awayCodes = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EHOSTUNREACH",
  "53100",
  "53300",
  "57P01",
  "57P02",
  "57P03",
]);

/**
 * Whether an error of a statement says that the database cannot be reached now, so that trying later may help.
 * Source: PostgreSQL "Appendix A. Error Codes"; postgres.js README, "Connection errors".
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string" && awayCodes.has(error.code)) return true;
  return isDatabaseAway(error.cause);
}
