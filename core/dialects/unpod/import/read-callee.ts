import type { Expression, Statement } from "../python/syntax.ts";
import { nameOf, type Reading, report } from "./reading.ts";
import { readValue } from "./read-value.ts";

type Call = Extract<Expression, { kind: "call" }>;
type Definition = Extract<Statement, { kind: "def" }>;

/** Calls that say what to do with other calls, or nothing at all. */
export type Callee =
  | { readonly kind: "nothing" }
  | { readonly kind: "wait"; readonly seconds: number }
  /** What it is given is done. */
  | { readonly kind: "inside"; readonly calls: readonly Expression[] }
  | { readonly kind: "function"; readonly definition: Definition }
  | { readonly kind: "other" };

const nothing: Callee = { kind: "nothing" };
const levels = new Set([
  "debug",
  "info",
  "warning",
  "warn",
  "error",
  "exception",
  "critical",
  "success",
  "log",
]);
const passOn =
  /^asyncio\.(create_task|ensure_future|gather|wait_for|shield)$|\.(create_task|ensure_future)$/;

/** Tells what a call is before its arguments are looked at. Logging is reported: Hookline keeps a log of its own. */
export function readCallee(call: Call, reading: Reading): Callee {
  const { callee, args } = call;
  if (isLogCall(call, reading)) {
    report(reading, "dialect.not-hooks", call.from, [
      "Logging is left out: Hookline records every event, what each hook did with it, and why.",
    ]);
    return nothing;
  }
  if (callee.kind === "name") {
    const known = nameOf(reading, callee.name);
    if (known?.kind === "function") return { kind: "function", definition: known.definition };
    return known?.kind === "module" ? readModule(known.name, call, reading) : { kind: "other" };
  }
  if (callee.kind !== "member") return { kind: "other" };
  const of = readValue(callee.of, reading);
  if (of.kind === "module") return readModule(`${of.name}.${callee.name}`, call, reading);
  if (of.kind === "clock" && passOn.test(`.${callee.name}`)) {
    return { kind: "inside", calls: args.map((argument) => argument.value) };
  }
  if (of.kind === "turns" && (callee.name === "append" || callee.name === "extend")) {
    report(reading, "dialect.differs", call.from, [
      "What is said is collected by Hookline itself, as call.messages: each entry has role, content and time.",
    ]);
    return nothing;
  }
  if (of.kind === "response") return nothing;
  return of.kind === "object" && callee.name === "run" ? nothing : { kind: "other" };
}

function readModule(name: string, call: Call, reading: Reading): Callee {
  const [first] = call.args;
  if (name === "asyncio.sleep" || name === "time.sleep") {
    const seconds = first === undefined ? null : readValue(first.value, reading);
    const length = seconds?.kind === "constant" ? seconds.value : null;
    if (typeof length !== "number") return { kind: "other" };
    return length < 0.1 ? nothing : { kind: "wait", seconds: Math.min(86_400, length) };
  }
  if (!passOn.test(name)) return { kind: "other" };
  const calls = call.args.filter((argument) => argument.name === null).map(({ value }) => value);
  return { kind: "inside", calls: calls.filter((value) => value.kind !== "number") };
}

/** Whether a statement does nothing but write to a log. */
export function isLogging(statement: Statement, reading: Reading): boolean {
  return (
    statement.kind === "expression" &&
    statement.value.kind === "call" &&
    isLogCall(statement.value, reading)
  );
}

function isLogCall({ callee }: Call, reading: Reading): boolean {
  if (callee.kind === "name") {
    return (
      (callee.name === "print" || callee.name === "pprint") &&
      nameOf(reading, callee.name) === undefined
    );
  }
  if (callee.kind !== "member" || !levels.has(callee.name)) return false;
  const of = readValue(callee.of, reading);
  if (of.kind === "module") return /^(logging|loguru|structlog)\b/.test(of.name);
  const name = callee.of.kind === "name" || callee.of.kind === "member" ? callee.of.name : "";
  return of.kind === "unknown" && /^_?(log|logger|logging)$/i.test(name);
}
