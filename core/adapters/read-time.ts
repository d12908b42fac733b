import { fromIso, toIso } from "../time.ts";

/** The end of the year 9999 in milliseconds from 1970: the last time that ISO 8601 writes with four digits. */
const maxTimeMs = 253_402_300_799_999;

/** Epoch milliseconds or ISO 8601 text as ISO 8601 in UTC; `null` for what is no time between 1970 and 9999. */
export function toIsoOrNull(time: number | string | null | undefined): string | null {
  const ms = typeof time === "string" ? fromIso(time) : time;
  return typeof ms === "number" && ms >= 0 && ms <= maxTimeMs ? toIso(Math.trunc(ms)) : null;
}
