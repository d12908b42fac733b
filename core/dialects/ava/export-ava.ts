import { stringify } from "yaml";
import { diagnostic, type Diagnostic } from "../../diagnostic.ts";
import type { Filter } from "../../hook/filter.ts";
import type { Hook, HooksDocument } from "../../hook/hook.ts";
import type { Json } from "../../json.ts";
import type { DialectExport } from "../dialect.ts";
import { type ExportedTool, exportTools, type HookAt } from "./export-tool.ts";
import { reservedNames, toolKinds, toolNamePattern } from "./wire.ts";

type Fields = { readonly [field: string]: Json };

/** AVA's configuration while it is written. */
type Written = {
  readonly tools: Map<string, Fields>;
  readonly in_call_tools: Map<string, Fields>;
  /** By context: its lists, by their key. */
  readonly contexts: Map<string, ReadonlyMap<string, readonly string[]>>;
  /** Written last: contexts stand in the order of the tools they are given. */
  readonly optOuts: Assignment[];
};
type Assignment = { readonly agent: string; readonly list: string; readonly name: string };

/**
 * Writes hooks as AVA's HTTP tools: `tools` and `in_call_tools` with kind and explicit `is_global`, and the lists of the
 * contexts they are for. What AVA cannot say is left out, and told.
 *
 * Codes: `dialect.lost`, `dialect.changed`.
 */
export function exportAva(document: HooksDocument): DialectExport {
  const diagnostics: Diagnostic[] = [];
  const written: Written = {
    tools: new Map(),
    in_call_tools: new Map(),
    contexts: new Map(),
    optOuts: [],
  };
  for (const [index, hook] of document.hooks.entries()) {
    exportHook(hook, { path: `hooks.${index}`, diagnostics }, written);
  }
  for (const optOut of written.optOuts) assign(written, optOut);
  const { tools, in_call_tools: inCall, contexts } = written;
  const configuration = {
    tools,
    ...(inCall.size === 0 ? {} : { in_call_tools: inCall }),
    ...(contexts.size === 0 ? {} : { contexts }),
  };
  const file = {
    name: "ai-agent.local.yaml",
    language: "yaml",
    text: stringify(configuration, { lineWidth: 0, aliasDuplicateObjects: false }),
    purpose:
      "AVA merges it into its configuration: put it into config/, or its parts into the file that is there.",
  } as const;
  return { files: [file], diagnostics };
}

/** Fields of a hook that AVA has no word for. */
const unsaid = ["limit", "onFailure", "priority", "source"] as const;

function exportHook(hook: Hook, at: HookAt, written: Written): void {
  const who = readFilters(hook);
  if (who === null) {
    const message =
      "AVA has no filters; without its filters the hook would run too often, so it is left out.";
    at.diagnostics.push(diagnostic("dialect.lost", { path: `${at.path}.filters`, message }));
    return;
  }
  const tools = exportTools(hook, at);
  if (hook.do.length === 0) {
    const message = "The hook does nothing, and AVA has no tool without a request.";
    at.diagnostics.push(diagnostic("dialect.lost", { path: at.path, message }));
  }
  if (tools.length === 0) return;
  for (const field of unsaid) {
    if (hook[field] === undefined) continue;
    const message =
      field === "priority" ? "AVA runs tools in the order they stand." : `AVA has no ${field}.`;
    at.diagnostics.push(
      diagnostic(field === "priority" ? "dialect.changed" : "dialect.lost", {
        path: `${at.path}.${field}`,
        message,
      }),
    );
  }
  if (hook.description !== undefined && tools[0]?.kind !== "in_call_http_lookup") {
    const message = "AVA describes only what a model may call.";
    at.diagnostics.push(diagnostic("dialect.lost", { path: `${at.path}.description`, message }));
  }
  for (const tool of tools) place(tool, { hook, at, who }, written);
}

type Who = { readonly without: readonly string[]; readonly tool: string | null };

/** Filters that AVA says in another way: agents that go without, and the tool that is asked for. `null`: others. */
function readFilters(hook: Hook): Who | null {
  let without: readonly string[] = [];
  let tool: string | null = null;
  for (const filter of hook.filters ?? []) {
    const agents = hook.scope === undefined ? agentsOf(filter) : null;
    const name = hook.on === "tool.calls" ? toolOf(filter) : null;
    if (agents !== null) without = [...without, ...agents];
    else if (name !== null && tool === null) tool = name;
    else return null;
  }
  // A model calls a tool by its name: without one it would be another tool.
  return hook.on === "tool.calls" && tool === null ? null : { without, tool };
}

function agentsOf(filter: Filter): readonly string[] | null {
  if (filter.type !== "not" || filter.not.type !== "equals") return null;
  const { key, equals } = filter.not;
  if (key !== "call.agentId") return null;
  const values: readonly unknown[] = Array.isArray(equals) ? equals : [equals];
  const names = values.filter((value) => typeof value === "string");
  return names.length === values.length ? names : null;
}

function toolOf(filter: Filter): string | null {
  if (filter.type !== "equals" || filter.key !== "tool.name") return null;
  const values: readonly unknown[] = Array.isArray(filter.equals) ? filter.equals : [filter.equals];
  const [name] = values;
  return values.length === 1 && typeof name === "string" ? name : null;
}

type Whose = { readonly hook: Hook; readonly at: HookAt; readonly who: Who };

function place({ kind, fields }: ExportedTool, { hook, at, who }: Whose, written: Written): void {
  const wanted = who.tool ?? hook.name ?? "hook";
  const name = freeName(wanted, written);
  if (name !== (hook.name ?? name)) {
    const message = `Its name is ${name} in AVA.`;
    at.diagnostics.push(diagnostic("dialect.changed", { path: `${at.path}.name`, message }));
  }
  const { phase, block, lists, optOut } = toolKinds[kind];
  written[block].set(name, { kind, phase, ...fields });
  for (const agent of hook.scope?.agents ?? []) assign(written, { agent, list: lists[0], name });
  for (const agent of who.without) written.optOuts.push({ agent, list: optOut, name });
}

function assign({ contexts }: Written, { agent, list, name }: Assignment): void {
  const lists = contexts.get(agent) ?? new Map<string, readonly string[]>();
  contexts.set(agent, new Map([...lists, [list, [...(lists.get(list) ?? []), name]]]));
}

/** AVA's names are words, all tools share one list of them, and some are its own. */
function freeName(wanted: string, { tools, in_call_tools: inCall }: Written): string {
  const word = wanted.replaceAll(/[^A-Za-z0-9_]+/g, "_").replaceAll(/^_+|_+$/g, "");
  const fitting = toolNamePattern.test(word) ? word : `hook_${word}`;
  const stem = toolNamePattern.test(wanted) ? wanted : fitting;
  let name = isReserved(stem) ? `hook_${stem}` : stem;
  for (let count = 2; tools.has(name) || inCall.has(name); count += 1) name = `${stem}_${count}`;
  return name;
}

function isReserved(name: string): boolean {
  return reservedNames.has(name) || name.startsWith("mcp_");
}
