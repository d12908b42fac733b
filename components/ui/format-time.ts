const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** "3 minutes ago", "in 2 hours"; within ten seconds "just now". Both arguments are epoch milliseconds. */
export function formatRelative(atMs: number, nowMs: number): string {
  const seconds = Math.round((atMs - nowMs) / 1000);
  if (Math.abs(seconds) < 10) return "just now";
  const format = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  const unit = units.find(([, size]) => Math.abs(seconds) >= size);
  if (unit === undefined) return format.format(seconds, "second");
  return format.format(Math.round(seconds / unit[1]), unit[0]);
}

/** "2026-11-20 10:01:14 UTC", for hovering. */
export function formatUtc(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}
