import type { CallEvent } from "../hook/call-event.ts";
import { type Json, trustJson } from "../json.ts";
import { fromIso } from "../time.ts";
import type { Effect } from "./effect.ts";
import { evaluateFilters } from "./evaluate-filter.ts";
import { hashParts, seededFraction } from "./hash.ts";
import { mergeInCall } from "./merge-in-call.ts";
import type { PreparedHook, PreparedStep } from "./program.ts";
import type { TemplateContext } from "./template-context.ts";

/** An action of a fired hook that did not run because its `when` did not match. */
export type SkippedAction = {
  readonly action: string;
  readonly filter: Json;
  readonly expected: Json;
  readonly actual: Json;
};

export type ResolvedEffects = {
  readonly effects: readonly Effect[];
  readonly skipped: readonly SkippedAction[];
};

/**
 * Resolves the actions of a fired hook, in order. An action that fails is an effect of kind `failed`; the rest goes
 * on unless it says `stopOnError`.
 */
export function resolveEffects(
  hook: PreparedHook,
  event: CallEvent,
  context: TemplateContext,
): ResolvedEffects {
  const effects: Effect[] = [];
  const skipped: SkippedAction[] = [];
  for (const step of hook.actions) {
    const key = effectKey(event.id, hook, step.action.id);
    const miss = evaluateFilters(step.when, {
      context,
      nowMs: fromIso(event.at) ?? 0,
      seed: [key],
    });
    if (miss !== null) {
      skipped.push({ ...miss, action: step.action.id, filter: trustJson(miss.filter) });
      continue;
    }
    const effect = resolveStep(hook, step, key, context);
    effects.push(effect);
    if (effect.kind === "failed" && step.stopOnError) break;
  }
  return { effects: mergeInCall(effects), skipped };
}

/**
 * Names one effect of one event: hash of event id, flow id, hook name, action id and replay id (empty but for a
 * replay). The same decision made twice has the same key, so it is stored once.
 */
function effectKey(eventId: string, hook: PreparedHook, actionId: string): string {
  return hashParts([eventId, hook.flowId, hook.name, actionId, ""]);
}

function resolveStep(
  hook: PreparedHook,
  step: PreparedStep,
  key: string,
  context: TemplateContext,
): Effect {
  const pick = (count: number) => Math.floor(seededFraction([key, "pick"]) * count);
  const resolved = step.action.resolve(context, pick);
  return {
    key,
    flowId: hook.flowId,
    flowVersion: hook.version,
    hook: hook.name,
    action: step.action.id,
    actionType: step.action.type,
    ...resolved,
  };
}
