"use client";

import { formatRelative, formatUtc } from "../ui/format-time.ts";
import { useNow } from "../ui/use-now.ts";
import classes from "./log-row.module.css";

export type RowTimeProps = {
  /** ISO 8601, UTC. */
  readonly iso: string;
};

const clock = new Intl.DateTimeFormat(undefined, {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const hourMs = 3_600_000;
const dayMs = 86_400_000;

/** When a row came: how long ago within the hour, then the local time, then the day. The exact time on hover. */
export function RowTime({ iso }: RowTimeProps) {
  const nowMs = useNow();
  const atMs = Date.parse(iso);
  return (
    <time dateTime={iso} title={formatUtc(iso)} className={classes.time}>
      {words(atMs, nowMs)}
    </time>
  );
}

function words(atMs: number, nowMs: number): string {
  const ago = nowMs - atMs;
  if (ago < hourMs)
    return formatRelative(atMs, Math.max(nowMs, atMs))
      .replace(" minutes", " min")
      .replace(" seconds", " s");
  if (ago < dayMs) return clock.format(atMs);
  return `${day.format(atMs)}, ${clock.format(atMs).slice(0, 5)}`;
}
