import { type Diagnostic, diagnostic } from "../../../diagnostic.ts";
import { eventsOf, type Hook } from "../../../hook/hook.ts";
import { type UnpodEvent, unpodEvents } from "../wire.ts";
import { type Doc, escapeText, group, inline, printLines } from "./python-text.ts";
import { writeAction } from "./write-action.ts";
import { joinConditions, writeConditions } from "./write-condition.ts";
import type { Scope } from "./write-value.ts";

/** One function of the module, its lines without the indent of where it goes. */
export type WrittenHook = {
  readonly scope: "runner" | "session" | "silence";
  readonly lines: readonly string[];
};
export type WrittenHooks = {
  readonly hooks: readonly WrittenHook[];
  readonly needs: ReadonlySet<string>;
  /** Places of the actions that are written. */
  readonly kept: readonly number[];
  readonly diagnostics: readonly Diagnostic[];
};

type Target = {
  readonly scope: WrittenHook["scope"];
  readonly decorator: string;
  readonly signature: string;
  readonly args: ReadonlyMap<string, string>;
};

/** Returns a hook as functions, one for each of its events. `names` are those that are taken in the module. */
export function writeHook(hook: Hook, path: string, names: Set<string>): WrittenHooks {
  const diagnostics: Diagnostic[] = [];
  const needs = new Set<string>();
  const hooks: WrittenHook[] = [];
  if (hook.enabled === false) {
    const message = "The hook is switched off, so it is left out.";
    return {
      hooks,
      needs,
      kept: [],
      diagnostics: [diagnostic("dialect.lost", { path: `${path}.enabled`, message })],
    };
  }
  const events = eventsOf(hook);
  const kept = new Set<number>();
  for (const [index, on] of events.entries()) {
    const at = events.length === 1 ? `${path}.on` : `${path}.on.${index}`;
    const target = targetOf(on, hook);
    if (target === null) {
      const message = `Unpod has no event ${on}; the hook is left out there.`;
      diagnostics.push(diagnostic("dialect.lost", { path: at, message }));
      continue;
    }
    const written = writeFunction(hook, target, { path, names, needs, kept });
    diagnostics.push(...(index === 0 ? written.diagnostics : []));
    if (written.lines !== null) hooks.push({ scope: target.scope, lines: written.lines });
  }
  return { hooks, needs, kept: [...kept], diagnostics };
}

/** `call.ending` is `call.ended` too: Unpod tells the end of a call once. */
function targetOf(on: string, hook: Hook): Target | null {
  if (on === "customer.speech.timeout") return silenceTarget(hook);
  const event = unpodEvents.find(
    (entry) => entry.on === (on === "call.ending" ? "call.ended" : on),
  );
  return event === undefined ? null : eventTarget(event);
}

function silenceTarget({ options = {} }: Hook): Target {
  const { timeoutSeconds, triggerMaxCount, triggerResetMode, silencePolicy } = options;
  const args = [
    ...(timeoutSeconds === undefined ? [] : [`seconds=${timeoutSeconds}`]),
    ...(triggerMaxCount === undefined ? [] : [`times=${triggerMaxCount}`]),
    ...(triggerResetMode === undefined
      ? []
      : [`reset=${triggerResetMode === "never" ? "False" : "True"}`]),
    ...(silencePolicy === undefined
      ? []
      : [`restart=${silencePolicy === "restart" ? "True" : "False"}`]),
  ];
  const decorator = `@silence.after(${args.join(", ")})`;
  return { scope: "silence", decorator, signature: "", args: new Map() };
}

const types: Readonly<Record<string, string>> = { ctx: "CallContext" };

function eventTarget({ scope, event, params }: UnpodEvent): Target {
  const on = scope === "runner" ? "runner" : "ctx.session";
  return {
    scope,
    decorator: `@${on}.on("${event}")`,
    signature: params.map(([name]) => `${name}: ${types[name] ?? "str"}`).join(", "),
    args: new Map(
      params.flatMap(([name, path]) => (path.length === 0 ? [] : [[path.join("."), name]])),
    ),
  };
}

type Around = {
  readonly path: string;
  readonly names: Set<string>;
  readonly needs: Set<string>;
  readonly kept: Set<number>;
};
type Written = {
  readonly lines: readonly string[] | null;
  readonly diagnostics: readonly Diagnostic[];
};

