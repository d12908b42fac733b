/** Whether a time zone is one that this machine knows (an IANA name such as `Europe/Berlin`, or `UTC`). */
export function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone }).formatToParts(0);
    return true;
  } catch {
    // Intl says "no such time zone" only by throwing.
    return false;
  }
}
