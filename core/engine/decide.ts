import type { CallEvent } from "../hook/call-event.ts";
import { trustJson } from "../json.ts";
import { fromIso } from "../time.ts";
import { applyEvent } from "./apply-event.ts";
import { buildContext } from "./build-context.ts";
import type { CallState } from "./call-state.ts";
import type { Effect } from "./effect.ts";
import { evaluateFilters } from "./evaluate-filter.ts";
import { getPath } from "./get-path.ts";
import type { PreparedHook, Program } from "./program.ts";
import { resolveEffects, type SkippedAction } from "./resolve-effects.ts";
import type { TemplateContext } from "./template-context.ts";
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
  /** The state of the call afterwards; `null` for an event of no call. */
  readonly state: CallState | null;
};

const repeatNotes: Readonly<Record<string, string>> = {
  "call.started": "no call event: already started",
  "call.ending": "no call event: already ended",
  "call.ended": "no call event: already ended",
};

/** Events that still count after `call.ended`: they close the call or belong to the session around it. */
const afterTheCall = new Set(["call.ending", "call.ended", "session.started", "session.ended"]);

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
  const listening = program.listeningTo(event.type);
  if (listening.length === 0) return { event, note, verdicts: [], effects: [], state: after };
  const context = buildContext(event, after);
  const verdicts: HookVerdict[] = [];
  const effects: Effect[] = [];
  let fired: CallState["fired"] = after?.fired ?? {};
  for (const hook of listening) {
    const first = judgeHook(hook, { event, context, before, after, fired });
    const judged = note === null ? first : countOnce(first);
    const runs = judged.verdict === "fired" && hook.runsOn === "hookline";
    const resolved = runs ? resolveEffects(hook, event, context) : { effects: [], skipped: [] };
    if (judged.verdict === "fired") fired = count(fired, hook);
    effects.push(...resolved.effects);
    verdicts.push({
      flowId: hook.flowId,
      flowVersion: hook.version,
      verdict: hook.runsOn === "platform" ? leaveToPlatform(judged) : judged,
      skippedActions: resolved.skipped,
    });
  }
  return { event, note, verdicts, effects, state: after === null ? null : { ...after, fired } };
}

/** A second signal of a once-only event: a hook that would fire is limited to the first one. */
function countOnce(judged: Verdict): Verdict {
  if (judged.verdict === "skipped") return judged;
  return { hook: judged.hook, verdict: "skipped", reason: "limited", expected: 1, actual: 1 };
}

type Judgement = {
  readonly event: CallEvent;
  readonly context: TemplateContext;
  readonly before: CallState | null;
  readonly after: CallState | null;
  readonly fired: CallState["fired"];
};

/** The one verdict of a listening hook: the first reason not to run, from the cheapest to the most particular. */
function judgeHook(hook: PreparedHook, at: Judgement): Verdict {
  const skip = (reason: Verdict["reason"], detail: Partial<Verdict> = {}): Verdict => ({
    hook: hook.name,
    verdict: "skipped",
    reason,
    ...detail,
  });
  if (!hook.enabled) return skip("disabled");
  if (at.before?.phase === "ended" && !afterTheCall.has(at.event.type)) return skip("call-over");
  const agents = hook.hook.scope?.agents;
  const agent = getPath(at.context, "call.agentId");
  if (agents !== undefined && !agents.some((wanted) => wanted === agent)) {
    return skip("scope", { expected: agents, actual: agent });
  }
  const confidence = judgeConfidence(hook, at);
  if (confidence !== null) return skip("confidence", confidence);
  const miss = evaluateFilters(hook.filters, {
    context: at.context,
    nowMs: fromIso(at.event.at) ?? 0,
    seed: [at.event.id, hook.flowId, hook.name],
  });
  if (miss !== null) return skip("filter", { ...miss, filter: trustJson(miss.filter) });
  const perCall = hook.hook.limit?.perCall;
  const soFar = at.fired[firedKey(hook)] ?? 0;
  if (perCall !== undefined && soFar >= perCall) {
    return skip("limited", { expected: perCall, actual: soFar });
  }
  return { hook: hook.name, verdict: "fired" };
}

const lowConfidenceEvent = "assistant.transcriber.endpointedSpeechLowConfidence";
/** Source: Vapi guide "Assistant hooks", default behaviour of low-confidence hooks. */
const defaultRangeWidth = 0.2;

/** `null` when the transcript's confidence is in [min, max), or the event is another one or says no confidence. */
function judgeConfidence(hook: PreparedHook, at: Judgement): Partial<Verdict> | null {
  const actual = getPath(at.context, "turn.confidence");
  if (at.event.type !== lowConfidenceEvent || typeof actual !== "number") return null;
  const options = hook.hook.options;
  const max = options?.confidenceMax ?? at.after?.confidenceThreshold ?? 0.4;
  // Rounded so that 0.4 - 0.2 is 0.2 also in binary fractions.
  const min = options?.confidenceMin ?? Math.max(0, Number((max - defaultRangeWidth).toFixed(6)));
  return actual >= min && actual < max ? null : { expected: [min, max], actual };
}

function firedKey(hook: PreparedHook): string {
  return `${hook.flowId}:${hook.name}`;
}

function count(fired: CallState["fired"], hook: PreparedHook): CallState["fired"] {
  const key = firedKey(hook);
  return { ...fired, [key]: (fired[key] ?? 0) + 1 };
}

function leaveToPlatform(judged: Verdict): Verdict {
  return { ...judged, verdict: "skipped", reason: "platform", wouldHave: judged.verdict };
}
