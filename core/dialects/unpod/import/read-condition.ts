import type { Filter } from "../../../hook/filter.ts";
import type { Argument, Expression } from "../python/syntax.ts";
import { foldedText, readComparison } from "./read-comparison.ts";
import { nameOf, type Reading, report } from "./reading.ts";
import { readSubject, toContains, toStarts, warnOfCapitals } from "./read-needle.ts";
import { readValue } from "./read-value.ts";
import { argumentOf } from "./value-parts.ts";
import { constant, toKey } from "./value.ts";

/**
 * Returns a condition as filters that must all match; `null` when it cannot be told what it asks. An empty list is
 * always true.
 */
export function readCondition(expression: Expression, reading: Reading): readonly Filter[] | null {
  const { budget } = reading;
  if (budget.conditions <= 0) return null;
  budget.conditions -= 1;
  switch (expression.kind) {
    case "group":
      return readGroup(expression.inner, reading);
    case "await":
      return readCondition(expression.value, reading);
    case "logic":
      return readLogic(expression.operator, expression.operands, reading);
    case "not": {
      const inner = readOne(expression.operand, reading);
      if (inner === null) return null;
      // Of a value by itself, "not" asks whether it is nothing.
      const isValue = !["group", "not", "logic", "binary"].includes(expression.operand.kind);
      return [isValue ? turnRound(inner) : { type: "not", not: inner }];
    }
    case "binary":
      return one(readComparison(expression, reading));
    case "call":
      return readCallCondition(expression, reading);
    case "constant":
      return expression.value === true ? [] : null;
    default:
      return one(readPresence(expression, reading));
  }
}

function one(filter: Filter | null): readonly Filter[] | null {
  return filter === null ? null : [filter];
}

/** What stands in parentheses stays together. */
function readGroup(expression: Expression, reading: Reading): readonly Filter[] | null {
  const inner = readCondition(expression, reading);
  if (inner === null || expression.kind !== "logic" || inner.length < 2) return inner;
  return [{ type: "all", all: [...inner] }];
}

/** A condition as one filter. */
function readOne(expression: Expression, reading: Reading): Filter | null {
  const filters = readCondition(expression, reading);
  if (filters === null) return null;
  const [only] = filters;
  if (filters.length === 1 && only !== undefined) return only;
  return filters.length === 0 ? null : { type: "all", all: [...filters] };
}

/** The opposite. What was turned round before is turned back. */
export function turnRound(filter: Filter): Filter {
  if (filter.type === "not" && Object.keys(filter).length === 2) return filter.not;
  if (filter.type === "exists") return { ...filter, exists: !filter.exists };
  return { type: "not", not: filter };
}

function readLogic(
  operator: "and" | "or",
  operands: readonly Expression[],
  reading: Reading,
): readonly Filter[] | null {
  if (operator === "or") {
    const read = operands.map((operand) => readOne(operand, reading));
    return read.includes(null)
      ? null
      : [{ type: "any", any: read.filter((filter) => filter !== null) }];
  }
  const read = operands.map((operand) => readCondition(operand, reading));
  return read.includes(null) ? null : read.flatMap((filters) => filters ?? []);
}

type Call = Extract<Expression, { kind: "call" }>;

function readCallCondition(call: Call, reading: Reading): readonly Filter[] | null {
  const { callee, args } = call;
  const isBuiltin = callee.kind === "name" && nameOf(reading, callee.name) === undefined;
  if (isBuiltin) {
    const [only] = args;
    if ((callee.name === "any" || callee.name === "all") && only !== undefined) {
      return one(readSeveral(callee.name, only.value, reading));
    }
    if (callee.name === "bool" && only !== undefined) return readCondition(only.value, reading);
    if (callee.name === "_within_hours") return one(readHours(args, reading));
  }
  if (callee.kind === "member") {
    const method = readMethod(callee, args, reading);
    if (method !== null) return [method];
  }
  return one(readPresence(call, reading));
}

/** `any((a, b))`, or one test for each of a list: `any(word in text for word in words)`. */
function readSeveral(kind: "any" | "all", given: Expression, reading: Reading): Filter | null {
  if (given.kind === "list") {
    const read = given.elements.map((element) => readOne(element, reading));
    if (read.length === 0 || read.includes(null)) return null;
    const filters = read.filter((filter) => filter !== null);
    return kind === "any" ? { type: "any", any: filters } : { type: "all", all: filters };
  }
  if (given.kind !== "generator") return null;
  const list = readValue(given.source, reading);
  if (list.kind !== "list") return null;
  const words = list.elements.map((element) =>
    element.kind === "constant" && element.value !== null ? element.value : null,
  );
  const known = words.filter((word) => word !== null);
  if (known.length === 0 || known.length < words.length) return null;
  return readEach(given, known, { kind, reading });
}

type Each = { readonly kind: "any" | "all"; readonly reading: Reading };
type Generator = Extract<Expression, { kind: "generator" }>;

