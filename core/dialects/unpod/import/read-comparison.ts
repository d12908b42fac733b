import type { Filter } from "../../../hook/filter.ts";
import type { Expression } from "../python/syntax.ts";
import type { Reading } from "./reading.ts";
import {
  readSubject,
  type Subject,
  toContains,
  toTrimmedEquals,
  warnOfCapitals,
} from "./read-needle.ts";
import { readValue } from "./read-value.ts";
import { settle } from "./value-parts.ts";
import type { Value } from "./value.ts";

/** Filters that name the agents a hook is for: `ctx.agent_id in {"a", "b"}`. */
const agentSets = new WeakSet<Filter>();

function toAgents(agents: string[]): Filter {
  const filter: Filter = { type: "oneOf", key: "call.agentId", oneOf: agents };
  agentSets.add(filter);
  return filter;
}

/** The agents a hook is for where a filter says just that. */
export function agentsOf(filter: Filter): readonly string[] | null {
  return filter.type === "oneOf" && agentSets.has(filter) ? filter.oneOf : null;
}

type Binary = Extract<Expression, { kind: "binary" }>;
type Scalar = string | number | boolean;

/** Returns what two sides of an operator ask of the call; `null` when that cannot be told. */
export function readComparison(expression: Binary, reading: Reading): Filter | null {
  const { operator, left, right } = expression;
  switch (operator) {
    case "in":
      return readWithin(expression, reading);
    case "not in":
      return not(readWithin(expression, reading));
    case "==":
    case "is":
      return readEquals(expression, reading);
    case "!=":
    case "is not":
      return not(readEquals(expression, reading));
    case "<":
    case "<=":
    case ">":
    case ">=":
      return readOrder(operator, left, { right, reading });
    default:
      return null;
  }
}

function not(filter: Filter | null): Filter | null {
  if (filter?.type === "exists") return { ...filter, exists: !filter.exists };
  return filter === null ? null : { type: "not", not: filter };
}

function constantOf(value: Value): Scalar | null | undefined {
  return value.kind === "constant" ? value.value : undefined;
}

/** A constant that is put in lower case where it is written: `"Refund".lower()`. */
export function foldedText(expression: Expression): string | null {
  if (expression.kind !== "call" || expression.callee.kind !== "member") return null;
  const { of, name } = expression.callee;
  return name === "lower" && of.kind === "text" && expression.args.length === 0 ? of.value : null;
}

function readWithin({ left, right, from }: Binary, reading: Reading): Filter | null {
  const folded = foldedText(left);
  const word = folded ?? constantOf(readValue(left, reading));
  const within = readValue(right, reading);
  if (typeof word === "string") {
    if (within.kind === "object" && within.object === "data") {
      return /[.[\]]/.test(word) || word === ""
        ? null
        : { type: "exists", key: `call.data.${word}`, exists: true };
    }
    const subject = readSubject(right, reading);
    if (subject === null || (subject.isTrimmed && word !== word.trim())) return null;
    return toContains(subject, word, { folded: folded !== null, from, reading });
  }
  const subject = readSubject(left, reading);
  if (subject === null || within.kind !== "list") return null;
  const wanted = within.elements.map(constantOf);
  const known = wanted.filter((value) => value !== null && value !== undefined);
  const texts = known.filter((value) => typeof value === "string");
  const isText = texts.length === known.length;
  if (within.form === "set" && subject.key === "call.agentId" && texts.length === wanted.length) {
    return toAgents(texts);
  }
  if (known.length === 0 || known.length < wanted.length) return null;
  if (subject.isTrimmed) return isText ? toTrimmedEquals(subject, texts) : null;
  if (isText) warnOfCapitals(subject, texts, { folded: false, from, reading });
  if (subject.isFolded) return { type: "equals", key: subject.key, equals: known };
  if (isText && subject.key !== "call.endedReason") {
    return { type: "oneOf", key: subject.key, oneOf: texts };
  }
  return { type: "equals", key: subject.key, equals: known, caseSensitive: true };
}

