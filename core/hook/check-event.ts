import { diagnostic, type Diagnostic } from "../diagnostic.ts";
import { closestTo } from "./did-you-mean.ts";
import type { RawHook } from "./draft.ts";
import { eventCatalog, type EventEntry, findEvent } from "./event-catalog.ts";
import { explainIssue } from "./explain-issue.ts";
import { eventOptionsSchema, eventsOf } from "./hook.ts";

/**
 * Returns what is wrong with the events a hook listens to and their options.
 *
 * Codes: `event.unknown`, `event.unknown-option`, `event.invalid-option`, `hook.options-not-allowed`.
 */
export function checkEvents(hook: RawHook, path: string): readonly Diagnostic[] {
  const names = listOf(hook.on);
  const isList = typeof hook.on !== "string";
  const unknown = names.flatMap((name, index) =>
    findEvent(name) === null
      ? [unknownEvent(name, isList ? `${path}.on.${index}` : `${path}.on`)]
      : [],
  );
  const entries = names.map(findEvent).filter((entry) => entry !== null);
  const [first] = entries;
  if (names.length > 1) return [...unknown, ...checkShared(hook, entries, path)];
  return [...unknown, ...(first === undefined ? [] : checkOptions(hook, first, path))];
}

function listOf(on: RawHook["on"]): readonly string[] {
  return typeof on === "string" ? eventsOf({ on }) : on;
}

function unknownEvent(name: string, path: string): Diagnostic {
  return diagnostic("event.unknown", {
    path,
    message: `There is no event "${name}".`,
    hint: hintAt(name),
  });
}

/** The event that was probably meant, else the events of a call; DevClaw's many are only pointed at. */
function hintAt(name: string): string {
  const types = eventCatalog.map((entry) => entry.type);
  const closest = closestTo(name, types);
  if (closest !== null) return `Did you mean ${closest}?`;
  const ofCalls = eventCatalog.filter((entry) => entry.group !== "devclaw");
  const listed = ofCalls.map((entry) => entry.type).join(", ");
  return `There is: ${listed}; and DevClaw's ${types.length - ofCalls.length}, such as user_prompt_submit and pre_tool_use.`;
}

function checkShared(
  hook: RawHook,
  entries: readonly EventEntry[],
  path: string,
): readonly Diagnostic[] {
  const withOptions = entries.find((entry) => entry.options.length > 0);
  if (withOptions !== undefined) {
    return [
      diagnostic("hook.options-not-allowed", {
        path: `${path}.on`,
        message: `${withOptions.type} takes options, so it cannot share a hook with other events.`,
        hint: "Give it a hook of its own.",
      }),
    ];
  }
  return Object.keys(hook.options ?? {}).map((option) =>
    unknownOption(option, "None of these events takes options.", path),
  );
}

function checkOptions(hook: RawHook, entry: EventEntry, path: string): readonly Diagnostic[] {
  const given = hook.options ?? {};
  const known: ReadonlySet<string> = new Set(entry.options.map((option) => option.key));
  const takes = known.size === 0 ? "It takes none." : `It takes ${[...known].join(", ")}.`;
  const parsed = eventOptionsSchema.safeParse(given);
  return [
    ...Object.keys(given)
      .filter((option) => !known.has(option))
      .map((option) => unknownOption(option, takes, path)),
    ...(parsed.error?.issues ?? []).map((issue) => {
      const explained = explainIssue(issue, given);
      const option = explained.path.map(String).join(".");
      return invalidOption(`${option} ${explained.message}.`, option, path);
    }),
    ...entry.options
      .filter((option) => option.required && given[option.key] === undefined)
      .map((option) => invalidOption(`${entry.type} needs ${option.key}.`, option.key, path)),
  ];
}

function unknownOption(option: string, takes: string, path: string): Diagnostic {
  return diagnostic("event.unknown-option", {
    path: `${path}.options.${option}`,
    message: `The event has no option ${option}. ${takes}`,
  });
}

function invalidOption(message: string, option: string, path: string): Diagnostic {
  return diagnostic("event.invalid-option", { path: `${path}.options.${option}`, message });
}
