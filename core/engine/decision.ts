import { type DecidedPath, decidedPaths } from "../hook/event-entry.ts";
import type { JsonObject } from "../json.ts";
import type { DecisionEffect, Effect } from "./effect.ts";
import { changeEvent, type Moment, valueAt } from "./moment.ts";
import type { ResolvedDecision } from "./resolved-action.ts";

/**
 * The answer to an event that waits for one. The rules are DevClaw's (`hooks.go`, `Dispatch`): hooks decide in order,
 * each sees what the ones before changed, the last change of a value counts; the first block ends it, and only the
 * changes of the blocking hook itself are told with it.
 */
export type EventDecision = {
  readonly block: boolean;
  readonly reason?: string;
  /** Whole values by path: all arguments, the whole message. Absent: nothing is changed. */
  readonly set?: JsonObject;
};

export type HookOfFlow = { readonly flowId: string; readonly name: string };

/** What the hooks of one event have decided so far. */
export type Deciding = {
  /** What the event lets be changed; `null`: it waits for no decision. */
  readonly decides: DecidedPath | null;
  readonly blockedBy: (HookOfFlow & { readonly reason: string | null }) | null;
  /** Whether a hook has changed what the event lets be changed. */
  readonly isChanged: boolean;
  /** What the hook that runs asks for: whole values by path, whether the event lets them be changed or not. */
  readonly own: JsonObject;
};

export function openDecision(decides: DecidedPath | null): Deciding {
  return { decides, blockedBy: null, isChanged: false, own: {} };
}

/** Before a hook runs: what earlier ones asked for is not its own. */
export function nextHook(deciding: Deciding): Deciding {
  return { ...deciding, own: {} };
}

/** Blocks the event unless it waits for no decision or is blocked already. */
export function block(deciding: Deciding, by: HookOfFlow, reason: string | null): Deciding {
  if (deciding.decides === null || deciding.blockedBy !== null) return deciding;
  return { ...deciding, blockedBy: { flowId: by.flowId, name: by.name, reason } };
}

export type Asked = {
  readonly deciding: Deciding;
  readonly moment: Moment;
  readonly resolved: Pick<
    DecisionEffect,
    "kind" | "block" | "reason" | "set" | "partly" | "ignored"
  >;
};

/** Takes what one action of a hook asks for. */
export function askDecision(
  deciding: Deciding,
  moment: Moment,
  { by, asked }: { readonly by: HookOfFlow; readonly asked: ResolvedDecision },
): Asked {
  if (!asked.block) return askChange(deciding, moment, asked);
  const { kind, reason, set } = asked;
  const undecided = notDeciding(deciding, moment);
  const ignored = undecided ?? (deciding.blockedBy === null ? null : "It is blocked already.");
  return {
    deciding: block(deciding, by, reason),
    moment,
    resolved: { kind, block: true, reason, set, partly: null, ignored },
  };
}

function askChange(deciding: Deciding, moment: Moment, asked: ResolvedDecision): Asked {
  const wanted = Object.entries(asked.set).filter(
    ([path]) => !asked.ifAbsent || valueAt(moment, path) === null,
  );
  const set = Object.fromEntries(wanted);
  const allowed = wanted.filter(([path]) => wholeOf(path) === deciding.decides);
  const { kind, reason } = asked;
  const why = whyLess(deciding, moment, asked, set);
  const counts = allowed.length > 0;
  return {
    deciding: {
      ...deciding,
      isChanged: deciding.isChanged || counts,
      own: { ...deciding.own, ...wholeValues(moment, set) },
    },
    moment: counts ? changeEvent(moment, Object.fromEntries(allowed)) : moment,
    resolved: {
      kind,
      block: false,
      reason,
      set,
      partly: counts ? why : null,
      ignored: counts ? null : why,
    },
  };
}

function wholeOf(path: string): string {
  return decidedPaths.find((whole) => path === whole || path.startsWith(`${whole}.`)) ?? path;
}

function wholeValues(moment: Moment, set: JsonObject): JsonObject {
  const changed = changeEvent(moment, set);
  const paths = new Set(Object.keys(set).map(wholeOf));
  return Object.fromEntries([...paths].map((path) => [path, valueAt(changed, path)]));
}

/** Why not all that an action sets comes to count, `null` when it does. */
function whyLess(
  deciding: Deciding,
  moment: Moment,
  asked: ResolvedDecision,
  set: JsonObject,
): string | null {
  const undecided = notDeciding(deciding, moment);
  if (undecided !== null) return undecided;
  const others = Object.keys(set).filter((path) => wholeOf(path) !== deciding.decides);
  if (others.length > 0) {
    return `${moment.event.type} lets ${deciding.decides} be changed, not ${others.join(", ")}.`;
  }
  if (Object.keys(set).length > 0) return null;
  return asked.ifAbsent && Object.keys(asked.set).length > 0
    ? "What it sets is there already."
    : "It sets no value, so nothing is changed.";
}

function notDeciding(deciding: Deciding, moment: Moment): string | null {
  if (deciding.decides !== null) return null;
  return `${moment.event.type} waits for no decision, so nothing is blocked or changed.`;
}

/** What all hooks of the event come to; `null` when it waits for no decision. */
export function closeDecision(deciding: Deciding, moment: Moment): EventDecision | null {
  const { decides, blockedBy, isChanged, own } = deciding;
  if (decides === null) return null;
  if (blockedBy === null) {
    return { block: false, ...(isChanged ? { set: { [decides]: valueAt(moment, decides) } } : {}) };
  }
  return {
    block: true,
    ...(blockedBy.reason === null ? {} : { reason: blockedBy.reason }),
    ...(Object.keys(own).length === 0 ? {} : { set: own }),
  };
}

/** Says of the changes that a block made void why they count no more. */
export function voidChanges(effects: readonly Effect[], deciding: Deciding): readonly Effect[] {
  const by = deciding.blockedBy;
  if (by === null) return effects;
  const ignored = `The hook "${by.name}" blocked the event.`;
  return effects.map((effect) => {
    const isOwn = effect.flowId === by.flowId && effect.hook === by.name;
    if (effect.kind !== "decision" || effect.ignored !== null || isOwn) return effect;
    return { ...effect, ignored };
  });
}
