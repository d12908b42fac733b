import { type Diagnostic, diagnostic, type Fix } from "../../diagnostic.ts";
import { actionUse, type ActionUse } from "../../hook/action-use.ts";
import type { EventEntry } from "../../hook/event-entry.ts";
import {
  actionsOf,
  type LintContext,
  type LintedAction,
  type LintedHook,
  type LintTarget,
  targetTitles,
} from "../lint-rule.ts";

/** What needs somebody to talk to. */
const inCallOnly: ReadonlySet<ActionUse> = new Set([
  "say",
  "message.add",
  "transferCall",
  "endCall",
  "handoff",
  "platform-tool",
]);

/** Platforms that take no instruction during a call. Sources: AVA v7.5.3, DevClaw: neither has a control channel. */
const withoutControl: ReadonlySet<LintTarget> = new Set(["ava", "devclaw"]);

/**
 * What Vapi itself does after a call is lost, by its published hooks: tools and messages, so that a failed call can
 * still be transferred; it says nothing any more. Source: Vapi OpenAPI `CallHookCallEnding`, 2026-08-19.
 */
function vapiStillDoes(entry: EventEntry, use: ActionUse): boolean {
  return entry.type === "call.ending" && use !== "say";
}

/** Actions that need a call, on events after it. */
export function actionTooLate(context: LintContext): readonly Diagnostic[] {
  return eachUse(context, ({ linted, found, use }) => {
    const late = linted.events.filter((entry) => isTooLate(entry, use, context.target));
    const [first] = late;
    if (first === undefined) return [];
    return [
      diagnostic("lint.action-too-late", {
        path: found.path,
        message: `When ${first.type} happens the call is over: nobody hears or carries out ${wordFor(use)}.`,
        hint: "Do it on an event during the call, or send a message instead.",
        ...(late.length === linted.events.length ? { fix: removal(linted, context) } : {}),
      }),
    ];
  });
}

/** Actions that nobody can carry out on this event, or on this platform at all. */
export function actionImpossible(context: LintContext): readonly Diagnostic[] {
  return eachUse(context, ({ linted, found, use }) => {
    const why = whyImpossible(linted, use, context.target);
    if (why === null) return [];
    return [diagnostic("lint.action-impossible", { path: found.path, ...why })];
  });
}

type Why = { readonly message: string; readonly hint: string };

function whyImpossible(linted: LintedHook, use: ActionUse, target: LintTarget): Why | null {
  const refusing = linted.events.find(
    (entry) => !entry.actions.includes(use) && !isTooLate(entry, use, target),
  );
  if (refusing !== undefined && !(target === "vapi" && vapiStillDoes(refusing, use))) {
    return whyNotThen(refusing, use);
  }
  const isTooLateAnyway = linted.events.some((entry) => isTooLate(entry, use, target));
  if (!withoutControl.has(target) || !inCallOnly.has(use) || isTooLateAnyway) return null;
  return {
    message: `${targetTitles[target]} takes no instructions during a call, so nobody carries out ${wordFor(use)}.`,
    hint: "Use an action that leaves the call: a webhook, a message to Slack or Discord, an e-mail.",
  };
}

function whyNotThen(entry: EventEntry, use: ActionUse): Why {
  if (use === "block" || use === "modify") {
    return {
      message: `${entry.type} does not wait for a decision, so ${wordFor(use)} has no effect.`,
      hint: "Only pre_tool_use and user_prompt_submit can be blocked or changed.",
    };
  }
  if (use === "answer") {
    return {
      message: `Nothing is asked when ${entry.type} happens, so there is nobody to answer.`,
      hint: "Answer tool.calls, or a request of the platform.",
    };
  }
  return {
    message: `Nobody can carry out ${wordFor(use)} when ${entry.type} happens.`,
    hint: `Possible then: ${entry.actions.join(", ")}.`,
  };
}

function isTooLate(entry: EventEntry, use: ActionUse, target: LintTarget): boolean {
  if (entry.inCall || !entry.ofCall || !inCallOnly.has(use) || entry.actions.includes(use)) {
    return false;
  }
  return !(target === "vapi" && vapiStillDoes(entry, use));
}

function removal(linted: LintedHook, context: LintContext): Fix {
  const late = actionsOf(linted).filter(({ action }) =>
    linted.events.every((entry) => isTooLate(entry, actionUse(action), context.target)),
  );
  if (late.length === linted.hook.do.length) {
    return { title: "Remove the hook", edits: [{ path: linted.path }] };
  }
  const edits = late.map(({ path }) => ({ path }));
  return { title: late.length === 1 ? "Remove the action" : "Remove the actions", edits };
}

type Use = {
  readonly linted: LintedHook;
  readonly found: LintedAction;
  readonly use: ActionUse;
};

function eachUse(
  { hooks }: LintContext,
  check: (use: Use) => readonly Diagnostic[],
): readonly Diagnostic[] {
  return hooks.flatMap((linted) =>
    actionsOf(linted).flatMap((found) => check({ linted, found, use: actionUse(found.action) })),
  );
}

function wordFor(use: ActionUse): string {
  return use === "platform-tool" ? "the tool" : use;
}
