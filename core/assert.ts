/** Crashes the unit of work when something that cannot happen did. Never used for a person's mistake. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionError(message);
}

/** Closes a switch over a union: adding a variant becomes a type error here. */
export function assertNever(value: never): never {
  throw new AssertionError(`unexpected variant ${JSON.stringify(value)}`);
}

export class AssertionError extends Error {
  override readonly name = "AssertionError";
}
