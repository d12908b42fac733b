import type { Filter } from "../../../hook/filter.ts";
import { type Doc, escapeText, group, prefixed } from "./python-text.ts";
import { parseKey } from "./template.ts";
import { type Scope, writePath } from "./write-value.ts";

/** Filters that must all match, as one condition; `null` when one of them cannot be said. */
export function writeConditions(filters: readonly Filter[], scope: Scope): readonly Doc[] | null {
  const written = filters.map((filter) => writeCondition(filter, scope));
  const known = written.filter((condition) => condition !== null);
  return known.length < written.length ? null : known;
}

/** One filter as a condition that may stand beside others in `and`. */
function writeCondition(filter: Filter, scope: Scope): Doc | null {
  switch (filter.type) {
    case "any":
    case "all":
      return writeSeveral(filter.type, filter.type === "any" ? filter.any : filter.all, scope);
    case "not":
      return writeNot(filter.not, scope);
    case "chance":
      scope.needs.add("random");
      return `random.random() < ${filter.chance}`;
    case "withinHours": {
      const { days, from, to, timeZone } = filter.withinHours;
      scope.needs.add("_within_hours");
      return group("_within_hours(", [tuple(days), quote(from), quote(to), quote(timeZone)], ")");
    }
    default:
      return writeKeyed(filter, scope);
  }
}

function writeSeveral(type: "any" | "all", filters: readonly Filter[], scope: Scope): Doc | null {
  const written = writeConditions(filters, scope);
  return written === null ? null : group(`${type}((`, written, written.length === 1 ? ",))" : "))");
}

function writeNot(filter: Filter, scope: Scope): Doc | null {
  const written = writeCondition(filter, scope);
  return written === null ? null : group("not (", [written], ")", "");
}

type Keyed = Extract<Filter, { key: string }>;

function quote(text: string): string {
  return `"${escapeText(text)}"`;
}

function tuple(words: readonly string[]): Doc {
  return group("(", words.map(quote), words.length === 1 ? ",)" : ")");
}

function writeKeyed(filter: Keyed, scope: Scope): Doc | null {
  const value = writePath(parseKey(filter.key), scope);
  if (value === null) return null;
  const code = value.code;
  switch (filter.type) {
    case "exists":
      return `${value.isText ? `(${code} or None)` : code} is ${filter.exists ? "not " : ""}None`;
    case "greaterThan":
      return `${asNumber(code, scope)} > ${filter.greaterThan}`;
    case "lessThan":
      return `${asNumber(code, scope)} < ${filter.lessThan}`;
    case "between":
      return `${filter.between[0]} <= ${asNumber(code, scope)} <= ${filter.between[1]}`;
    case "matches":
      return writeMatches(filter, value.isText ? code : asText(code, scope), scope);
    case "oneOf":
      return filter.oneOf.length === 0
        ? null
        : group(`${code} in (`, filter.oneOf.map(quote), filter.oneOf.length === 1 ? ",)" : ")");
    case "equals":
      return writeEquals(filter, value, scope);
    default:
      return writeParts(filter, value.isText ? code : asText(code, scope));
  }
}

function asNumber(code: string, scope: Scope): string {
  scope.needs.add("_number");
  return `_number(${code})`;
}

function asText(code: string, scope: Scope): string {
  scope.needs.add("_text");
  return `_text(${code})`;
}

type Value = { readonly code: string; readonly isText: boolean };

function writeEquals(
  filter: Extract<Filter, { type: "equals" }>,
  value: Value,
  scope: Scope,
): Doc | null {
  const isFolded = filter.caseSensitive !== true;
  const given = filter.equals;
  const words = typeof given === "object" ? given : [given];
  const texts = words.filter((word) => typeof word === "string");
  const code = isFolded && texts.length > 0 ? folded(value, scope) : value.code;
  if (typeof given === "boolean") return `${code} is ${scalar(given, false)}`;
  if (typeof given !== "object") return `${code} == ${scalar(given, isFolded)}`;
  if (isFolded && texts.every(isLower)) {
    return group(
      `${code} in (`,
      words.map((word) => scalar(word, false)),
      words.length === 1 ? ",)" : ")",
    );
  }
  const test = isFolded ? "word.lower()" : "word";
  if (isFolded && texts.length < words.length) return null;
  return each(
    `${code} == ${test}`,
    words.map((word) => scalar(word, false)),
  );
}

