import { diagnostic, type Diagnostic } from "../../diagnostic.ts";
import { suggest } from "../../hook/did-you-mean.ts";
import type { DialectImport, DialectInput } from "../dialect.ts";
import { ClearSecrets } from "../reading/clear-secrets.ts";
import { FieldReader, Findings, type HookReading } from "../reading/hook-reading.ts";
import { judgeReadings } from "../reading/judge-readings.ts";
import { reportRepeated } from "../reading/report-repeated.ts";
import { entryOf, fromJson, readSource, type SourceNode } from "../reading/source-node.ts";
import { type Assignments, readAssignments } from "./read-assignments.ts";
import { isPythonCode, readPythonCode } from "./read-python-code.ts";
import { outputNames, readTool, type ToolAround } from "./read-tool.ts";
import { isToolKind, kindOfPhase, reservedNames, toolKinds, type ToolKind } from "./wire.ts";

/** Longest text that is read, in UTF-16 units: YAML full of mistakes takes a time that grows faster than its length. */
const maxLength = 128 * 1024;

/**
 * Reads AVA's HTTP tools: `tools` and `in_call_tools` with their `kind`, the top-level maps of AVA's guide, and the
 * lists of contexts and agents that say who is given which. Total: any text gives an answer.
 *
 * Codes: `dialect.*`, `document.unknown-field`, and those of `parseHooksDocument`.
 */
export function importAva(input: DialectInput): DialectImport {
  if (input.text.length > maxLength) return nothing([tooLarge(input.text.length)]);
  const findings = new Findings();
  if (input.json === undefined && isPythonCode(input.text)) {
    readPythonCode(input.text, findings);
    return judgeReadings([], findings);
  }
  const source = readSource(input.text);
  if (source.ok) return judgeReadings(readRoot(source.value, findings), findings);
  if (input.json !== undefined)
    return judgeReadings(readRoot(fromJson(input.json), findings), findings);
  const { code, message, place } = source.error;
  return nothing([diagnostic(code, { path: "", message, ...place })]);
}

type Tool = { readonly name: string; readonly kind: ToolKind; readonly reader: FieldReader };

function readRoot(root: SourceNode, findings: Findings): readonly HookReading[] {
  const reader = new FieldReader(root, { path: "", place: root.place }, findings);
  reportRepeated(root, findings, (path) => toolBlocks.some(({ key }) => key === path));
  const tools = toolBlocks.flatMap((block) => toolsIn(reader, block));
  const kinds = new Map(tools.map((tool) => [tool.name, tool.kind]));
  const assignments = readAssignments(reader, kinds);
  const results = new Set(tools.flatMap((tool) => outputNames(tool.reader)));
  const secrets = new ClearSecrets("AVA", "TOOL");
  reportOthers(reader, tools.length);
  const readings = tools.map((tool) => {
    const isGlobal = readGlobal(tool, assignments);
    const around: ToolAround = {
      name: tool.name,
      kind: tool.kind,
      results,
      secrets,
      scope: scopeOf(tool, isGlobal, assignments),
    };
    return {
      reading: readTool(tool.reader, around),
      rank: isGlobal ? -1 : rankOf(tool.name, assignments),
    };
  });
  // Global ones run first, in the order they stand; then those given to the agent, in the order of its list.
  return readings.toSorted((one, other) => one.rank - other.rank).map(({ reading }) => reading);
}

/** Blocks that hold tools, and what a tool without a kind is in each; `null`: AVA passes over it. */
const toolBlocks = [
  { key: "tools", absent: null },
  { key: "pre_call_tools", absent: "generic_http_lookup" },
  { key: "post_call_tools", absent: "generic_webhook" },
  { key: "in_call_tools", absent: "in_call_http_lookup" },
  { key: "in_call_http_tools", absent: "in_call_http_lookup" },
] as const;
type ToolBlock = (typeof toolBlocks)[number];

