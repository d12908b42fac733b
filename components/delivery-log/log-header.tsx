"use client";

import { Button, SegmentedControl, Tooltip } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay, IconSettings } from "@tabler/icons-react";
import Link from "next/link";
import { useStreamState, type StreamState } from "../live-stream.ts";
import type { LogView } from "./log-place.ts";
import classes from "./log-header.module.css";

export type LogHeaderProps = {
  readonly view: LogView;
  readonly isPaused: boolean;
  readonly onPause: (isPaused: boolean) => void;
  readonly onView: (view: LogView) => void;
};

const views: readonly { readonly value: LogView; readonly label: string }[] = [
  { value: "deliveries", label: "Deliveries" },
  { value: "events", label: "Events" },
];

/** Title of the log, which of its lists shows, and whether it follows what happens. */
export function LogHeader({ view, isPaused, onPause, onView }: LogHeaderProps) {
  return (
    <div className={classes.header}>
      <h1 className={classes.title}>Log</h1>
      <SegmentedControl
        size="xs"
        data={[...views]}
        value={view}
        onChange={onView}
        aria-label="What the log lists"
      />
      <div className={classes.side}>
        <LiveState isPaused={isPaused} />
        <Button
          variant="default"
          size="xs"
          leftSection={
            isPaused ? (
              <IconPlayerPlay size={14} aria-hidden />
            ) : (
              <IconPlayerPause size={14} aria-hidden />
            )
          }
          onClick={() => onPause(!isPaused)}
        >
          {isPaused ? "Follow" : "Pause"}
        </Button>
        <Button
          component={Link}
          href="/settings"
          variant="default"
          size="xs"
          className={classes.settings}
          leftSection={<IconSettings size={14} aria-hidden />}
        >
          Destinations
        </Button>
      </div>
    </div>
  );
}

const stateWords = {
  connecting: ["Connecting", "The live feed is being opened."],
  live: ["Live", "What happens shows at once."],
  lost: [
    "Reconnecting",
    "The connection is lost. Nothing is missed: it goes on from where it broke off.",
  ],
} as const satisfies Record<StreamState, readonly [string, string]>;

function LiveState({ isPaused }: Pick<LogHeaderProps, "isPaused">) {
  const state = useStreamState();
  const [word, line] = isPaused
    ? ["Paused", "New rows wait until you follow again."]
    : stateWords[state];
  return (
    <Tooltip label={line}>
      <span className={classes.state} data-state={isPaused ? "paused" : state} role="status">
        {word}
      </span>
    </Tooltip>
  );
}