function folded(value: Value, scope: Scope): string {
  if (value.isText) return `${value.code}.lower()`;
  scope.needs.add("_lower");
  return `_lower(${value.code})`;
}

function isLower(word: string): boolean {
  return word === word.toLowerCase();
}

function scalar(word: string | number | boolean, isFolded: boolean): string {
  if (typeof word === "boolean") return word ? "True" : "False";
  if (typeof word === "number") return String(word);
  return isFolded && !isLower(word) ? `${quote(word)}.lower()` : quote(word);
}

/** `any(test for word in (…))` */
function each(test: string, words: readonly string[]): Doc {
  const list = group("for word in (", words, words.length === 1 ? ",)" : ")");
  return group("any(", [test, list], ")", "");
}

type Parts = Extract<Filter, { type: "contains" | "startsWith" | "endsWith" }>;

function writeParts(filter: Parts, code: string): Doc | null {
  const given =
    filter.type === "contains"
      ? filter.contains
      : filter.type === "startsWith"
        ? filter.startsWith
        : filter.endsWith;
  const isFolded = filter.caseSensitive !== true;
  const of = isFolded ? `${code}.lower()` : code;
  const words = typeof given === "string" ? [given] : given;
  // An empty part stands in every text, also in the one that stands for no value.
  if (words.includes("")) return null;
  const needsFold = isFolded && !words.every(isLower);
  if (filter.type === "contains") {
    if (typeof given === "string") return `${scalar(given, isFolded)} in ${of}`;
    return each(`${needsFold ? "word.lower()" : "word"} in ${of}`, words.map(quote));
  }
  const method = filter.type === "startsWith" ? "startswith" : "endswith";
  if (needsFold) {
    return typeof given === "string"
      ? `${of}.${method}(${scalar(given, true)})`
      : each(`${of}.${method}(word.lower())`, words.map(quote));
  }
  return typeof given === "string"
    ? `${of}.${method}(${quote(given)})`
    : group(`${of}.${method}((`, words.map(quote), words.length === 1 ? ",))" : "))");
}

/** What RE2 and Python's `re` read alike, as far as patterns of hooks go. */
const sharedPattern =
  /^(?:[\w\s\-.,:;'!@#%&=<>/|^$*+"~`]|\((?!\?)|\(\?:|\)|\[(?!:)|\]|\{\d+(?:,\d*)?\}|\?|\\[bBdDsSwW.*+?^$()|[\]{}\\/-])*$/;

function writeMatches(
  filter: Extract<Filter, { type: "matches" }>,
  code: string,
  scope: Scope,
): Doc | null {
  const pattern = filter.matches;
  // `++` and `*+` mean something else to newer versions of Python, and `{` at the start to none of them.
  if (!sharedPattern.test(pattern) || /[*+?}]\+/.test(pattern) || !/^[ -~]*$/.test(pattern))
    return null;
  scope.needs.add("re");
  const flags = filter.caseSensitive === false ? ["re.IGNORECASE"] : [];
  return group("re.search(", [quote(pattern), code, ...flags], ")");
}

/** Conditions joined by `and`, as the test of an `if`. */
export function joinConditions(conditions: readonly Doc[]): Doc {
  const [only, ...others] = conditions;
  if (only !== undefined && others.length === 0) return only;
  const [first = "True", ...rest] = conditions;
  return {
    kind: "group",
    open: "(",
    entries: [first, ...rest.map((condition) => prefixed("and ", condition))],
    close: ")",
    separator: "",
    isOptional: true,
  };
}
