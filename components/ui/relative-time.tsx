"use client";

import { Tooltip } from "@mantine/core";
import { formatRelative, formatUtc } from "./format-time.ts";
import { useNow } from "./use-now.ts";

export type RelativeTimeProps = {
  /** ISO 8601, UTC. */
  readonly iso: string;
};

/** A time as people say it, with the exact one on hover. */
export function RelativeTime({ iso }: RelativeTimeProps) {
  const nowMs = useNow();
  return (
    <Tooltip label={formatUtc(iso)}>
      <time dateTime={iso}>{formatRelative(Date.parse(iso), nowMs)}</time>
    </Tooltip>
  );
}
