import type { Diagnostic } from "../diagnostic.ts";
import { findEvent } from "../hook/event-catalog.ts";
import { eventsOf, hookSchema, type HooksDocument } from "../hook/hook.ts";
import type { LintContext, LintedHook, LintOptions } from "./lint-rule.ts";
import { readFacts } from "./read-facts.ts";
import { lintRules } from "./rules.ts";
import { isProduced } from "./rules/events.ts";

/**
 * Says what a hooks document means that its author hardly wants, for one target. What is plainly wrong with it is said
 * by those who read it (`parseHooksDocument`, `checkActions`) and not repeated here. Hooks that are switched off, or
 * that do not fit their schema, are passed over. Paths lead into `document`; `fix` can be handed to `applyFixes`.
 *
 * Codes: `lint.*`, in the order of `lintRules`.
 */
export function lintDocument(document: HooksDocument, options: LintOptions): readonly Diagnostic[] {
  const context: LintContext = {
    target: options.target,
    facts: { ...readFacts(document), ...options.facts },
    secrets: options.secrets ?? null,
    runsOn: options.runsOn ?? "hookline",
    elsewhere: options.elsewhere ?? [],
    hooks: document.hooks.flatMap(readHook),
  };
  // Of a hook that never runs it is said that it never runs, and nothing else.
  const running = { ...context, hooks: context.hooks.filter((hook) => canRun(hook, context)) };
  return [
    ...lintRules["lint.event-not-produced"](context),
    ...otherRules.flatMap((rule) => rule(running)),
  ];
}

const otherRules = Object.entries(lintRules).flatMap(([code, rule]) =>
  code === "lint.event-not-produced" ? [] : [rule],
);

/** On Hookline an event may still be sent by hand. */
function canRun({ events }: LintedHook, { target }: LintContext): boolean {
  if (target === "hookline" || events.length === 0) return true;
  return events.some((entry) => isProduced(entry, target));
}

function readHook(given: unknown, index: number): readonly LintedHook[] {
  const parsed = hookSchema.safeParse(given);
  if (!parsed.success || parsed.data.enabled === false) return [];
  const events = eventsOf(parsed.data).map(findEvent);
  return [
    {
      hook: parsed.data,
      path: `hooks.${index}`,
      events: events.filter((entry) => entry !== null),
    },
  ];
}
