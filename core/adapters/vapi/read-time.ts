import { fromIso, toIso } from "../../time.ts";

/** The widest range a time can have, in milliseconds from 1970. Source: ECMA-262, "Time Values and Time Range". */
const maxTimeMs = 8.64e15;

/** Epoch milliseconds or ISO 8601 text as ISO 8601 in UTC; `null` for what is no time. */
export function toIsoOrNull(time: number | string | null | undefined): string | null {
  const ms = typeof time === "string" ? fromIso(time) : time;
  return typeof ms === "number" && Math.abs(ms) <= maxTimeMs ? toIso(Math.trunc(ms)) : null;
}
