import { fromIso, toIso } from "../time.ts";

/**
 * Times in templates. UTC unless a time zone is named; nothing here knows the machine's zone, language or clock.
 *
 * Directives are those of Ruby's `strftime`, which Liquid's `date` filter is defined by
 * (Shopify Liquid, "date"; Ruby 3, "Formatting Times").
 */

/** What a time looks like on a wall of one zone. */
type WallTime = {
  readonly ms: number;
  readonly offsetMinutes: number;
  readonly zone: string;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** 1 is the first of January. */
  readonly dayOfYear: number;
};

const dayMs = 86_400_000;
const isoTime = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[+-]\d\d:?\d\d)?)?$/i;

/**
 * Returns the epoch milliseconds that a template's value stands for, or `null` when it is no time: `now` and `today`
 * are the event's time, numbers and digits are seconds since 1970, texts are ISO 8601 (UTC when they name no zone).
 */
export function toEpochMs(value: unknown, eventMs: number | null): number | null {
  if (value === "now" || value === "today") return eventMs;
  if (typeof value === "number") return value * 1000;
  if (typeof value !== "string") return null;
  const text = value.trim();
  if (/^\d{1,12}$/.test(text)) return Number(text) * 1000;
  const [, day = "", time = "00:00", zone = "Z"] = isoTime.exec(text) ?? [];
  return day === ""
    ? null
    : fromIso(`${day}T${time}${zone.replace(/^([+-]\d\d)(\d\d)$/, "$1:$2")}`);
}

/**
 * Returns the time as the format says, `null` outside the years 0 to 9999.
 *
 * `zone` is a name of the IANA time zone database, such as `Europe/Berlin`. Throws when there is no such zone.
 */
export function formatTime(ms: number, format: string, zone: string): string | null {
  const wall = wallTime(ms, zone);
  return wall === null ? null : formatWall(wall, format);
}

function wallTime(ms: number, zone: string): WallTime | null {
  if (!(Math.abs(ms) < 4e14)) return null;
  const offsetMinutes = zone === "UTC" ? 0 : offsetOf(ms, zone);
  const localMs = Math.floor(ms) + offsetMinutes * 60_000;
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\.(\d{3})Z$/.exec(toIso(localMs));
  if (found === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, millisecond = 0] = found
    .slice(1)
    .map(Number);
  const days = Math.floor(localMs / dayMs);
  const newYear = Math.floor((fromIso(`${found[1]}-01-01`) ?? 0) / dayMs);
  // 1 January 1970 was a Thursday.
  const weekday = (((days + 4) % 7) + 7) % 7;
  const date = { year, month, day, weekday, dayOfYear: days - newYear + 1 };
  return { ms, offsetMinutes, zone, ...date, hour, minute, second, millisecond };
}

/** Minutes that the zone is ahead of UTC at that moment. */
function offsetOf(ms: number, zone: string): number {
  const parts = zoneFormat(zone).formatToParts(ms);
  const name = parts.find((part) => part.type === "timeZoneName")?.value ?? "GMT";
  const [, sign = "+", hours = "0", minutes = "0"] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function zoneFormat(zone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  } catch (cause) {
    throw new Error(`"${zone.slice(0, 60)}" is not a time zone; use a name like Europe/Berlin`, {
      cause,
    });
  }
}

const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;
const dayNames = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
] as const;

type Directive = {
  readonly pad: readonly [width: number, fill: "0" | " "];
  readonly read: (wall: WallTime, flags: string) => string | number;
};
const unpadded = [0, " "] as const;
const twoDigits = [2, "0"] as const;
const twoPlaces = [2, " "] as const;

