import type { CallEvent } from "../hook/call-event.ts";
import { findEvent } from "../hook/event-catalog.ts";
import { applyEvent } from "./apply-event.ts";
import type { CallState } from "./call-state.ts";
import { closeDecision, type EventDecision, openDecision, voidChanges } from "./decision.ts";
import type { Effect } from "./effect.ts";
import { firedKey, judgeHook } from "./judge-hook.ts";
import { momentOf } from "./moment.ts";
import type { PreparedHook, Program } from "./program.ts";
import { resolveEffects, type Running, type SkippedAction } from "./resolve-effects.ts";
import type { Verdict } from "./verdict.ts";

/** A verdict with the flow it belongs to and the actions that `when` left out. */
export type HookVerdict = {
  readonly flowId: string;
  readonly flowVersion: number;
  readonly verdict: Verdict;
  readonly skippedActions: readonly SkippedAction[];
};

export type Decided = {
  readonly event: CallEvent;
  /** Why the event counts no more ("already ended"), else `null`. Then no hook fires. */
  readonly note: string | null;
  /** One for each hook that listens to the event, in the order the hooks run. */
  readonly verdicts: readonly HookVerdict[];
  /** Ordered by hook, then by action. */
  readonly effects: readonly Effect[];
  /** What the platform is answered; `null` when the event waits for no decision. */
  readonly decision: EventDecision | null;
  /** The state of the call afterwards; `null` for an event of no call. */
  readonly state: CallState | null;
};

const repeatNotes: Readonly<Record<string, string>> = {
  "call.started": "no call event: already started",
  "call.ending": "no call event: already ended",
  "call.ended": "no call event: already ended",
};

/**
 * Decides what every listening hook does with one event. Pure and deterministic: the same program, event and state
 * give the same verdicts, effects and state, whatever the order of keys in the event.
 */
export function decide(program: Program, event: CallEvent, before: CallState | null): Decided {
  const isOfCall = event.callId !== undefined;
  const note = isOfCall ? noteOf(event, before) : null;
  // A later report may still know more about the call (a summary); only its hooks do not run again.
  const after = isOfCall ? applyEvent(before, event) : null;
  return decideFor(program, event, { before: isOfCall ? before : null, after, note });
}

/** Why a once-only event that was seen before counts no more, else `null`. */
function noteOf(event: CallEvent, before: CallState | null): string | null {
  const isRepeated = before !== null && Object.hasOwn(before.once, event.type);
  return isRepeated ? (repeatNotes[event.type] ?? "no call event: already seen") : null;
}

type Around = {
  readonly before: CallState | null;
  readonly after: CallState | null;
  readonly note: string | null;
};

function decideFor(program: Program, event: CallEvent, { before, after, note }: Around): Decided {
  const entry = findEvent(event.type);
  const deciding = openDecision(entry?.decides ?? null);
  const listening = program.listeningTo(event.type);
  if (listening.length === 0) {
    const decision = deciding.decides === null ? null : { block: false };
    return { event, note, verdicts: [], effects: [], decision, state: after };
  }
  const verdicts: HookVerdict[] = [];
  const effects: Effect[] = [];
  let fired: CallState["fired"] = after?.fired ?? {};
  let running: Running = {
    moment: momentOf(event, after),
    deciding,
    isAnswerable: entry?.actions.includes("answer") ?? false,
  };
  for (const hook of listening) {
    const { moment } = running;
    const isBlocked = running.deciding.blockedBy !== null;
    const { context, state } = moment;
    const first = judgeHook(hook, { event, context, before, after: state, fired, isBlocked });
    const judged = note === null ? first : countOnce(first);
    const runs = judged.verdict === "fired" && hook.runsOn === "hookline";
    const resolved = runs ? resolveEffects(hook, running) : { effects: [], skipped: [], running };
    running = resolved.running;
    if (judged.verdict === "fired") fired = count(fired, hook);
    effects.push(...resolved.effects);
    verdicts.push({
      flowId: hook.flowId,
      flowVersion: hook.version,
      verdict: hook.runsOn === "platform" ? leaveToPlatform(judged) : judged,
      skippedActions: resolved.skipped,
    });
  }
  const { moment, deciding: decided } = running;
  return {
    event,
    note,
    verdicts,
    effects: voidChanges(effects, decided),
    decision: closeDecision(decided, moment),
    state: moment.state === null ? null : { ...moment.state, fired },
  };
}

/** A second signal of a once-only event: a hook that would fire is limited to the first one. */
function countOnce(judged: Verdict): Verdict {
  if (judged.verdict === "skipped") return judged;
  return { hook: judged.hook, verdict: "skipped", reason: "limited", expected: 1, actual: 1 };
}

function count(fired: CallState["fired"], hook: PreparedHook): CallState["fired"] {
  const key = firedKey(hook);
  return { ...fired, [key]: (fired[key] ?? 0) + 1 };
}

function leaveToPlatform(judged: Verdict): Verdict {
  return { ...judged, verdict: "skipped", reason: "platform", wouldHave: judged.verdict };
}
