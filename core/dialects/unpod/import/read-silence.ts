import type { Json, JsonObject } from "../../../json.ts";
import type { Expression, Statement } from "../python/syntax.ts";
import { inner, type Reading, report, setName } from "./reading.ts";
import { readValue } from "./read-value.ts";
import { argumentOf } from "./value-parts.ts";

type Definition = Extract<Statement, { kind: "def" }>;

/** What happens after a silence. */
export type SilenceHook = {
  readonly name: string;
  readonly options: JsonObject;
  readonly body: readonly Statement[];
  readonly reading: Reading;
  readonly from: number;
  readonly definition: Definition;
};

/**
 * `@silence.after(30, times=1)` of an exported module (`export/module-text.ts`); `null` for another decorator.
 */
export function readSilence(
  decorator: Extract<Expression, { kind: "call" }>,
  definition: Definition,
  reading: Reading,
): SilenceHook | null {
  const { callee, args } = decorator;
  if (callee.kind !== "member" || callee.name !== "after") return null;
  const of = readValue(callee.of, reading);
  if (of.kind !== "object" || of.object !== "silence") return null;
  const options: Record<string, Json> = {};
  for (const [index, [argument, option]] of silenceArguments.entries()) {
    const given = argumentOf(args, argument, index);
    const value = given === null ? null : readValue(given, reading);
    const said = value?.kind === "constant" ? value.value : null;
    if (typeof said === "number") options[option] = said;
    const [set, unset] = settings[option] ?? [];
    const setting = said === true ? set : unset;
    if (typeof said === "boolean" && setting !== undefined) options[option] = setting;
  }
  const { name, body, from } = definition;
  return { name, options, body, reading, from, definition };
}

const silenceArguments = [
  ["seconds", "timeoutSeconds"],
  ["times", "triggerMaxCount"],
  ["reset", "triggerResetMode"],
  ["restart", "silencePolicy"],
] as const;
const settings: Readonly<Record<string, readonly [string, string]>> = {
  triggerResetMode: ["onUserSpeech", "never"],
  silencePolicy: ["restart", "independent"],
};

/** Names that are set to the event loop's time: the time of the last activity. */
export function findActivity(statements: readonly Statement[]): readonly string[] {
  return statements.flatMap((statement) => {
    if (statement.kind !== "assign" || statement.value === null) return [];
    const [target] = statement.targets;
    return target?.kind === "name" && isClockCall(statement.value) ? [target.name] : [];
  });
}

function isClockCall(expression: Expression): boolean {
  if (expression.kind !== "call" || expression.callee.kind !== "member") return false;
  const { name, of } = expression.callee;
  const isLoop = of.kind === "call" || (of.kind === "name" && /^(loop|time)$/.test(of.name));
  return (name === "time" || name === "monotonic" || name === "perf_counter") && isLoop;
}

/** An empty list that handlers fill with what was said. */
export function isTurnList(statement: Extract<Statement, { kind: "assign" }>): boolean {
  const { value, targets } = statement;
  const [target] = targets;
  const isNamed =
    target?.kind === "name" && /transcript|history|messages|turns|conversation/i.test(target.name);
  return isNamed && value?.kind === "list" && value.form === "list" && value.elements.length === 0;
}

/** Whether a handler only notes the time of the last activity: Hookline's own clock of silences does that. */
export function isActivityNote(definition: Definition, reading: Reading): boolean {
  const said = definition.body.filter((statement) => statement.kind !== "pass");
  return (
    said.length > 0 &&
    said.every((statement) => {
      if (statement.kind !== "assign") return false;
      const [target] = statement.targets;
      return target !== undefined && readValue(target, reading).kind === "activity";
    })
  );
}

/**
 * Reads a loop that looks every few seconds how long nothing was said: each `if idle > n` is what happens after n
 * seconds of silence. Empty when the function is none.
 */
export function readWatchdog(definition: Definition, reading: Reading): readonly SilenceHook[] {
  const loop = definition.body.find((statement) => statement.kind === "while");
  if (loop?.kind !== "while") return [];
  const scope = inner(reading);
  const hooks: SilenceHook[] = [];
  for (const statement of loop.body) {
    if (statement.kind === "assign" && statement.value !== null) {
      const [target] = statement.targets;
      if (target?.kind === "name") setName(scope, target.name, readValue(statement.value, scope));
    }
    if (statement.kind !== "if") continue;
    for (const branch of statement.branches) {
      const timeoutSeconds = idleLimit(branch.test, scope);
      if (timeoutSeconds === null) continue;
      hooks.push({
        name: `${definition.name}_${timeoutSeconds}`,
        options: { timeoutSeconds, triggerMaxCount: 1, triggerResetMode: "onUserSpeech" },
        body: branch.body.filter((inside) => inside.kind !== "break"),
        reading: scope,
        from: branch.test.from,
        definition,
      });
    }
  }
  const [first] = hooks;
  if (first !== undefined) reportLoop(first, reading);
  return hooks;
}

function reportLoop(first: SilenceHook, reading: Reading): void {
  report(reading, "dialect.differs", first.definition.from, [
    "This loop repeats what it does every time it looks, and goes on after the call. Hookline does it once in each silence and stops with the call.",
    "Set how often it happens in the event's options.",
  ]);
}

/** `idle > 30`, or `loop.time() - last_activity >= 30`. */
function idleLimit(test: Expression, reading: Reading): number | null {
  if (test.kind !== "binary" || (test.operator !== ">" && test.operator !== ">=")) return null;
  if (readValue(test.left, reading).kind !== "idle") return null;
  const limit = readValue(test.right, reading);
  const seconds = limit.kind === "constant" ? limit.value : null;
  return typeof seconds === "number" && seconds >= 1 && seconds <= 1000 ? seconds : null;
}
