import type { CallEvent } from "../hook/call-event.ts";
import { getPath } from "./get-path.ts";
import { hashParts } from "./hash.ts";
import type { CallState } from "./call-state.ts";
import { type Decided, decide } from "./decide.ts";
import type { Program } from "./program.ts";

/**
 * Decides one event and then those that follow from it and the state of the call, in order. The first result is the
 * event's own; `state` of the last one is the state of the call afterwards.
 */
export function stepCall(
  program: Program,
  event: CallEvent,
  before: CallState | null,
): readonly [Decided, ...Decided[]] {
  const own = decide(program, event, before);
  const derived: Decided[] = [];
  let state = own.state;
  for (const following of deriveEvents(event, before)) {
    const decided = decide(program, following, state);
    derived.push(decided);
    state = decided.state;
  }
  return [own, ...derived];
}

/**
 * Events that no platform sends but the state of the call shows. The assistant that begins to speak while the
 * customer still does has interrupted the customer.
 * Source: Vapi OpenAPI, `CallHookCustomerSpeechInterrupted`, 2026-08-19.
 */
function deriveEvents(event: CallEvent, before: CallState | null): readonly CallEvent[] {
  const isInterruption =
    event.type === "speech.started" &&
    getPath(event.data, "role") === "assistant" &&
    before?.phase !== "ended" &&
    before?.speaking.customer === true &&
    !before.speaking.assistant;
  return isInterruption ? [derive(event, "customer.speech.interrupted")] : [];
}

/** The id follows from the event's, so deriving twice gives the same event. */
function derive(event: CallEvent, type: string): CallEvent {
  return { ...event, id: `evt_${hashParts([event.id, type])}`, type };
}