function readEquals(expression: Binary, reading: Reading): Filter | null {
  const { left, right, from } = expression;
  const response = readStatus(left, right, reading);
  if (response !== null) return response;
  const flipped = readValue(left, reading).kind === "constant" || foldedText(left) !== null;
  const [subjectSide, valueSide] = flipped ? [right, left] : [left, right];
  const subject = readSubject(subjectSide, reading);
  const folded = foldedText(valueSide);
  const value = folded ?? constantOf(readValue(valueSide, reading));
  if (subject === null || value === undefined) return null;
  if (value === null) return { type: "exists", key: subject.key, exists: false };
  if (typeof value !== "string") {
    return subject.isFolded || subject.isTrimmed
      ? null
      : { type: "equals", key: subject.key, equals: value };
  }
  if (subject.isTrimmed) return toTrimmedEquals(subject, [value]);
  warnOfCapitals(subject, [value], { folded: folded !== null, from, reading });
  if (subject.isFolded) return { type: "equals", key: subject.key, equals: value };
  return { type: "equals", key: subject.key, equals: value, caseSensitive: true };
}

/** `response.status_code == 200`: there is an answer. */
function readStatus(left: Expression, right: Expression, reading: Reading): Filter | null {
  const held = statusOf(left, reading);
  const code = constantOf(readValue(right, reading));
  if (held === null || typeof code !== "number" || code < 200 || code > 400) return null;
  return held;
}

function statusOf(expression: Expression, reading: Reading): Filter | null {
  if (expression.kind !== "member") return null;
  if (expression.name !== "status_code" && expression.name !== "status") return null;
  const of = readValue(expression.of, reading);
  if (of.kind !== "response") return null;
  of.request.isUsed = true;
  return { type: "exists", key: `results.${of.request.saveAs}`, exists: true };
}

type Right = { readonly right: Expression; readonly reading: Reading };
const mirrored: Readonly<Record<string, string>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" };

function readOrder(operator: string, left: Expression, { right, reading }: Right): Filter | null {
  // `a <= x <= b` is `(a <= x) <= b` in the tree.
  if (left.kind === "binary" && operator === "<=" && left.operator === "<=") {
    const from = numberOf(left.left, reading);
    const to = numberOf(right, reading);
    const subject = plainSubject(left.right, reading);
    if (from === null || to === null || subject === null) return null;
    return { type: "between", key: subject.key, between: [from, to] };
  }
  if (left.kind === "binary") return readBoth(operator, left, { right, reading });
  if (operator === "<" || operator === "<=") {
    const answered = statusOf(left, reading);
    if (answered !== null && numberOf(right, reading) === 400) return answered;
  }
  const limit = numberOf(right, reading);
  const chosen = readValue(left, reading);
  if (chosen.kind === "module" && chosen.name === "random()") {
    const isShare = operator === "<" && limit !== null && limit >= 0 && limit <= 1;
    return isShare ? { type: "chance", chance: limit } : null;
  }
  if (limit !== null) return toOrder(operator, plainSubject(left, reading), limit);
  const other = numberOf(left, reading);
  return other === null
    ? null
    : toOrder(mirrored[operator] ?? "", plainSubject(right, reading), other);
}

/** `a < x <= b` is both. */
function readBoth(operator: string, left: Binary, { right, reading }: Right): Filter | null {
  const first = readOrder(left.operator, left.left, { right: left.right, reading });
  const second = readOrder(operator, left.right, { right, reading });
  return first === null || second === null ? null : { type: "all", all: [first, second] };
}

function plainSubject(expression: Expression, reading: Reading): Subject | null {
  const subject = readSubject(expression, reading);
  return subject === null || subject.isFolded || subject.isTrimmed ? null : subject;
}

function numberOf(expression: Expression, reading: Reading): number | null {
  const value = settle(readValue(expression, reading));
  return value.kind === "constant" && typeof value.value === "number" ? value.value : null;
}

function toOrder(operator: string, subject: Subject | null, limit: number): Filter | null {
  if (subject === null) return null;
  const { key } = subject;
  const greater: Filter = { type: "greaterThan", key, greaterThan: limit };
  const less: Filter = { type: "lessThan", key, lessThan: limit };
  const same: Filter = { type: "equals", key, equals: limit };
  switch (operator) {
    case ">":
      return greater;
    case "<":
      return less;
    case ">=":
      return { type: "any", any: [greater, same] };
    case "<=":
      return { type: "any", any: [less, same] };
    default:
      return null;
  }
}
