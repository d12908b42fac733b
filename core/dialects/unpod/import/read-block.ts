import type { Filter } from "../../../hook/filter.ts";
import type { Expression, Statement } from "../python/syntax.ts";
import { orderBranches } from "./kept-data.ts";
import type { Node, NodeBranch } from "./node.ts";
import { step } from "./node.ts";
import { turnRound, readCondition } from "./read-condition.ts";
import { freeName, lost, readAssign, readSending, spend, withoutAwait } from "./read-assign.ts";
import { readControl } from "./read-control.ts";
import { isLogging, readCallee } from "./read-callee.ts";
import { readHttpRequest } from "./read-request.ts";
import { inner, type Reading, report, setName } from "./reading.ts";
import { readValue } from "./read-value.ts";
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
