/** Hookline cannot start for a reason a person can mend. The message says what is wrong and what to do. */
export class StartError extends Error {
  override readonly name = "StartError";
}
