import { type Json, trustJson } from "../json.ts";
import { fromIso } from "../time.ts";
import { askDecision, block, type Deciding, nextHook } from "./decision.ts";
import type { Effect } from "./effect.ts";
import { evaluateFilters } from "./evaluate-filter.ts";
import { hashParts, seededFraction } from "./hash.ts";
import { mergeInCall } from "./merge-in-call.ts";
import { keepValue, type Moment } from "./moment.ts";
import type { PreparedHook, PreparedStep } from "./program.ts";
import type { Resolved } from "./resolved-action.ts";
import { whyUnheard } from "./unheard-answer.ts";

/** An action of a fired hook that did not run because its `when` did not match. */
export type SkippedAction = {
  readonly action: string;
  readonly filter: Json;
  readonly expected: Json;
  readonly actual: Json;
};

/** What the hooks of one event share while they run, one after another. */
export type Running = {
  readonly moment: Moment;
  readonly deciding: Deciding;
  /** Whether the platform waits for an answer that no hook has given yet. */
  readonly isAnswerable: boolean;
};

export type ResolvedEffects = {
  readonly effects: readonly Effect[];
  readonly skipped: readonly SkippedAction[];
  /** What the next hook starts from. */
  readonly running: Running;
};

/**
 * Resolves the actions of a fired hook, in order; each sees what the ones before kept or changed. An action that fails
 * is an effect of kind `failed`; the rest goes on unless it says `stopOnError`. Where the platform waits for a decision
 * and the hook is to fail closed, a failed action blocks.
 */
export function resolveEffects(hook: PreparedHook, before: Running): ResolvedEffects {
  const effects: Effect[] = [];
  const skipped: SkippedAction[] = [];
  let running: Running = { ...before, deciding: nextHook(before.deciding) };
  for (const step of hook.actions) {
    const { event, context } = running.moment;
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
    const done = runStep(hook, step, { key, running });
    effects.push(done.effect);
    running = done.running;
    if (done.effect.kind === "failed" && step.stopOnError) break;
  }
  return { effects: mergeInCall(effects), skipped, running };
}

/**
 * Names one effect of one event: hash of event id, flow id, hook name, action id and replay id (empty but for a
 * replay). The same decision made twice has the same key, so it is stored once.
 */
function effectKey(eventId: string, hook: PreparedHook, actionId: string): string {
  return hashParts([eventId, hook.flowId, hook.name, actionId, ""]);
}

type Done = { readonly effect: Effect; readonly running: Running };

function runStep(
  hook: PreparedHook,
  step: PreparedStep,
  at: { readonly key: string; readonly running: Running },
): Done {
  const { key, running } = at;
  const pick = (count: number) => Math.floor(seededFraction([key, "pick"]) * count);
  const resolved = step.action.resolve(running.moment.context, pick);
  const names = {
    key,
    flowId: hook.flowId,
    flowVersion: hook.version,
    hook: hook.name,
    action: step.action.id,
    actionType: step.action.type,
  };
  return take(hook, names, { resolved, running });
}

type Names = Pick<Effect, "key" | "flowId" | "flowVersion" | "hook" | "action" | "actionType">;

function take(
  hook: PreparedHook,
  names: Names,
  { resolved, running }: { readonly resolved: Resolved; readonly running: Running },
): Done {
  const { moment, deciding } = running;
  switch (resolved.kind) {
    case "decision": {
      const asked = askDecision(deciding, moment, { by: hook, asked: resolved });
      return {
        effect: { ...names, ...asked.resolved },
        running: { ...running, moment: asked.moment, deciding: asked.deciding },
      };
    }
    case "data": {
      const ignored = moment.state === null ? "The event belongs to no call." : null;
      return {
        effect: { ...names, ...resolved, ignored },
        running: { ...running, moment: keepValue(moment, resolved.path, resolved.value) },
      };
    }
    case "answer": {
      const ignored = whyUnheard(moment, resolved, running.isAnswerable);
      const { kind, answer } = resolved;
      return {
        effect: { ...names, kind, answer, ignored },
        running: ignored === null ? { ...running, isAnswerable: false } : running,
      };
    }
    case "failed":
      return {
        effect: { ...names, ...resolved },
        running: hook.failsClosed ? closed(hook, resolved.message, running) : running,
      };
    default:
      return { effect: { ...names, ...resolved }, running };
  }
}

function closed(hook: PreparedHook, message: string, running: Running): Running {
  const reason = `The hook "${hook.name}" failed and is to block then: ${message}`;
  return { ...running, deciding: block(running.deciding, hook, reason) };
}
