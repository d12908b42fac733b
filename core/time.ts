/**
 * The one user of `Date` in `core`: conversion between written times and epoch milliseconds.
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

/**
 * Returns epoch milliseconds (UTC) of a date of an HTTP header (`Sun, 06 Nov 1994 08:49:37 GMT`), or `null`.
 * Source: RFC 9110, section 5.6.7, the preferred form; the two obsolete forms are not read.
 */
export function fromHttpDate(text: string): number | null {
  const form = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
  return form.test(text) ? fromIso(text) : null;
}