function toolsIn(reader: FieldReader, block: ToolBlock): readonly Tool[] {
  const entry = entryOf(reader.node, block.key);
  if (entry?.value.kind !== "map") return [];
  reader.entry(block.key);
  const isGuides = block.key === "pre_call_tools" || block.key === "post_call_tools";
  if (isGuides) {
    const message = `AVA's guide has ${block.key} here; AVA reads tools, each with its kind. It is taken as meant.`;
    reader.findings.add("dialect.differs", reader.placeOf(block.key), message);
  }
  const below = reader.placeOf(block.key).path;
  // Of one name two tools are read, so that none is lost; the second gets another one.
  const all = [...(entry.value.repeated ?? []), ...entry.value.entries];
  return all.flatMap(({ key, place, value }) => {
    const at = { path: `${below}.${key}`, place };
    if (value.kind !== "map") {
      reader.findings.add(
        "dialect.not-hooks",
        at,
        `${key.slice(0, 100)} is no tool that is called over HTTP.`,
      );
      return [];
    }
    const tool = new FieldReader(value, at, reader.findings);
    const kind = kindOf(tool, key, block);
    return kind === null ? [] : [{ name: key, kind, reader: tool }];
  });
}

function kindOf(tool: FieldReader, name: string, block: ToolBlock): ToolKind | null {
  const given = tool.text("kind");
  if (given !== null && isToolKind(given)) return given;
  if (given !== null) {
    const kinds = Object.keys(toolKinds);
    tool.findings.add(
      "dialect.unknown-kind",
      tool.placeOf("kind"),
      `AVA has no kind ${given.slice(0, 100)}, so it passes over this tool.`,
      suggest(given, kinds),
    );
    return null;
  }
  if (block.absent !== null) return block.absent;
  if (reservedNames.has(name) || entryOf(tool.node, "url") === null) {
    tool.findings.add(
      "dialect.not-hooks",
      tool.at,
      `${name.slice(0, 100)} is no tool that is called over HTTP. It is left where it is.`,
    );
    return null;
  }
  const meant = kindOfPhase(tool.text("phase") ?? "");
  const hint =
    meant === null
      ? `Give it a kind: ${Object.keys(toolKinds).join(", ")}.`
      : `Add kind: ${meant}.`;
  tool.findings.add(
    "dialect.missing",
    tool.at,
    "The tool has no kind, so AVA passes over it.",
    hint,
  );
  return null;
}

/** Absent means not: only the agents that are given it have it. */
function readGlobal({ name, reader }: Tool, assignments: Assignments): boolean {
  const isGlobal = reader.boolean("is_global") ?? false;
  if (isGlobal || assignments.given.has(name)) return isGlobal;
  reader.findings.add(
    "dialect.unassigned",
    reader.placeOf("is_global"),
    `${name.slice(0, 100)} is not global and no agent is given it, so it never runs.`,
    "Set is_global: true, or choose its agents.",
  );
  return isGlobal;
}

function scopeOf(
  { name }: Tool,
  isGlobal: boolean,
  { given, without }: Assignments,
): ToolAround["scope"] {
  const agents = given.get(name) ?? [];
  if (!isGlobal) return { scope: { agents } };
  // What an agent is given itself counts more than what it goes without.
  const excluded = (without.get(name) ?? []).filter((agent) => !agents.includes(agent));
  if (excluded.length === 0) return {};
  const isOne = { type: "equals", key: "call.agentId", equals: excluded, caseSensitive: true };
  return { filters: [{ type: "not", not: isOne }] };
}

function rankOf(name: string, { order }: Assignments): number {
  const place = order.indexOf(name);
  return place === -1 ? order.length : place;
}

/** A configuration holds much that is not about hooks. */
function reportOthers(reader: FieldReader, tools: number): void {
  const others = reader.leftOver();
  const [first] = others;
  if (first !== undefined) {
    const names = others
      .map((entry) => entry.key)
      .join(", ")
      .slice(0, 500);
    reader.findings.add(
      "dialect.not-hooks",
      { path: first.key, place: first.place },
      `Not about hooks, and left where it is: ${names}.`,
    );
  }
  const hasLists = ["tools", "in_call_tools", "contexts", "agents", "slug"].some(
    (key) => entryOf(reader.node, key) !== null,
  );
  if (tools > 0 || hasLists || reader.findings.all.length > (first === undefined ? 0 : 1)) return;
  reader.findings.add(
    "dialect.missing",
    reader.at,
    "There are no tools of AVA's.",
    "Paste the part of the configuration that begins with tools: or in_call_tools:.",
  );
}

function nothing(diagnostics: readonly Diagnostic[]): DialectImport {
  return { document: null, draft: null, diagnostics, runsOn: "hookline" };
}

function tooLarge(length: number): Diagnostic {
  return diagnostic("dialect.too-large", {
    path: "",
    message: `The text has ${length} characters; at most ${maxLength} are read.`,
    hint: "Paste only the part that holds the tools.",
  });
}
