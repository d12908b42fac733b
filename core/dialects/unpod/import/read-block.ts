import type { Filter } from "../../../hook/filter.ts";
import type { Expression, Statement } from "../python/syntax.ts";
import { orderBranches } from "./kept-data.ts";
import type { Node, NodeBranch } from "./node.ts";
import { step } from "./node.ts";
import { turnRound, readCondition } from "./read-condition.ts";
import { readControl, toDataSet } from "./read-control.ts";
import { isLogging, readCallee } from "./read-callee.ts";
import { readHttpRequest, readOwnService, type ReadRequest } from "./read-request.ts";
import { inner, nameOf, type Reading, report, setName } from "./reading.ts";
import { readValue } from "./read-value.ts";
import { settle } from "./value-parts.ts";
import { unknown, type Value } from "./value.ts";

/** Branches of one `if`; each says what all before it do not, so their number is bounded. */
const maxBranches = 50;
/** How deep `if` may stand in `if`. */
const maxDepth = 50;
/** How deep calls of functions of the module are followed. */
const maxCalls = 3;

/** Reads statements in order. What is not understood is reported with its line. */
export function readBlock(statements: readonly Statement[], reading: Reading): readonly Node[] {
  const nodes: Node[] = [];
  const { budget } = reading;
  for (const [index, statement] of statements.entries()) {
    budget.statements -= 1;
    if (budget.statements < 0 || budget.actions < 0) return nodes;
    if (statement.kind === "return" || statement.kind === "break") break;
    const rest = statements.slice(index + 1);
    if (statement.kind === "if" && statement.branches.some((branch) => endsHere(branch.body))) {
      nodes.push(...readIf(withRest(statement, rest), reading));
      break;
    }
    nodes.push(...readStatement(statement, reading));
  }
  return nodes;
}

type If = Extract<Statement, { kind: "if" }>;

function endsHere(body: readonly Statement[]): boolean {
  return body.some((statement) => statement.kind === "return" || statement.kind === "break");
}

/** What follows an `if` that returns belongs to the branches that do not. */
function withRest(statement: If, rest: readonly Statement[]): If {
  return {
    ...statement,
    branches: statement.branches.map((branch) =>
      endsHere(branch.body) ? branch : { ...branch, body: [...branch.body, ...rest] },
    ),
    otherwise: [...(statement.otherwise ?? []), ...rest],
  };
}

function readStatement(statement: Statement, reading: Reading): readonly Node[] {
  switch (statement.kind) {
    case "expression":
      return readExpressionStatement(statement.value, reading);
    case "assign":
      return readAssign(statement, reading);
    case "if":
      return readIf(statement, reading);
    case "with":
      return readWith(statement, reading);
    case "try":
      for (const handler of statement.handlers) reportHandler(handler, reading);
      return [...readBlock(statement.body, reading), ...readBlock(statement.after, reading)];
    case "def":
      setName(reading, statement.name, { kind: "function", definition: statement });
      return [];
    case "import":
      for (const [local, name] of statement.names)
        setName(reading, local, { kind: "module", name });
      return [];
    case "pass":
      return [];
    default:
      return lost(statement.from, reading);
  }
}

function lost(from: number, reading: Reading): readonly Node[] {
  report(reading, "dialect.lost", from, [
    "This is left out: Hookline does not know what it does.",
    "Say it with Hookline's filters and actions, or keep it in your own code.",
  ]);
  return [];
}

/** What runs only when something failed has no place in a hook. */
function reportHandler(handler: readonly Statement[], reading: Reading): void {
  const [first] = handler.filter(
    (statement) =>
      statement.kind !== "pass" && statement.kind !== "return" && !isLogging(statement, reading),
  );
  if (first === undefined) return;
  report(reading, "dialect.lost", first.from, [
    "What is done after an exception is left out: Hookline records a failure and goes on with the rest.",
  ]);
}

function readIf(statement: If, reading: Reading): readonly Node[] {
  if (reading.depth >= maxDepth) return lost(statement.from, reading);
  const deep = { ...reading, depth: reading.depth + 1 };
  const branches: NodeBranch[] = [];
  const before: Filter[] = [];
  for (const [index, branch] of statement.branches.entries()) {
    const filters =
      index < maxBranches ? readCondition(withoutBrackets(branch.test), reading) : null;
    if (filters === null) {
      report(reading, "dialect.lost", branch.test.from, [
        "This condition cannot be said here, so what depends on it is left out.",
        "Say it with in, ==, startswith, and, or, not on what the call gives.",
      ]);
      return toChoice(statement.from, branches, reading);
    }
    const body = readBlock(branch.body, inner(deep));
    branches.push({ filters: [...before, ...filters], body });
    const [only] = filters;
    if (only === undefined) return toChoice(statement.from, branches, reading);
    const asked: Filter = filters.length === 1 ? only : { type: "all", all: [...filters] };
    // The opposite of a branch is drawn as its "otherwise"; without a branch, it is only a condition.
    before.push(body.length > 0 ? { type: "not", not: asked } : turnRound(asked));
  }
  const otherwise = statement.otherwise === null ? [] : readBlock(statement.otherwise, inner(deep));
  if (otherwise.length > 0) branches.push({ filters: before, body: otherwise });
  return toChoice(statement.from, branches, reading);
}

