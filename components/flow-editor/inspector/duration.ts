export const durationUnits = {
  seconds: { title: "seconds", one: "second", ms: 1_000 },
  minutes: { title: "minutes", one: "minute", ms: 60_000 },
  hours: { title: "hours", one: "hour", ms: 3_600_000 },
} as const;
export type DurationUnit = keyof typeof durationUnits;

/** The largest unit in which the span is a whole number; seconds when there is none. */
export function toDuration(ms: number | null): {
  readonly value: number;
  readonly unit: DurationUnit;
} {
  if (ms === null || ms === 0) return { value: 0, unit: "seconds" };
  if (ms % durationUnits.hours.ms === 0)
    return { value: ms / durationUnits.hours.ms, unit: "hours" };
  if (ms % durationUnits.minutes.ms === 0) {
    return { value: ms / durationUnits.minutes.ms, unit: "minutes" };
  }
  return { value: ms / durationUnits.seconds.ms, unit: "seconds" };
}

/** "1 second", "7.5 seconds", "2 minutes". */
export function durationWords(ms: number): string {
  const { value, unit } = toDuration(ms);
  return `${value} ${value === 1 ? durationUnits[unit].one : durationUnits[unit].title}`;
}

/** The place on a call's clock: "0:00.0", "1:14.2". */
export function clockWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const seconds = (ms % 60_000) / 1000;
  return `${minutes}:${seconds.toFixed(1).padStart(4, "0")}`;
}
