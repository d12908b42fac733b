import type { CallEvent } from "../hook/call-event.ts";
import { trustJson } from "../json.ts";
import { fromIso } from "../time.ts";
import type { CallState } from "./call-state.ts";
import { evaluateFilters } from "./evaluate-filter.ts";
import { getPath } from "./get-path.ts";
import type { PreparedHook } from "./program.ts";
import type { TemplateContext } from "./template-context.ts";
import type { Verdict } from "./verdict.ts";

export type Judgement = {
  readonly event: CallEvent;
  readonly context: TemplateContext;
  readonly before: CallState | null;
  readonly after: CallState | null;
  readonly fired: CallState["fired"];
  /** Whether a hook that ran before has blocked the event. */
  readonly isBlocked: boolean;
};

/** Events that still count after `call.ended`: they close the call or belong to the session around it. */
const afterTheCall = new Set(["call.ending", "call.ended", "session.started", "session.ended"]);

/** The one verdict of a listening hook: the first reason not to run, from the cheapest to the most particular. */
export function judgeHook(hook: PreparedHook, at: Judgement): Verdict {
  const skip = (reason: Verdict["reason"], detail: Partial<Verdict> = {}): Verdict => ({
    hook: hook.name,
    verdict: "skipped",
    reason,
    ...detail,
  });
  if (!hook.enabled) return skip("disabled");
  if (at.isBlocked) return skip("blocked");
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

/** The name under which the state counts how often a hook fired. */
export function firedKey(hook: PreparedHook): string {
  return `${hook.flowId}:${hook.name}`;
}
