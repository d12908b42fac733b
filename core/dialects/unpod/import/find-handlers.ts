import { helperNames } from "../export/module-text.ts";
import type { Expression, Statement } from "../python/syntax.ts";
import { findUnpodEvent, type UnpodEvent, type UnpodScope } from "../wire.ts";
import { inner, type Reading, report, setName } from "./reading.ts";
import { readValue } from "./read-value.ts";
import { assumeObjects } from "./assume-objects.ts";
import { argumentOf } from "./value-parts.ts";
import type { Value } from "./value.ts";
import {
  findActivity,
  isTurnList,
  readSilence,
  readWatchdog,
  type SilenceHook,
} from "./read-silence.ts";

export type Definition = Extract<Statement, { kind: "def" }>;

/** One registration: what it listens to and what runs. */
export type Handler = {
  readonly event: UnpodEvent;
  readonly definition: Definition;
  /** Where it is registered: names known there. */
  readonly reading: Reading;
};

export type Found = {
  readonly handlers: Handler[];
  readonly silences: SilenceHook[];
  /** Something was registered that the SDK does not take. */
  readonly refused: UnpodScope[];
};

type Walk = {
  readonly reading: Reading;
  readonly found: Found;
  readonly path: string;
  readonly isInside: boolean;
};

const maxDepth = 20;

/**
 * Finds the hooks of a module: functions under `@runner.on("…")` and `@ctx.session.on("…")` at any depth, and those
 * that are registered by a call. Names are learned on the way.
 */
export function findHandlers(statements: readonly Statement[], reading: Reading): Found {
  const found: Found = { handlers: [], silences: [], refused: [] };
  walk(statements, { reading, found, path: "", isInside: false }, 0);
  return found;
}

function walk(statements: readonly Statement[], at: Walk, depth: number): void {
  if (depth > maxDepth) return;
  for (const statement of statements) assumeObjects(statement, at.reading);
  // A handler may use what stands below it.
  for (const statement of statements) learn(statement, at);
  for (const activity of findActivity(statements))
    setName(at.reading, activity, { kind: "activity" });
  for (const statement of statements) visit(statement, at, depth);
}

/** Learns what a statement names, without doing it. */
function learn(statement: Statement, { reading }: Walk): void {
  if (statement.kind === "import") {
    for (const [local, name] of statement.names) setName(reading, local, { kind: "module", name });
  } else if (statement.kind === "def" && !helperNames.has(statement.name)) {
    setName(reading, statement.name, { kind: "function", definition: statement });
  } else if (statement.kind === "assign" && statement.value !== null) {
    const [target, ...others] = statement.targets;
    if (target === undefined || others.length > 0) return;
    if (isTurnList(statement)) setTarget(target, { kind: "turns" }, reading);
    else setTarget(target, readAssigned(statement.value, reading), reading);
  }
}

function readAssigned(value: Expression, reading: Reading): Value {
  if (value.kind === "member" && value.name === "on") {
    const scope = scopeOf(value.of, reading, false);
    if (scope !== null) return { kind: "register", scope };
  }
  return readValue(value, reading);
}

function setTarget(target: Expression, value: Value, reading: Reading): void {
  if (target.kind === "name") setName(reading, target.name, value);
  // `self.runner = AgentRunner(…)` is known by its last name.
  if (target.kind === "member") setName(reading, `.${target.name}`, value);
}

function visit(statement: Statement, at: Walk, depth: number): void {
  const path = (name: string) => (at.path === "" ? name : `${at.path}.${name}`);
  switch (statement.kind) {
    case "def": {
      if (helperNames.has(statement.name)) return;
      const within = { ...at, path: path(statement.name), isInside: true };
      if (visitDefinition(statement, within)) return;
      const silences = readWatchdog(statement, { ...at.reading, path: within.path });
      at.found.silences.push(...silences);
      if (silences.length > 0) return;
      const names = statement.params.map((param): readonly [string, Value] => [
        param,
        guess(param),
      ]);
      const reading = { ...inner(at.reading, names), path: within.path };
      walkFunction(statement.body, { ...within, reading }, depth + 1);
      return;
    }
    case "class":
      if (helperNames.has(statement.name)) return;
      walk(statement.body, { ...at, path: path(statement.name), isInside: true }, depth + 1);
      return;
    case "expression":
      if (!visitCall(statement.value, at)) reportOutside(statement.value, at.reading);
      return;
    case "if":
      for (const branch of statement.branches) walk(branch.body, at, depth + 1);
      walk(statement.otherwise ?? [], at, depth + 1);
      return;
    case "with":
    case "while":
      walk(statement.body, at, depth + 1);
      return;
    case "try":
      walk([...statement.body, ...statement.after], at, depth + 1);
      return;
    default:
  }
}

