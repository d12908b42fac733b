import type { Expression, Statement } from "../python/syntax.ts";
import type { Node } from "./node.ts";
import { readCallee } from "./read-callee.ts";
import { toDataSet } from "./read-control.ts";
import { readHttpRequest, readOwnService, type ReadRequest } from "./read-request.ts";
import { readValue } from "./read-value.ts";
import { nameOf, type Reading, report, setName } from "./reading.ts";
import { settle } from "./value-parts.ts";
import { unknown, type Value } from "./value.ts";

type Call = Extract<Expression, { kind: "call" }>;

/** A name for an answer that no other answer has. */
export function freeName(wanted: string, reading: Reading): string {
  let name = wanted;
  for (let count = reading.saved.size; reading.saved.has(name); count += 1)
    name = `${wanted}_${count + 1}`;
  return name;
}

export function spend(nodes: readonly Node[], reading: Reading): readonly Node[] {
  const { budget } = reading;
  budget.actions -= nodes.length;
  for (const node of nodes)
    if (node.kind === "step" && node.request !== null) reading.saved.add(node.request.saveAs);
  return budget.actions < 0 ? [] : nodes;
}

export function withoutAwait(expression: Expression): Expression {
  let at = expression;
  while (at.kind === "await" || at.kind === "group") at = at.kind === "await" ? at.value : at.inner;
  return at;
}

export function readSending(call: Call, reading: Reading, saveAs: string): ReadRequest | null {
  const before = reading.findings.length;
  const http = readHttpRequest(call, reading, saveAs);
  // What was wrong with a request is said already.
  if (http !== null || reading.findings.length > before) return http;
  return readOwnService(call, reading, saveAs);
}

export function readAssign(
  statement: Extract<Statement, { kind: "assign" }>,
  reading: Reading,
): readonly Node[] {
  const { targets, operator, value, from } = statement;
  if (value === null) return [];
  const [target, ...others] = targets;
  if (target === undefined || others.length > 0) return lost(from, reading);
  const given = operator === "=" ? value : updated(target, operator, value);
  const [nodes, read] = readAssigned(given, target, reading);
  if (target.kind === "name") {
    setName(reading, target.name, read);
    return nodes;
  }
  const path = dataPath(target, reading);
  if (path === null) {
    // The parts of the session the agent is made of (`session.dialog_machine = …`) are no part of a hook.
    return isSdkPart(target, reading) ? nodes : [...nodes, ...lost(from, reading)];
  }
  const node = toDataSet(path, read, from);
  return node === null ? [...nodes, ...lost(from, reading)] : [...nodes, ...spend([node], reading)];
}

/** `a += b` is `a = a + b`. */
function updated(target: Expression, operator: string, value: Expression): Expression {
  return {
    kind: "binary",
    operator: operator.slice(0, -1),
    left: target,
    right: value,
    from: target.from,
  };
}

/** What is assigned, and the request that gives it where there is one. */
function readAssigned(
  value: Expression,
  target: Expression,
  reading: Reading,
): readonly [readonly Node[], Value] {
  const expression = withoutAwait(value);
  const read = readValue(expression, reading);
  if (read.kind !== "unknown" || expression.kind !== "call") return [[], read];
  const wanted = target.kind === "name" ? target.name : (lastKey(target) ?? "answer");
  const { asked, isBody } = askedCall(expression);
  if (readCallee(asked, reading).kind !== "other") return [[], unknown];
  // Exported code says itself what the answer is called.
  const isExported = asked.callee.kind === "name" && asked.callee.name === "_request";
  const saveAs = isExported ? wanted : freeName(wanted, reading);
  const sent = readSending(asked, reading, saveAs);
  if (sent === null) return [[], unknown];
  return [spend([sent.node], reading), isBody ? settle(sent.answer) : sent.answer];
}

/** `(await client.get(url)).json()` asks and reads the answer in one. */
function askedCall(call: Call): { readonly asked: Call; readonly isBody: boolean } {
  if (call.callee.kind === "member" && call.callee.name === "json") {
    const of = withoutAwait(call.callee.of);
    if (of.kind === "call") return { asked: of, isBody: true };
  }
  return { asked: call, isBody: false };
}

function lastKey(target: Expression): string | null {
  return target.kind === "index" &&
    target.index.kind === "text" &&
    /^[A-Za-z_]\w*$/.test(target.index.value)
    ? target.index.value
    : null;
}

/** The names below the session's data that are assigned to; `null` when it is something else. */
function dataPath(target: Expression, reading: Reading): readonly string[] | null {
  if (target.kind !== "index") return null;
  const of = readValue(target.of, reading);
  const key = readValue(target.index, reading);
  const name = key.kind === "constant" && typeof key.value === "string" ? key.value : null;
  if (name === null) return null;
  if (of.kind === "object" && of.object === "data") return [name];
  if (of.kind !== "path" || of.filters.length > 0) return null;
  const [first, second, ...rest] = of.segments;
  if (first !== "call" || second !== "data") return null;
  return [...rest.map(String), name];
}

function isSdkPart(target: Expression, reading: Reading): boolean {
  if (target.kind !== "member") return false;
  const of = readValue(target.of, reading);
  return of.kind === "object" || nameOf(reading, "self") === of;
}

export function lost(from: number, reading: Reading): readonly Node[] {
  report(reading, "dialect.lost", from, [
    "This is left out: Hookline does not know what it does.",
    "Say it with Hookline's filters and actions, or keep it in your own code.",
  ]);
  return [];
}