const directives: { readonly [letter: string]: Directive } = {
  a: { pad: unpadded, read: (wall) => dayName(wall).slice(0, 3) },
  A: { pad: unpadded, read: dayName },
  b: { pad: unpadded, read: (wall) => monthName(wall).slice(0, 3) },
  B: { pad: unpadded, read: monthName },
  h: { pad: unpadded, read: (wall) => monthName(wall).slice(0, 3) },
  c: { pad: unpadded, read: (wall) => formatWall(wall, "%a %b %e %H:%M:%S %Y") },
  C: { pad: twoDigits, read: (wall) => Math.floor(wall.year / 100) },
  d: { pad: twoDigits, read: (wall) => wall.day },
  D: { pad: unpadded, read: (wall) => formatWall(wall, "%m/%d/%y") },
  e: { pad: twoPlaces, read: (wall) => wall.day },
  F: { pad: unpadded, read: (wall) => formatWall(wall, "%Y-%m-%d") },
  H: { pad: twoDigits, read: (wall) => wall.hour },
  I: { pad: twoDigits, read: hourOfTwelve },
  j: { pad: [3, "0"], read: (wall) => wall.dayOfYear },
  k: { pad: twoPlaces, read: (wall) => wall.hour },
  l: { pad: twoPlaces, read: hourOfTwelve },
  L: { pad: [3, "0"], read: (wall) => wall.millisecond },
  m: { pad: twoDigits, read: (wall) => wall.month },
  M: { pad: twoDigits, read: (wall) => wall.minute },
  N: { pad: unpadded, read: (wall) => `${String(wall.millisecond).padStart(3, "0")}000000` },
  p: { pad: unpadded, read: (wall) => (wall.hour < 12 ? "AM" : "PM") },
  P: { pad: unpadded, read: (wall) => (wall.hour < 12 ? "am" : "pm") },
  q: { pad: unpadded, read: ordinalEnding },
  R: { pad: unpadded, read: (wall) => formatWall(wall, "%H:%M") },
  s: { pad: unpadded, read: (wall) => Math.floor(wall.ms / 1000) },
  S: { pad: twoDigits, read: (wall) => wall.second },
  T: { pad: unpadded, read: (wall) => formatWall(wall, "%H:%M:%S") },
  u: { pad: unpadded, read: (wall) => wall.weekday || 7 },
  U: { pad: twoDigits, read: (wall) => weekOfYear(wall, 0) },
  w: { pad: unpadded, read: (wall) => wall.weekday },
  W: { pad: twoDigits, read: (wall) => weekOfYear(wall, 1) },
  x: { pad: unpadded, read: (wall) => formatWall(wall, "%m/%d/%y") },
  X: { pad: unpadded, read: (wall) => formatWall(wall, "%H:%M:%S") },
  y: { pad: twoDigits, read: (wall) => wall.year % 100 },
  Y: { pad: [4, "0"], read: (wall) => wall.year },
  z: { pad: unpadded, read: (wall, flags) => offsetText(wall, flags.includes(":") ? ":" : "") },
  Z: { pad: unpadded, read: (wall) => (wall.offsetMinutes === 0 ? "UTC" : offsetText(wall, ":")) },
  n: { pad: unpadded, read: () => "\n" },
  t: { pad: unpadded, read: () => "\t" },
  "%": { pad: unpadded, read: () => "%" },
};

function formatWall(wall: WallTime, format: string): string {
  return format.replaceAll(
    /%([-_0^#:]*)(\d{0,2})([A-Za-z%])/g,
    (written: string, flags: string, width: string, letter: string) => {
      const directive = Object.hasOwn(directives, letter) ? directives[letter] : undefined;
      if (directive === undefined) return written;
      const text = String(directive.read(wall, flags));
      const cased = flags.includes("^") || flags.includes("#") ? text.toUpperCase() : text;
      if (flags.includes("-")) return cased;
      const [places, fill] = directive.pad;
      const chosen = flags.includes("_") ? " " : flags.includes("0") ? "0" : fill;
      return cased.padStart(width === "" ? places : Number(width), chosen);
    },
  );
}

function dayName(wall: WallTime): string {
  return dayNames[wall.weekday] ?? "";
}

function monthName(wall: WallTime): string {
  return monthNames[wall.month - 1] ?? "";
}

function hourOfTwelve(wall: WallTime): number {
  return wall.hour % 12 || 12;
}

function ordinalEnding(wall: WallTime): string {
  if (wall.day >= 11 && wall.day <= 13) return "th";
  return ["th", "st", "nd", "rd"][wall.day % 10] ?? "th";
}

/** Days before the first `firstWeekday` of the year belong to week 0. */
function weekOfYear(wall: WallTime, firstWeekday: number): number {
  const sinceFirst = (wall.weekday - firstWeekday + 7) % 7;
  return Math.floor((wall.dayOfYear - 1 - sinceFirst + 7) / 7);
}

function offsetText(wall: WallTime, separator: string): string {
  const minutes = Math.abs(wall.offsetMinutes);
  const parts = [Math.floor(minutes / 60), minutes % 60].map((part) =>
    String(part).padStart(2, "0"),
  );
  return `${wall.offsetMinutes < 0 ? "-" : "+"}${parts.join(separator)}`;
}