function writeFunction(hook: Hook, target: Target, { path, names, needs, kept }: Around): Written {
  const scope: Scope = { args: target.args, answers: new Set(), needs };
  const conditions = writeFilters(hook, path, scope);
  if (conditions.lost !== null) return { lines: null, diagnostics: [conditions.lost] };
  const body = writeBody(hook, path, scope);
  for (const index of body.kept) kept.add(index);
  if (body.kept.length === 0) {
    const message = "Nothing of what the hook does can be said in Python, so it is left out.";
    const nothing = diagnostic("dialect.lost", { path, message });
    return { lines: null, diagnostics: [...body.diagnostics, nothing] };
  }
  const test = [...agentCondition(hook), ...conditions.written];
  const name = functionName(hook.name ?? "hook", names);
  const inside = test.length === 0 ? 4 : 8;
  const guard =
    test.length === 0
      ? []
      : printLines(joinConditions(test), { indent: 4, before: "if ", after: ":" });
  const statements = body.print(inside);
  const lines = [
    ...(hook.name === undefined || hook.name === name
      ? []
      : [`# hook: ${hook.name.replaceAll(/[\r\n]/g, " ")}`]),
    target.decorator,
    `async def ${name}(${target.signature}) -> None:`,
    ...docstring(hook.description),
    ...guard,
    ...statements,
  ];
  return { lines, diagnostics: body.diagnostics };
}

function docstring(description: string | undefined): readonly string[] {
  if (description === undefined || description.trim() === "") return [];
  return [`    """${escapeText(description)}"""`];
}

function agentCondition(hook: Hook): readonly Doc[] {
  const agents = hook.scope?.agents;
  if (agents === undefined) return [];
  if (agents.length === 0) return ["ctx.agent_id in set()"];
  return [
    group(
      "ctx.agent_id in {",
      agents.map((agent) => `"${escapeText(agent)}"`),
      "}",
    ),
  ];
}

function writeFilters(
  hook: Hook,
  path: string,
  scope: Scope,
): { readonly written: readonly Doc[]; readonly lost: Diagnostic | null } {
  const written: Doc[] = [];
  for (const [index, filter] of (hook.filters ?? []).entries()) {
    const conditions = writeConditions([filter], scope);
    if (conditions === null) {
      const message = `Python cannot ask this of an Unpod call, so the hook is left out: without its filter it would do too much.`;
      const lost = diagnostic("dialect.lost", { path: `${path}.filters.${index}`, message });
      return { written, lost };
    }
    written.push(...conditions);
  }
  return { written, lost: null };
}

type Body = {
  readonly kept: readonly number[];
  readonly diagnostics: readonly Diagnostic[];
  readonly print: (indent: number) => readonly string[];
};

function writeBody(hook: Hook, path: string, scope: Scope): Body {
  const diagnostics: Diagnostic[] = [];
  const kept: number[] = [];
  const blocks: { readonly test: Doc | null; readonly statements: Doc[] }[] = [];
  for (const [index, action] of hook.do.entries()) {
    const at = `${path}.do.${index}`;
    const when = action.when ?? [];
    const conditions = writeConditions(when, scope);
    if (conditions === null) {
      const message = "Python cannot ask this of an Unpod call, so the action is left out.";
      diagnostics.push(diagnostic("dialect.lost", { path: `${at}.when`, message }));
      continue;
    }
    const written = writeAction(action, at, scope);
    diagnostics.push(...written.diagnostics);
    if (written.statement === null) continue;
    kept.push(index);
    const test = conditions.length === 0 ? null : joinConditions(conditions);
    const last = blocks.at(-1);
    const isSame = last !== undefined && inlineOrNull(last.test) === inlineOrNull(test);
    if (isSame) last.statements.push(written.statement);
    else blocks.push({ test, statements: [written.statement] });
  }
  return {
    kept,
    diagnostics,
    print: (indent) => blocks.flatMap((block) => printBlock(block, indent)),
  };
}

function inlineOrNull(doc: Doc | null): string | null {
  return doc === null ? null : inline(doc);
}

function printBlock(
  { test, statements }: { readonly test: Doc | null; readonly statements: readonly Doc[] },
  indent: number,
): readonly string[] {
  if (test === null) return statements.flatMap((statement) => printLines(statement, { indent }));
  return [
    ...printLines(test, { indent, before: "if ", after: ":" }),
    ...statements.flatMap((statement) => printLines(statement, { indent: indent + 4 })),
  ];
}

/** A name for the function that no other has. */
function functionName(name: string, names: Set<string>): string {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "")
    .slice(0, 50);
  const base = /^[a-z]/.test(words) ? words : `hook_${words}`.replace(/_$/, "");
  let free = base;
  for (let count = 2; names.has(free); count += 1) free = `${base}_${count}`;
  names.add(free);
  return free;
}