function readEach(
  { element, variable }: Generator,
  words: readonly (string | number | boolean)[],
  { kind, reading }: Each,
): Filter | null {
  const test = element.kind === "group" ? element.inner : element;
  const texts = words.filter((word) => typeof word === "string");
  const isText = texts.length === words.length;
  const allOf = (make: (word: string) => Filter): Filter => ({ type: "all", all: texts.map(make) });
  if (test.kind === "binary" && test.operator === "in" && isText) {
    const folded = isVariable(test.left, variable);
    const subject = folded === null ? null : readSubject(test.right, reading);
    if (subject === null || folded === null) return null;
    const make = (contained: string | string[]) =>
      toContains(subject, contained, { folded, from: test.from, reading });
    return kind === "any" ? make(texts) : allOf(make);
  }
  if (test.kind === "binary" && test.operator === "==" && kind === "any") {
    const folded = isVariable(test.right, variable);
    const subject = folded === null ? null : readSubject(test.left, reading);
    if (subject === null || folded === null || subject.isTrimmed) return null;
    const equals = words;
    return subject.isFolded
      ? { type: "equals", key: subject.key, equals: [...equals] }
      : { type: "equals", key: subject.key, equals: [...equals], caseSensitive: true };
  }
  if (test.kind !== "call" || test.callee.kind !== "member" || kind !== "any" || !isText)
    return null;
  const [only] = test.args;
  const folded = only === undefined ? null : isVariable(only.value, variable);
  const subject = folded === null ? null : readSubject(test.callee.of, reading);
  if (subject === null || folded === null) return null;
  return toStarts(subject, test.callee.name, texts);
}

/** Whether an expression is the variable itself (`false`) or in lower case (`true`); `null` when neither. */
function isVariable(expression: Expression, variable: string): boolean | null {
  if (expression.kind === "name") return expression.name === variable ? false : null;
  if (expression.kind !== "call" || expression.callee.kind !== "member") return null;
  if (expression.callee.name !== "lower" && expression.callee.name !== "casefold") return null;
  return isVariable(expression.callee.of, variable) === false ? true : null;
}

function readMethod(
  callee: Extract<Expression, { kind: "member" }>,
  args: readonly Argument[],
  reading: Reading,
): Filter | null {
  const of = readValue(callee.of, reading);
  if (of.kind === "module" && of.name === "re") return readPattern(callee.name, args, reading);
  const [first] = args;
  if (first === undefined || args.length > 1) return null;
  const subject = readSubject(callee.of, reading);
  const folded = foldedText(first.value);
  const given = folded === null ? readValue(first.value, reading) : constant(folded);
  const elements = given.kind === "list" ? given.elements : [given];
  const texts = elements.flatMap((element) =>
    element.kind === "constant" && typeof element.value === "string" ? [element.value] : [],
  );
  if (subject === null || texts.length === 0 || texts.length < elements.length) return null;
  const wanted = given.kind === "list" ? texts : (texts[0] ?? "");
  warnOfCapitals(subject, texts, { folded: folded !== null, from: callee.from, reading });
  return toStarts(subject, callee.name, wanted);
}

/** `re.search(pattern, text, re.I)`; `match` begins at the start, `fullmatch` takes all of it. */
function readPattern(name: string, args: readonly Argument[], reading: Reading): Filter | null {
  const pattern = readValue(argumentOf(args, "pattern", 0) ?? unknownExpression, reading);
  const subject = readSubject(argumentOf(args, "string", 1) ?? unknownExpression, reading);
  const flags = argumentOf(args, "flags", 2);
  const flag = flags === null ? null : readValue(flags, reading);
  const ignoresCase = flag?.kind === "module" && /^re\.(I|IGNORECASE)$/.test(flag.name);
  if (flag !== null && !ignoresCase) return null;
  if (pattern.kind !== "constant" || typeof pattern.value !== "string" || subject === null)
    return null;
  const forms: Readonly<Record<string, string>> = {
    search: pattern.value,
    match: `^(?:${pattern.value})`,
    fullmatch: `^(?:${pattern.value})$`,
  };
  const matches = Object.hasOwn(forms, name) ? forms[name] : undefined;
  if (matches === undefined || matches === "" || matches.length > 2000 || subject.isTrimmed)
    return null;
  const isFolded = ignoresCase || subject.isFolded;
  return {
    type: "matches",
    key: subject.key,
    matches,
    ...(isFolded ? { caseSensitive: false } : {}),
  };
}

const unknownExpression: Expression = { kind: "unknown", from: 0 };

/** What exported modules ask of the clock (`export/module-text.ts`). */
function readHours(args: readonly Argument[], reading: Reading): Filter | null {
  const [days, from, to, timeZone] = args.map((argument) => readValue(argument.value, reading));
  const named = days?.kind === "list" ? days.elements : [];
  const known = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
  const chosen = named.flatMap((day) =>
    known.filter((name) => day.kind === "constant" && day.value === name),
  );
  const texts = [from, to, timeZone].map((value) =>
    value?.kind === "constant" && typeof value.value === "string" ? value.value : "",
  );
  if (chosen.length === 0 || chosen.length < named.length || texts.includes("")) return null;
  const [start = "", end = "", zone = ""] = texts;
  return {
    type: "withinHours",
    withinHours: { days: chosen, from: start, to: end, timeZone: zone },
  };
}

/** A value by itself: Python asks whether it is something. */
function readPresence(expression: Expression, reading: Reading): Filter | null {
  const value = readValue(expression, reading);
  if (value.kind === "response") {
    value.request.isUsed = true;
    return { type: "exists", key: `results.${value.request.saveAs}`, exists: true };
  }
  const key = value.kind === "path" && value.filters.length === 0 ? toKey(value.segments) : null;
  if (key === null) return null;
  if (isAlwaysText(key)) return { type: "not", not: { type: "equals", key, equals: "" } };
  report(reading, "dialect.differs", expression.from, [
    `Python also takes an empty text, 0 and an empty list for "no"; Hookline asks whether there is a value at ${key}.`,
  ]);
  return { type: "exists", key, exists: true };
}

/** Arguments that the SDK always gives as a text. */
function isAlwaysText(key: string): boolean {
  return key === "turn.text";
}
