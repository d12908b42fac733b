/** The embedded Postgres cannot be used. The message is for people: what is wrong, where, and what to do. */
export class EmbeddedPostgresError extends Error {
  override readonly name = "EmbeddedPostgresError";
}

/** Returns the `code` of a failed system call (`ENOENT`, `EACCES`, …), or `null` when there is none. */
export function systemErrorCode(error: unknown): string | null {
  if (error instanceof Error && "code" in error && typeof error.code === "string")
    return error.code;
  return null;
}
