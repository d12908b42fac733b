import { type Diagnostic, diagnostic } from "../../diagnostic.ts";
import { findEvent } from "../../hook/event-catalog.ts";
import type { EventEntry } from "../../hook/event-entry.ts";
import { dialectNames } from "../../dialects/dialect.ts";
import { eventsOf } from "../../hook/hook.ts";
import { type LintContext, type LintedHook, type LintTarget, targetTitles } from "../lint-rule.ts";

/** Events that the target never gives: the hook would wait for ever. */
export function eventNotProduced({ hooks, target }: LintContext): readonly Diagnostic[] {
  return hooks.flatMap((linted) =>
    linted.events.flatMap((entry, index) =>
      isProduced(entry, target)
        ? []
        : [
            diagnostic("lint.event-not-produced", {
              path: pathOfEvent(linted, index),
              message: whyNot(entry, target),
              ...hintFor(entry),
            }),
          ],
    ),
  );
}

/** A timer needs the event it starts with, and nothing else of the platform. */
const timersFrom: ReadonlyMap<string, string> = new Map([["call.timeElapsed", "call.started"]]);

/** A platform's own hooks and the events it sends both count, and timers that Hookline itself keeps. */
export function isProduced(entry: EventEntry, target: LintTarget): boolean {
  const producers: readonly string[] = entry.producedBy;
  if (target === "hookline") return producers.some((producer) => producer !== "canonical");
  if (producers.includes(target) || entry.names[target] !== undefined) return true;
  const start = findEvent(timersFrom.get(entry.type) ?? "");
  return start !== null && isProduced(start, target);
}

function whyNot(entry: EventEntry, target: LintTarget): string {
  if (target === "hookline") {
    return `No platform tells Hookline of ${entry.type}; only an event you send yourself starts this hook.`;
  }
  return `${targetTitles[target]} never gives ${entry.type}, so this hook never runs there.`;
}

function hintFor(entry: EventEntry): { readonly hint?: string } {
  const places = dialectNames
    .filter((name) => entry.names[name] !== undefined)
    .map((name) => targetTitles[name]);
  return places.length === 0 ? {} : { hint: `It comes from ${places.join(", ")}.` };
}

function pathOfEvent({ hook, path }: LintedHook, index: number): string {
  return typeof hook.on === "string" ? `${path}.on` : `${path}.on.${index}`;
}

/** Names that the Unpod SDK takes at registration and calls nowhere. Source: unpod-python-sdk bb3b1c2, `hooks.py`. */
const neverByUnpod: ReadonlySet<string> = new Set([
  "user_partial",
  "silence",
  "tool_call",
  "tool_result",
]);

/** Names that a platform accepts without ever calling them. */
export function neverFires({ hooks, target }: LintContext): readonly Diagnostic[] {
  if (target !== "unpod") return [];
  return hooks.flatMap((linted) => {
    const kept = linted.hook.platform?.["unpod"]?.["event"];
    const names = [...eventsOf(linted.hook), ...(typeof kept === "string" ? [kept] : [])];
    return names
      .filter((name) => neverByUnpod.has(name))
      .map((name) =>
        diagnostic("lint.never-fires", {
          path: `${linted.path}.on`,
          message: `The Unpod SDK takes a handler for ${name}, but never calls it.`,
          hint:
            name === "silence"
              ? "Use customer.speech.timeout: its export watches the silence itself."
              : "Use an event that the session really gives, such as customer.turn.",
        }),
      );
  });
}

/**
 * Events that Vapi's guide describes and its published union of hooks does not have: a strict reader may drop them.
 * Source: Vapi guide "Assistant hooks" and OpenAPI `CreateAssistantDTO.hooks`, 2026-08-19.
 */
const unpublishedByVapi: ReadonlySet<string> = new Set([
  "call.timeElapsed",
  "assistant.transcriber.endpointedSpeechLowConfidence",
]);

export function unpublished({ hooks, target }: LintContext): readonly Diagnostic[] {
  if (target !== "vapi") return [];
  return hooks.flatMap((linted) =>
    linted.events.flatMap((entry, index) =>
      unpublishedByVapi.has(entry.type)
        ? [
            diagnostic("lint.unpublished", {
              path: pathOfEvent(linted, index),
              message: `Vapi's guide describes ${entry.type}; its published schema of an assistant's hooks does not have it.`,
              hint: "It works by the guide. Tools that check against the published schema refuse it; try it on a real call.",
            }),
          ]
        : [],
    ),
  );
}
