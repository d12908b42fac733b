import { RE2JS } from "re2js";
import { assertNever } from "../assert.ts";
import { endedReasonMatches } from "../hook/ended-reasons.ts";
import type { Filter } from "../hook/filter.ts";
import type { Json } from "../json.ts";
import { getPath } from "./get-path.ts";
import { seededFraction } from "./hash.ts";
import type { TemplateContext } from "./template-context.ts";
import { isWithinHours } from "./within-hours.ts";

/** Why a filter did not match: what it asked for and what was there. */
export type FilterMiss = {
  readonly filter: Filter;
  readonly expected: Json;
  readonly actual: Json;
};

export type FilterScope = {
  readonly context: TemplateContext;
  /** Time of the event, epoch milliseconds. */
  readonly nowMs: number;
  /** Seeds `chance`: parts that name this event and this hook. */
  readonly seed: readonly string[];
};

/** Returns the first filter that does not match, or `null` when all of them do. An empty list always matches. */
export function evaluateFilters(filters: readonly Filter[], scope: FilterScope): FilterMiss | null {
  for (const [index, filter] of filters.entries()) {
    const inner = { ...scope, seed: [...scope.seed, String(index)] };
    if (!isMatch(filter, inner)) {
      return { filter, expected: expectedOf(filter), actual: actualOf(filter, scope.context) };
    }
  }
  return null;
}

function isMatch(filter: Filter, scope: FilterScope): boolean {
  switch (filter.type) {
    case "any":
      return filter.any.some((inner, index) => isMatch(inner, deeper(scope, index)));
    case "all":
      return filter.all.every((inner, index) => isMatch(inner, deeper(scope, index)));
    case "not":
      return !isMatch(filter.not, deeper(scope, 0));
    case "chance":
      return seededFraction(["chance", ...scope.seed]) < filter.chance;
    case "withinHours":
      return isWithinHours(filter.withinHours, scope.nowMs);
    default:
      return matchesValue(filter, getPath(scope.context, filter.key));
  }
}

type KeyedFilter = Extract<Filter, { key: string }>;

function matchesValue(filter: KeyedFilter, actual: Json): boolean {
  switch (filter.type) {
    case "oneOf":
      return filter.oneOf.some((entry) => isOneOf(filter.key, entry, actual));
    case "equals":
      return listOf(filter.equals).some((wanted) =>
        isEqual(wanted, actual, filter.caseSensitive === true),
      );
    case "contains":
      return matchesText(filter, filter.contains, actual, (text, part) => text.includes(part));
    case "startsWith":
      return matchesText(filter, filter.startsWith, actual, (text, part) => text.startsWith(part));
    case "endsWith":
      return matchesText(filter, filter.endsWith, actual, (text, part) => text.endsWith(part));
    case "matches":
      return textsOf(actual).some((text) =>
        patternOf(filter.matches, filter.caseSensitive !== false)
          .matcher(text)
          .find(),
      );
    case "greaterThan":
      return compare(actual, (value) => value > filter.greaterThan);
    case "lessThan":
      return compare(actual, (value) => value < filter.lessThan);
    case "between":
      return compare(actual, (value) => value >= filter.between[0] && value <= filter.between[1]);
    case "exists":
      return (actual !== null) === filter.exists;
    default:
      return assertNever(filter);
  }
}

function deeper(scope: FilterScope, index: number): FilterScope {
  return { ...scope, seed: [...scope.seed, String(index)] };
}

function listOf<T extends string | number | boolean>(value: T | readonly T[]): readonly T[] {
  return typeof value === "object" ? value : [value];
}

/** Source: hooks-document "Filters", `oneOf`: exact; families of ended reasons match as a part of the reason. */
function isOneOf(key: string, entry: string, actual: Json): boolean {
  const isReason = key === "call.endedReason" || key === "call_ended_reason";
  return textsOf(actual).some((text) =>
    isReason ? endedReasonMatches(entry, text) : text === entry,
  );
}

function isEqual(wanted: string | number | boolean, actual: Json, caseSensitive: boolean): boolean {
  if (typeof wanted !== "string" || typeof actual !== "string") return wanted === actual;
  return caseSensitive ? wanted === actual : wanted.toLowerCase() === actual.toLowerCase();
}

type TextOptions = { readonly caseSensitive?: boolean | undefined };

function matchesText(
  options: TextOptions,
  wanted: string | readonly string[],
  actual: Json,
  test: (text: string, part: string) => boolean,
): boolean {
  const fold = (text: string) => (options.caseSensitive === true ? text : text.toLowerCase());
  const parts = listOf(wanted).map(fold);
  return textsOf(actual).some((text) => parts.some((part) => test(fold(text), part)));
}

/** The texts a value stands for: itself, or each element of a list. Objects and `null` have none. */
function textsOf(value: Json): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value === "string") return [value];
  return typeof value === "number" || typeof value === "boolean" ? [String(value)] : [];
}

/** Numbers, and texts that are one: platforms send tool arguments as text. */
function compare(actual: Json, test: (value: number) => boolean): boolean {
  if (typeof actual === "number") return test(actual);
  return typeof actual === "string" && /^-?\d+(\.\d+)?$/.test(actual) && test(Number(actual));
}

const patterns = new Map<string, RE2JS>();
const maxCachedPatterns = 1000;

/** Compiled once per pattern. A pattern that is not RE2 never gets here: the document check refuses it. */
function patternOf(source: string, caseSensitive: boolean): RE2JS {
  const flags = caseSensitive ? 0 : RE2JS.CASE_INSENSITIVE;
  const cacheKey = `${flags}:${source}`;
  const known = patterns.get(cacheKey);
  if (known) return known;
  if (patterns.size >= maxCachedPatterns) patterns.clear();
  const compiled = RE2JS.compile(source, flags);
  patterns.set(cacheKey, compiled);
  return compiled;
}

function expectedOf(filter: Filter): Json {
  switch (filter.type) {
    case "any":
      return { any: filter.any.map(expectedOf) };
    case "all":
      return { all: filter.all.map(expectedOf) };
    case "not":
      return { not: expectedOf(filter.not) };
    case "oneOf":
      return filter.oneOf;
    case "equals":
      return filter.equals;
    case "contains":
      return filter.contains;
    case "startsWith":
      return filter.startsWith;
    case "endsWith":
      return filter.endsWith;
    case "matches":
      return filter.matches;
    case "greaterThan":
      return filter.greaterThan;
    case "lessThan":
      return filter.lessThan;
    case "between":
      return filter.between;
    case "exists":
      return filter.exists;
    case "chance":
      return filter.chance;
    case "withinHours":
      return {
        days: filter.withinHours.days,
        from: filter.withinHours.from,
        to: filter.withinHours.to,
        timeZone: filter.withinHours.timeZone,
      };
    default:
      return assertNever(filter);
  }
}

/** The value at the filter's key; of several keys, an object of them. */
function actualOf(filter: Filter, context: TemplateContext): Json {
  const keys = [...new Set(keysOf(filter))];
  const [first, ...others] = keys;
  if (first === undefined) return getPath(context, "now");
  if (others.length === 0) return getPath(context, first);
  return Object.fromEntries(keys.map((key) => [key, getPath(context, key)]));
}

function keysOf(filter: Filter): readonly string[] {
  switch (filter.type) {
    case "any":
      return filter.any.flatMap(keysOf);
    case "all":
      return filter.all.flatMap(keysOf);
    case "not":
      return keysOf(filter.not);
    case "chance":
    case "withinHours":
      return [];
    default:
      return [filter.key];
  }
}
