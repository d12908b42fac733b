import { weekdays } from "../hook/filter.ts";
import { isTimeZone } from "../hook/time-zone.ts";

type Hours = {
  readonly days: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
};

const minutesPerDay = 1440;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Whether a moment lies in the hours of a week, as the clock on the wall of that time zone shows it. `from` is in,
 * `to` is not. Hours that run over midnight (22:00 to 06:00) belong to the day they begin on; `from` equal to `to` is
 * 24 hours. A time zone that does not exist matches never.
 */
export function isWithinHours(hours: Hours, nowMs: number): boolean {
  const wall = wallClock(hours.timeZone, nowMs);
  if (wall === null) return false;
  const from = toMinutes(hours.from);
  const to = toMinutes(hours.to);
  const yesterday = (wall.day + weekdays.length - 1) % weekdays.length;
  if (from < to) return hasDay(hours, wall.day) && wall.minutes >= from && wall.minutes < to;
  if (wall.minutes >= from) return hasDay(hours, wall.day);
  return wall.minutes < to && hasDay(hours, yesterday);
}

function hasDay(hours: Hours, day: number): boolean {
  const name = weekdays[day];
  return name !== undefined && hours.days.includes(name);
}

function toMinutes(clock: string): number {
  const [hour = "0", minute = "0"] = clock.split(":");
  return Number(hour) * 60 + Number(minute);
}

function wallClock(timeZone: string, nowMs: number): { day: number; minutes: number } | null {
  const format = formatFor(timeZone);
  if (format === null) return null;
  const parts = new Map(format.formatToParts(nowMs).map((part) => [part.type, part.value]));
  const day = weekdays.findIndex((name) => name === parts.get("weekday")?.toLowerCase());
  const minutes = Number(parts.get("hour")) * 60 + Number(parts.get("minute"));
  return { day, minutes: minutes % minutesPerDay };
}

function formatFor(timeZone: string): Intl.DateTimeFormat | null {
  const known = formats.get(timeZone);
  if (known) return known;
  if (!isTimeZone(timeZone)) return null;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  formats.set(timeZone, format);
  return format;
}
