import { UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { findEvent, isSignal, type SignalType } from "#core/hook/event-catalog.ts";
import type { SimulatedStep } from "#core/simulator/simulate.ts";
import { hasListened } from "../derive-test-run.ts";
import { clockWords } from "../inspector/duration.ts";
import classes from "./timeline.module.css";

export type TimelineProps = {
  readonly steps: readonly SimulatedStep[];
  readonly chosen: number | null;
  readonly onChoose: (step: number | null) => void;
};

/** What happened in the call, in order. What no flow can listen to is left out until it is asked for. */
export function Timeline({ steps, chosen, onChoose }: TimelineProps) {
  const [isShowingAll, setIsShowingAll] = useState(false);
  const numbered = steps.map((step, index) => ({ step, index }));
  const shown = isShowingAll ? numbered : numbered.filter(({ step }) => !isQuietSignal(step));
  const hidden = steps.length - shown.length;
  return (
    <>
      <ol className={classes.timeline} aria-label="Events of the call">
        <li>
          <UnstyledButton
            className={classes.step}
            aria-pressed={chosen === null}
            onClick={() => onChoose(null)}
          >
            <span className={classes.event}>The whole call</span>
          </UnstyledButton>
        </li>
        {shown.map(({ step, index }) => (
          <li key={index}>
            <UnstyledButton
              className={classes.step}
              aria-pressed={chosen === index}
              data-state={stateOf(step)}
              onClick={() => onChoose(index)}
            >
              <span className={classes.clock}>{clockWords(step.at)}</span>
              <span className={classes.event}>{eventTitle(step)}</span>
              <span className={classes.mark}>{markOf(step)}</span>
            </UnstyledButton>
          </li>
        ))}
      </ol>
      {hidden === 0 ? null : (
        <UnstyledButton className={classes.more} onClick={() => setIsShowingAll(true)}>
          Show {hidden} signals between them
        </UnstyledButton>
      )}
    </>
  );
}

/** What happens between the events: it counts for the state of the call, and no flow can listen to it. */
const signalTitles = {
  "speech.started": "Somebody starts to speak",
  "speech.stopped": "Somebody stops speaking",
  "transcript.partial": "First words are understood",
  "call.forwarding": "The call is being transferred",
  "call.updated": "News about the call",
} as const satisfies Record<SignalType, string>;

function isQuietSignal(step: SimulatedStep): boolean {
  const { type } = step.event;
  return type === null || isSignal(type);
}

/** What a step is called: the event, or that there was none. */
export function eventTitle(step: SimulatedStep): string {
  const { type } = step.event;
  if (type === null) return "No call event";
  return isSignal(type) ? signalTitles[type] : (findEvent(type)?.title ?? type);
}

function stateOf(step: SimulatedStep): "fired" | "missed" | "quiet" {
  if (step.verdicts.some((verdict) => verdict.verdict === "fired")) return "fired";
  return step.verdicts.some(hasListened) ? "missed" : "quiet";
}

function markOf(step: SimulatedStep): string {
  const state = stateOf(step);
  if (state === "fired") return "fired";
  return state === "missed" ? "not fired" : "";
}
