import { UnstyledButton } from "@mantine/core";
import { findEvent } from "#core/hook/event-catalog.ts";
import type { SimulatedStep } from "#core/simulator/simulate.ts";
import { hasListened } from "../derive-test-run.ts";
import { clockWords } from "../inspector/duration.ts";
import classes from "./timeline.module.css";

export type TimelineProps = {
  readonly steps: readonly SimulatedStep[];
  readonly chosen: number | null;
  readonly onChoose: (step: number | null) => void;
};

/** What happened in the call, in order. A step shows whether it was listened to and whether something fired. */
export function Timeline({ steps, chosen, onChoose }: TimelineProps) {
  return (
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
      {steps.map((step, index) => (
        // Two events can be equal in all they show; their place in the call is their identity.
        <li key={`${String(index)} ${String(step.at)}`}>
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
  );
}

/** What a step is called: the event, or that there was none. */
export function eventTitle(step: SimulatedStep): string {
  const { type } = step.event;
  if (type === null) return "No call event";
  return findEvent(type)?.title ?? type;
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
