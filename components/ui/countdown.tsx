"use client";

import { useSyncExternalStore } from "react";
import { formatCountdown } from "./format-duration.ts";
import { formatUtc } from "./format-time.ts";

export type CountdownProps = {
  /** ISO 8601, UTC. */
  readonly iso: string;
  /** What stands before the time left. */
  readonly lead?: string;
  /** What stands there once the time has come. */
  readonly due: string;
};

/** The time left until a moment, second by second; the exact time on hover. */
export function Countdown({ iso, lead = "", due }: CountdownProps) {
  const nowMs = useSyncExternalStore(subscribe, readNow, readServerNow);
  const leftMs = Date.parse(iso) - nowMs;
  return (
    <time dateTime={iso} title={formatUtc(iso)} role="timer">
      {leftMs <= 0 ? due : `${lead}${formatCountdown(leftMs)}`}
    </time>
  );
}

const tickMs = 1_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let nowMs = 0;

/** One clock for all countdowns of the page, so that they tick together. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    nowMs = 0;
  };
}

function tick(): void {
  nowMs = Date.now();
  for (const listener of listeners) listener();
}

function readNow(): number {
  if (nowMs === 0) nowMs = Date.now();
  return nowMs;
}

function readServerNow(): number {
  return 0;
}
