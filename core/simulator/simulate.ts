import { adaptBody } from "../adapters/detect.ts";
import type { AdaptedEvent } from "../adapters/adapter.ts";
import { type CallState, emptyCallState } from "../engine/call-state.ts";
import type { Decided } from "../engine/decide.ts";
import type { EventDecision } from "../engine/decision.ts";
import type { Effect } from "../engine/effect.ts";
import { hashParts } from "../engine/hash.ts";
import { prepareProgram, type Program } from "../engine/program.ts";
import { stepCall } from "../engine/step-call.ts";
import type { Verdict } from "../engine/verdict.ts";
import type { CallEvent } from "../hook/call-event.ts";
import { findEvent } from "../hook/event-catalog.ts";
import type { HooksDocument, RunsOn } from "../hook/hook.ts";
import { toIso } from "../time.ts";
import type { SampleCall } from "./sample-call.ts";

/** One event of the sample, or one that followed from it. Key order is fixed, so equal runs print equal bytes. */
export type SimulatedStep = {
  /** Milliseconds from the start of the call. */
  readonly at: number;
  readonly event: {
    /** Canonical type; `null` when the body gave no call event. */
    readonly type: string | null;
    /** Why there was no call event. */
    readonly note?: string;
  };
  /** One for every hook of the document, in the order the hooks run. */
  readonly verdicts: readonly Verdict[];
  readonly effects: readonly Effect[];
  /** What the platform is answered; absent where it waits for no decision. */
  readonly decision?: EventDecision;
};

/** The virtual clock starts here: a simulation never reads a real one. 2026-01-01T00:00:00Z. */
const virtualStartMs = 1_767_225_600_000;

/**
 * Plays a sample call against a compiled document with a virtual clock. Pure: the same document and call give the
 * same steps, down to the picks. Events of the same millisecond keep their order in the sample. With `runsOn`
 * "platform" the verdicts say what would have fired, and there are no effects.
 */
export function simulate(
  document: HooksDocument,
  sample: SampleCall,
  runsOn: RunsOn = "hookline",
): readonly SimulatedStep[] {
  const program = prepareProgram([
    { flowId: "flow_simulated", version: 0, runsOn, document, switches: {} },
  ]);
  const played = { program, sample };
  const steps: SimulatedStep[] = [];
  let state: CallState = startState(sample);
  for (const [index, entry] of sample.events.toSorted((a, b) => a.atMs - b.atMs).entries()) {
    const { events, note } = readEntry(sample, entry.event, index);
    if (events.length === 0) steps.push(quietStep(played, entry.atMs, note));
    for (const [place, event] of events.entries()) {
      const parts = [sample.name, String(index), ...(place === 0 ? [] : [String(place)])];
      const stamped = stamp(event, parts, entry.atMs);
      for (const decided of stepCall(program, stamped, state)) {
        state = decided.state ?? state;
        steps.push(toStep(program, entry.atMs, decided));
      }
    }
  }
  return steps;
}

function startState(sample: SampleCall): CallState {
  const threshold = sample.facts.transcriberConfidenceThreshold;
  const state = emptyCallState();
  return threshold === undefined ? state : { ...state, confidenceThreshold: threshold };
}

type Played = { readonly program: Program; readonly sample: SampleCall };

function quietStep(played: Played, atMs: number, note: string): SimulatedStep {
  const verdicts = played.program.hooks.map((hook) => notListening(hook.name));
  return { at: atMs, event: { type: null, note }, verdicts, effects: [] };
}

function readEntry(
  sample: SampleCall,
  body: SampleCall["events"][number]["event"],
  index: number,
): { events: readonly AdaptedEvent[]; note: string } {
  const adapted = adaptBody(sample.adapter, body);
  if (adapted.kind === "events") return { events: adapted.events, note: "" };
  if (adapted.kind === "none") return { events: [], note: adapted.reason };
  return { events: [], note: `entry ${index} is not recognised: ${adapted.tried}` };
}

function stamp(event: AdaptedEvent, parts: readonly string[], atMs: number): CallEvent {
  const { callId: _callId, ...said } = event;
  const isOfCall = findEvent(event.type)?.ofCall ?? true;
  return {
    ...said,
    id: `evt_${hashParts([...parts, event.type])}`,
    // One sample is one call, whatever ids its bodies carry; what belongs to none (a heartbeat) stays outside.
    ...(isOfCall ? { callId: event.callId ?? "sample-call" } : {}),
    at: toIso(virtualStartMs + atMs),
  };
}

function toStep(program: Program, atMs: number, decided: Decided): SimulatedStep {
  const heard = new Map(decided.verdicts.map((entry) => [entry.verdict.hook, entry.verdict]));
  return {
    at: atMs,
    event: {
      type: decided.event.type,
      ...(decided.note === null ? {} : { note: decided.note }),
    },
    verdicts: program.hooks.map((hook) => heard.get(hook.name) ?? notListening(hook.name)),
    effects: decided.effects,
    ...(decided.decision === null ? {} : { decision: decided.decision }),
  };
}

function notListening(hook: string): Verdict {
  return { hook, verdict: "skipped", reason: "event" };
}
