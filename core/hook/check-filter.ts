import { RE2JS } from "re2js";
import { diagnostic, type Diagnostic, type Fix } from "../diagnostic.ts";
import { callOutcomes } from "./call-outcome.ts";
import { contextPaths, isKnownPath } from "./context-path.ts";
import { closestTo, suggest } from "./did-you-mean.ts";
import { isFields } from "./draft.ts";
import { endedReasons, reasonFamilies } from "./ended-reasons.ts";
import { type Explained, explainIssue } from "./explain-issue.ts";
import { type Filter, filterSchema } from "./filter.ts";
import { isTimeZone } from "./time-zone.ts";
import { unknownField, unknownFields } from "./unknown-fields.ts";

/**
 * Returns what is wrong with a filter and everything inside it.
 *
 * Codes: `filter.unknown-type`, `filter.missing-key`, `filter.invalid`, `filter.bad-pattern`, `filter.unknown-path`,
 * `filter.unknown-reason`, `filter.empty`, `document.unknown-field`.
 */
export function checkFilter(value: unknown, path: string): readonly Diagnostic[] {
  const parsed = filterSchema.safeParse(value);
  const unknown = unknownFields(filterSchema, value).map((field) =>
    unknownField([path, ...field].join(".")),
  );
  if (parsed.success) return [...checkMeaning(parsed.data, path), ...unknown];
  return [
    ...parsed.error.issues.map((issue) =>
      filterDiagnostic(explainIssue(issue, value), value, path),
    ),
    ...unknown,
  ];
}

/** Turns what the schema says about a filter into the finding a person reads. `path` is where the value stands. */
function filterDiagnostic(issue: Explained, value: unknown, path: string): Diagnostic {
  const at = [path, ...issue.path].join(".");
  const field = issue.path.at(-1);
  if (field === "type" && issue.variants !== null) {
    return unknownType(issue.variants, fieldAt(value, issue.path), at);
  }
  if (field === "key" && (issue.missing || issue.message === "is empty")) {
    return diagnostic("filter.missing-key", {
      path: at,
      message: "The filter does not say which value it looks at.",
      hint: 'Give it a key, for example "call.endedReason".',
    });
  }
  const subject = field === undefined ? "A filter" : `The filter's ${String(field)}`;
  return diagnostic("filter.invalid", { path: at, message: `${subject} ${issue.message}.` });
}

function unknownType(types: readonly string[], type: unknown, path: string): Diagnostic {
  const named = typeof type === "string" && type !== "";
  return diagnostic("filter.unknown-type", {
    path,
    message: named
      ? `There is no filter of the type "${type}".`
      : "The filter does not say its type.",
    hint: named ? suggest(type, types) : `There is: ${types.join(", ")}.`,
  });
}

function fieldAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (isObject(at) ? Reflect.get(at, key) : undefined),
    value,
  );
}

function isObject(value: unknown): value is object {
  return isFields(value) || Array.isArray(value);
}

/** What a well-formed filter cannot mean. */
function checkMeaning(filter: Filter, path: string): readonly Diagnostic[] {
  switch (filter.type) {
    case "any":
      return filter.any.flatMap((inner, index) => checkMeaning(inner, `${path}.any.${index}`));
    case "all":
      return filter.all.flatMap((inner, index) => checkMeaning(inner, `${path}.all.${index}`));
    case "not":
      return checkMeaning(filter.not, `${path}.not`);
    case "chance":
      return [];
    case "withinHours":
      return checkTimeZone(filter.withinHours.timeZone, path);
    case "matches":
      return [...checkPattern(filter.matches, path), ...checkKey(filter.key, path)];
    case "oneOf":
      return [
        ...checkKey(filter.key, path),
        ...checkList(filter.oneOf, `${path}.oneOf`),
        ...checkReasons(filter, path),
      ];
    case "startsWith":
      return [...checkKey(filter.key, path), ...checkList(filter.startsWith, `${path}.startsWith`)];
    default:
      return checkKey(filter.key, path);
  }
}

function checkTimeZone(timeZone: string, path: string): readonly Diagnostic[] {
  if (isTimeZone(timeZone)) return [];
  return [
    diagnostic("filter.invalid", {
      path: `${path}.withinHours.timeZone`,
      message: `There is no time zone "${timeZone}".`,
      hint: "Use a name such as Europe/Berlin, America/New_York or UTC.",
    }),
  ];
}

function checkPattern(pattern: string, path: string): readonly Diagnostic[] {
  const problem = patternProblem(pattern);
  if (problem === null) return [];
  return [
    diagnostic("filter.bad-pattern", {
      path: `${path}.matches`,
      message: `The pattern cannot be read: ${problem}.`,
      hint: "Patterns are in RE2 syntax: no look-ahead, no look-behind, no back-references.",
    }),
  ];
}

function patternProblem(pattern: string): string | null {
  try {
    RE2JS.compile(pattern);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : "it is not valid RE2";
  }
}

/** Vapi takes empty lists. */
function checkList(values: string | readonly string[], path: string): readonly Diagnostic[] {
  if (values.length > 0 || typeof values === "string") return [];
  return [
    diagnostic("filter.empty", {
      path,
      message: "The filter compares with nothing, so it never matches.",
      hint: "Give it a value, or delete the filter.",
    }),
  ];
}

function checkKey(key: string, path: string): readonly Diagnostic[] {
  if (isKnownPath(key)) return [];
  const closest = closestTo(
    key,
    contextPaths.map((known) => known.path),
  );
  return [
    diagnostic("filter.unknown-path", {
      path: `${path}.key`,
      message: `No event has a value "${key}".`,
      ...(closest === null ? {} : replaceBy(closest, `${path}.key`)),
    }),
  ];
}

function replaceBy(closest: string, path: string): { readonly hint: string; readonly fix: Fix } {
  return {
    hint: `Did you mean ${closest}?`,
    fix: { title: `Change it to ${closest}`, edits: [{ path, value: closest }] },
  };
}

/** What an entry can have been meant to be: a family, or one reason. */
const reasonNames: readonly string[] = [
  ...reasonFamilies.map((family) => family.entry),
  ...endedReasons,
];
const outcomes: ReadonlySet<string> = new Set(callOutcomes);
/** Entries of one filter that are looked at, and looked for among what was meant: nobody reads more findings. */
const maxEntries = 5000;
const maxHints = 50;
/** For one search instead of many; no reason has a line break. */
const everyReason = endedReasons.join("\n");

function checkReasons(
  filter: Extract<Filter, { type: "oneOf" }>,
  path: string,
): readonly Diagnostic[] {
  if (filter.key !== "call.endedReason") return [];
  let unknown = 0;
  return filter.oneOf.slice(0, maxEntries).flatMap((entry, index) => {
    // Platforms without Vapi's reasons give their outcome there.
    if (outcomes.has(entry)) return [];
    if (!entry.includes("\n") && everyReason.includes(entry)) return [];
    unknown += 1;
    const closest = unknown > maxHints ? null : closestTo(entry, reasonNames);
    return [
      diagnostic("filter.unknown-reason", {
        path: `${path}.oneOf.${index}`,
        message: `No known ended reason is or contains "${entry}".`,
        ...(closest === null ? {} : replaceBy(closest, `${path}.oneOf.${index}`)),
      }),
    ];
  });
}
