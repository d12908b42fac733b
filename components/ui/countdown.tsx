"use client";

import { formatCountdown } from "./format-duration.ts";
import { formatUtc } from "./format-time.ts";
import { useSeconds } from "./use-now.ts";

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
  const leftMs = Date.parse(iso) - useSeconds();
  return (
    <time dateTime={iso} title={formatUtc(iso)} role="timer">
      {leftMs <= 0 ? due : `${lead}${formatCountdown(leftMs)}`}
    </time>
  );
}
