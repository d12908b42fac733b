import type { Expression } from "../python/syntax.ts";
import { contextFields, missingMetricFields } from "../wire.ts";
import { nameOf, type Reading, report } from "./reading.ts";
import { readCallValue } from "./read-call-value.ts";
import { append, readIndex, settle, withDefault, withFilter } from "./value-parts.ts";
import {
  bounded,
  constant,
  joinText,
  pathTo,
  type SdkObject,
  unknown,
  type Value,
} from "./value.ts";

/** Returns what an expression stands for, `unknown` when that cannot be told. */
export function readValue(expression: Expression, reading: Reading): Value {
  switch (expression.kind) {
    case "text":
    case "number":
    case "constant":
      return constant(expression.value);
    case "name":
      return nameOf(reading, expression.name) ?? unknown;
    case "group":
      return readValue(expression.inner, reading);
    case "await":
      return readValue(expression.value, reading);
    case "format":
      return joinText(
        expression.parts.map((part) =>
          part.kind === "text" ? constant(part.value) : readPlaced(part.value, part.spec, reading),
        ),
      );
    case "list":
      return bounded({
        kind: "list",
        form: expression.form,
        elements: expression.elements.map((element) => readValue(element, reading)),
      });
    case "dict":
      return bounded(readDict(expression, reading));
    case "member":
      return readMember(readValue(expression.of, reading), expression.name, {
        expression,
        reading,
      });
    case "index":
      return readIndex(readValue(expression.of, reading), readValue(expression.index, reading));
    case "slice":
      return readSlice(expression, reading);
    case "call":
      return readCallValue(expression, reading, readValue);
    case "binary":
      return readArithmetic(expression, reading);
    case "logic":
      return readDefault(expression, reading);
    default:
      return unknown;
  }
}

export type Place = { readonly expression: Expression; readonly reading: Reading };

/** A value inside an f-string. `!s` changes nothing; a format would. */
function readPlaced(expression: Expression, spec: string, reading: Reading): Value {
  const value = settle(readValue(expression, reading));
  if (spec === "" || spec === "!s") return value;
  const digits = /^:\.(\d)f$/.exec(spec)?.[1];
  return digits === undefined ? unknown : withFilter(value, `round: ${digits}`);
}

function readDict(expression: Extract<Expression, { kind: "dict" }>, reading: Reading): Value {
  const entries: (readonly [string, Value])[] = [];
  for (const { key, value } of expression.entries) {
    const read = readValue(value, reading);
    const name = key === null ? null : readValue(key, reading);
    if (key === null && read.kind === "dict") entries.push(...read.entries);
    else if (name?.kind === "constant" && typeof name.value === "string") {
      entries.push([name.value, read]);
    } else return unknown;
  }
  return { kind: "dict", entries };
}

const sessionParts: Readonly<Record<string, SdkObject>> = {
  data: "data",
  dialog_machine: "machine",
  metrics: "metrics",
  recording: "recording",
};

/** `of.name` */
function readMember(of: Value, name: string, place: Place): Value {
  switch (of.kind) {
    case "module":
      return { kind: "module", name: `${of.name}.${name}` };
    case "object":
      return readSdkMember(of.object, name);
    case "metrics":
      return readMetric([...of.path, name], place);
    case "path":
      return append(of, name);
    case "response":
      return readAnswerMember(of, name);
    default:
      return unknown;
  }
}

/** Whether there is an answer is asked of the answer itself; a status or headers are not kept. */
function readAnswerMember(of: Extract<Value, { kind: "response" }>, name: string): Value {
  if (name === "ok" || name === "is_success") return of;
  if (["status_code", "status", "headers", "cookies"].includes(name)) return unknown;
  const body = settle(of);
  if (name === "text" || name === "content") return body;
  return body.kind === "path" ? append(body, name) : unknown;
}

function readSdkMember(object: SdkObject, name: string): Value {
  if (object === "context") {
    if (name === "session") return { kind: "object", object: "session" };
    const segments = Object.hasOwn(contextFields, name) ? contextFields[name] : undefined;
    return segments === undefined ? unknown : pathTo(...segments);
  }
  if (object === "session") {
    const part = Object.hasOwn(sessionParts, name) ? sessionParts[name] : undefined;
    if (part !== undefined) return { kind: "object", object: part };
    return name.endsWith("_id") ? pathTo("call", "id") : unknown;
  }
  return unknown;
}

function readMetric(path: readonly string[], { expression, reading }: Place): Value {
  const name = path.join(".");
  const real = Object.hasOwn(missingMetricFields, name) ? missingMetricFields[name] : undefined;
  if (real !== undefined) {
    report(reading, "dialect.differs", expression.from, [
      `The SDK's metrics have no ${name}: on Unpod reading it raises AttributeError, which fails the call. It is read as ${real}.`,
      `Write metrics.${real}.`,
    ]);
  }
  return { kind: "metrics", path: real === undefined ? path : real.split(".") };
}

function readSlice(expression: Extract<Expression, { kind: "slice" }>, reading: Reading): Value {
  const of = settle(readValue(expression.of, reading));
  const start = expression.start === null ? 0 : numberOf(readValue(expression.start, reading));
  const end = expression.end === null ? null : numberOf(readValue(expression.end, reading));
  if (start === null || end === null || start < 0 || end < start) return unknown;
  return withFilter(of, `slice: ${start}, ${end - start}`);
}

function numberOf(value: Value): number | null {
  return value.kind === "constant" && typeof value.value === "number" ? value.value : null;
}

const arithmetic: Readonly<Record<string, string>> = {
  "+": "plus",
  "-": "minus",
  "*": "times",
};

function readArithmetic(
  expression: Extract<Expression, { kind: "binary" }>,
  reading: Reading,
): Value {
  const left = settle(readValue(expression.left, reading));
  const right = settle(readValue(expression.right, reading));
  const isIdle = expression.operator === "-" && left.kind === "clock" && right.kind === "activity";
  if (isIdle) return { kind: "idle" };
  const number = numberOf(right);
  const filter = Object.hasOwn(arithmetic, expression.operator)
    ? arithmetic[expression.operator]
    : undefined;
  if (filter !== undefined && number !== null) return withFilter(left, `${filter}: ${number}`);
  const isText = [left, right].some(
    (side) =>
      side.kind === "template" || (side.kind === "constant" && typeof side.value === "string"),
  );
  return expression.operator === "+" && isText ? joinText([left, right]) : unknown;
}

/** `value or "instead"` */
function readDefault(expression: Extract<Expression, { kind: "logic" }>, reading: Reading): Value {
  const [first, second, ...others] = expression.operands;
  if (expression.operator !== "or" || first === undefined || second === undefined) return unknown;
  if (others.length > 0) return unknown;
  return withDefault(settle(readValue(first, reading)), readValue(second, reading));
}
