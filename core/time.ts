/**
 * The one user of `Date` in `core`: conversion between ISO 8601 text and epoch milliseconds.
 * Nothing here reads the clock; "now" is always an argument.
 */

/** Returns epoch milliseconds (UTC) of an ISO 8601 time, or `null` when the text is not one. */
export function fromIso(text: string): number | null {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : ms;
}

/** Returns the ISO 8601 form in UTC with milliseconds. Throws on a number outside the range of `Date`. */
export function toIso(ms: number): string {
  return new Date(ms).toISOString();
}