/** Brackets around a whole test only let it be broken into lines. */
function withoutBrackets(test: Expression): Expression {
  return test.kind === "group" ? withoutBrackets(test.inner) : test;
}

function toChoice(
  from: number,
  branches: readonly NodeBranch[],
  reading: Reading,
): readonly Node[] {
  const filled = branches.filter((branch) => branch.body.length > 0);
  if (filled.length === 0) return [];
  const ordered = orderBranches(filled);
  if (ordered === null) {
    report(reading, "dialect.differs", from, [
      "The branches change what the others ask. Python asks before it does anything; Hookline asks each hook in turn.",
      "Keep the value under another name, or ask for something that no branch changes.",
    ]);
  }
  return [{ kind: "choice", from, branches: ordered ?? filled }];
}

function readWith(
  statement: Extract<Statement, { kind: "with" }>,
  reading: Reading,
): readonly Node[] {
  const scope = inner(reading);
  const nodes: Node[] = [];
  for (const { value, name } of statement.opened) {
    const saveAs = freeName(name ?? "answer", reading);
    const read = readValue(value, scope);
    if (read.kind === "http") {
      if (name !== null) setName(scope, name, read);
      continue;
    }
    const sent = value.kind === "call" ? readHttpRequest(value, scope, saveAs) : null;
    if (sent === null) {
      if (name !== null) setName(scope, name, unknown);
      continue;
    }
    nodes.push(...spend([sent.node], reading));
    if (name !== null) setName(scope, name, sent.answer);
  }
  return [...nodes, ...readBlock(statement.body, scope)];
}

/** A name for an answer that no other answer has. */
function freeName(wanted: string, reading: Reading): string {
  let name = wanted;
  for (let count = reading.saved.size; reading.saved.has(name); count += 1)
    name = `${wanted}_${count + 1}`;
  return name;
}

function spend(nodes: readonly Node[], reading: Reading): readonly Node[] {
  const { budget } = reading;
  budget.actions -= nodes.length;
  for (const node of nodes)
    if (node.kind === "step" && node.request !== null) reading.saved.add(node.request.saveAs);
  return budget.actions < 0 ? [] : nodes;
}

function withoutAwait(expression: Expression): Expression {
  let at = expression;
  while (at.kind === "await" || at.kind === "group") at = at.kind === "await" ? at.value : at.inner;
  return at;
}

function readExpressionStatement(given: Expression, reading: Reading): readonly Node[] {
  const expression = withoutAwait(given);
  // A text by itself is documentation.
  if (expression.kind === "text") return [];
  if (expression.kind !== "call") return lost(expression.from, reading);
  const nodes = readCallStatement(expression, reading);
  return nodes === null ? lost(expression.from, reading) : spend(nodes, reading);
}

type Call = Extract<Expression, { kind: "call" }>;

/** What a call that stands by itself does; `null` when that cannot be told. */
function readCallStatement(call: Call, reading: Reading): readonly Node[] | null {
  const known = readCallee(call, reading);
  if (known.kind === "nothing") return [];
  if (known.kind === "wait")
    return [step(call.from, { type: "wait", seconds: known.seconds }, true)];
  if (known.kind === "inside") {
    const read = known.calls.map((inside) => readExpressionStatement(inside, reading));
    return read.flat();
  }
  if (known.kind === "function") return readFunction(call, known.definition, reading);
  const control = readControl(call, reading);
  if (control !== null) return control;
  const request = readSending(call, reading, freeName("answer", reading));
  return request === null ? null : [request.node];
}

function readSending(call: Call, reading: Reading, saveAs: string): ReadRequest | null {
  const before = reading.findings.length;
  const http = readHttpRequest(call, reading, saveAs);
  // What was wrong with a request is said already.
  if (http !== null || reading.findings.length > before) return http;
  return readOwnService(call, reading, saveAs);
}

/** A function of the module, read in the place of its call with what it is given. */
function readFunction(
  call: Call,
  definition: Extract<Statement, { kind: "def" }>,
  reading: Reading,
): readonly Node[] | null {
  if (reading.calls >= maxCalls || definition.takesMore) return null;
  const placed = call.args.filter((argument) => argument.name === null);
  const names = definition.params.map((param, index): readonly [string, Value] => {
    const given = call.args.find((argument) => argument.name === param) ?? placed[index];
    return [param, given === undefined ? unknown : readValue(given.value, reading)];
  });
  const scope = inner(reading, names);
  return readBlock(definition.body, { ...scope, calls: reading.calls + 1 });
}

function readAssign(
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