/** What stands beside hooks is reported; a function without any is a helper, read where it is called. */
function walkFunction(body: readonly Statement[], at: Walk, depth: number): void {
  const before = at.found.handlers.length + at.found.silences.length;
  const { findings } = at.reading;
  const start = findings.length;
  walk(body, at, depth);
  if (at.found.handlers.length + at.found.silences.length > before) return;
  const kept = findings.splice(start).filter((finding) => finding.code !== "dialect.not-hooks");
  findings.push(...kept);
}

/** What a parameter of an entrypoint is by its name; anything not told otherwise is the call's context. */
function guess(param: string): Value {
  if (param === "self" || param === "cls") return { kind: "unknown" };
  if (/session/i.test(param)) return { kind: "object", object: "session" };
  if (/runner/i.test(param)) return { kind: "object", object: "runner" };
  return { kind: "object", object: "context" };
}

/** Whether the definition is a hook; anything else may hold hooks. */
function visitDefinition(definition: Definition, at: Walk): boolean {
  let isHook = false;
  for (const decorator of definition.decorators) {
    if (decorator.kind !== "call") continue;
    const silence = readSilence(decorator, definition, { ...at.reading, path: at.path });
    if (silence !== null) at.found.silences.push(silence);
    const event = silence === null ? readRegistration(decorator, at) : null;
    if (event === "refused") at.found.refused.push("session");
    else if (event !== null) {
      at.found.handlers.push({ event, definition, reading: { ...at.reading, path: at.path } });
    }
    isHook ||= silence !== null || event !== null;
  }
  return isHook;
}

/** `runner.on("call_start")(handler)` and `session.on("user_turn")(handler)`. */
function visitCall(expression: Expression, at: Walk): boolean {
  if (expression.kind !== "call" || expression.callee.kind !== "call") return false;
  const [only] = expression.args;
  const handler = only === undefined ? null : readValue(only.value, at.reading);
  if (handler?.kind !== "function") return false;
  const event = readRegistration(expression.callee, at);
  if (event === "refused") at.found.refused.push("session");
  if (event === null || event === "refused") return true;
  const { definition } = handler;
  at.found.handlers.push({ event, definition, reading: { ...at.reading, path: definition.name } });
  return true;
}

/** What an entrypoint does itself is not part of a hook; running the session is what it is for. */
function reportOutside(expression: Expression, reading: Reading): void {
  const inside = expression.kind === "await" ? expression.value : expression;
  if (inside.kind !== "call") return;
  const { callee } = inside;
  const of = callee.kind === "member" ? readValue(callee.of, reading) : null;
  const known = readValue(callee, reading);
  const isSetUp = of?.kind === "object" && of.object === "runner";
  const isRun = callee.kind === "member" && callee.name === "run";
  if (
    isSetUp ||
    isRun ||
    known.kind === "function" ||
    (of?.kind === "module" && of.name === "asyncio")
  )
    return;
  report(reading, "dialect.not-hooks", inside.from, [
    "This does not stand in a hook: it stays in your own code.",
  ]);
}

/** The event that `….on("name")` registers for; `null` when it is no registration, `refused` when the SDK raises. */
function readRegistration(
  call: Extract<Expression, { kind: "call" }>,
  { reading, isInside }: Walk,
): UnpodEvent | "refused" | null {
  const scope = registerScope(call.callee, reading, isInside);
  const given = argumentOf(call.args, "event", 0);
  if (scope === null || given === null) return null;
  const name = readValue(given, reading);
  if (name.kind !== "constant" || typeof name.value !== "string") {
    report(reading, "dialect.lost", call.from, [
      "This handler is left out: the name of its event cannot be told without running the code.",
    ]);
    return "refused";
  }
  const event = findUnpodEvent(scope, name.value);
  if (event !== null) return event;
  report(reading, "event.unknown", call.from, [
    `Unpod has no event ${JSON.stringify(name.value.slice(0, 100))}: registering it raises ValueError.`,
    "There is: call_start, call_end, user_turn, agent_turn, interruption, error.",
  ]);
  return "refused";
}

function registerScope(callee: Expression, reading: Reading, isInside: boolean): UnpodScope | null {
  if (callee.kind === "name") {
    const known = readValue(callee, reading);
    return known.kind === "register" ? known.scope : null;
  }
  return callee.kind === "member" && callee.name === "on"
    ? scopeOf(callee.of, reading, isInside)
    : null;
}

/** Whether an object is a runner or a session; one that nothing is known of is told by its name, then by its place. */
function scopeOf(of: Expression, reading: Reading, isInside: boolean): UnpodScope | null {
  const value = readValue(of, reading);
  if (value.kind === "object") return value.object === "runner" ? "runner" : "session";
  const name = of.kind === "name" || of.kind === "member" ? of.name : "";
  const held = reading.names.findLast((names) => names.has(`.${name}`))?.get(`.${name}`);
  if (held?.kind === "object") return held.object === "runner" ? "runner" : "session";
  if (value.kind !== "unknown" && value.kind !== "constant") return null;
  if (/session/i.test(name)) return "session";
  if (/runner/i.test(name)) return "runner";
  return isInside ? "session" : "runner";
}
