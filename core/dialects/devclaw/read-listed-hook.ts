import type { Json } from "../../json.ts";
import { readEventNames } from "./devclaw-events.ts";
import { readPayloadPath } from "./go-template/payload-fields.ts";
import {
  FieldReader,
  type Findings,
  type HookReading,
  type SourcePlace,
} from "../reading/hook-reading.ts";
import { keepFields } from "./read-webhook.ts";
import { isEmpty, type SourceNode, toJson } from "../reading/source-node.ts";

/**
 * Reads a hook of a list: one of a plugin's manifest (`script`, `handler`), or one registered by a program, as data
 * (`behaviour`, `action`). Code is kept and not carried out; a decision that stands there as data is taken over.
 */
export function readListedHook(reader: FieldReader, plugin: string | null): HookReading {
  const { findings } = reader;
  const name = reader.text("name");
  const description = reader.text("description");
  const source = reader.text("source") ?? (plugin === null ? null : `plugin:${plugin}`);
  const on = readEventNames(reader, "events");
  const priority = reader.integer("priority");
  const enabled = readListedEnabled(reader, plugin !== null);
  const behaviour = readBehaviour(reader);
  const code = { ...readCode(reader), ...behaviour.kept };
  const note = reader.entry("note");
  if (note !== null)
    findings.add("dialect.not-hooks", reader.placeOf("note"), "A note is left out.");
  const fields = keepFields(reader);
  const kept = { ...code, ...(Object.keys(fields).length === 0 ? {} : { fields }) };
  const hook: HookReading["hook"] = {
    on,
    ...(name === null || name.trim() === "" ? {} : { name }),
    ...(behaviour.filters.length === 0 ? {} : { filters: behaviour.filters }),
    do: behaviour.actions,
    ...(enabled ? {} : { enabled: false }),
    ...(description === null ? {} : { description }),
    ...(source === null ? {} : { source }),
    ...(priority === null ? {} : { priority }),
    ...(Object.keys(kept).length === 0 ? {} : { platform: { devclaw: kept } }),
  };
  const places = {
    on: reader.placeOf("events"),
    filters: reader.placeOf("behaviour"),
    do: behaviour.at,
  };
  return { hook, at: reader.at, fields: places };
}

/** A plugin's manifest has no `enabled`; a program's zero value is off, which its guide does not mean. */
function readListedEnabled(reader: FieldReader, isPlugin: boolean): boolean {
  const given = reader.boolean("enabled");
  if (given === null && !isPlugin) {
    reader.findings.add(
      "dialect.differs",
      reader.placeOf("enabled"),
      "It does not say enabled, and DevClaw never runs such a hook. Here it is on, as the guide means it.",
      "Write Enabled: true.",
    );
  }
  return given !== false;
}

function readCode(reader: FieldReader): { readonly [field: string]: Json } {
  const kept: Record<string, Json> = {};
  for (const key of ["script", "handler"]) {
    const code = reader.text(key);
    if (code === null) continue;
    kept[key] = code;
    reader.findings.add(
      "dialect.not-carried-out",
      reader.placeOf(key),
      `Only DevClaw can run this ${key}. It is kept, and the hook does nothing here.`,
      "Draw what it does, such as a webhook or a notification.",
    );
  }
  return kept;
}

type Behaviour = {
  readonly filters: readonly Json[];
  readonly actions: readonly Json[];
  /** What cannot be carried out. */
  readonly kept: { readonly [field: string]: Json };
  readonly at: SourcePlace;
};

function readBehaviour(reader: FieldReader): Behaviour {
  const key = reader.entry("behaviour") === null ? "action" : "behaviour";
  const entry = reader.entry(key);
  const at = reader.placeOf(key);
  if (entry === null) return { filters: [], actions: [], kept: {}, at: reader.at };
  const inner = new FieldReader(entry.value, at, reader.findings);
  const filters = readConditions(inner);
  const actions = readDecision(inner);
  const left = inner.leftOver().map(({ key: name, value }) => [name, toJson(value)] as const);
  const names = left.map(([name]) => name).join(", ");
  if (left.length > 0) {
    reader.findings.add(
      "dialect.not-carried-out",
      at,
      `Only DevClaw can run this (${names}). It is kept, not carried out.`,
    );
  }
  const kept: Behaviour["kept"] = left.length === 0 ? {} : { behaviour: Object.fromEntries(left) };
  return { filters, actions, kept, at };
}

/** `when: { all: [{ path, equals | contains | missing }] }`. */
function readConditions(reader: FieldReader): readonly Json[] {
  const when = reader.entry("when");
  if (when === null) return [];
  const at = reader.placeOf("when");
  const inner = new FieldReader(when.value, at, reader.findings);
  const conditions = inner.list("all") ?? [];
  for (const { key } of inner.leftOver()) unknownCondition(reader.findings, inner.placeOf(key));
  return conditions.flatMap((node, index) => {
    const place = { path: `${at.path}.all.${index}`, place: node.place };
    return readCondition(new FieldReader(node, place, reader.findings));
  });
}

function readCondition(reader: FieldReader): readonly Json[] {
  const path = reader.text("path") ?? "";
  const key = toContextPath(path);
  const [equals, contains, missing] = ["equals", "contains", "missing"].map(
    (name) => reader.entry(name)?.value,
  );
  const given = [equals, contains, missing].filter((value) => value !== undefined);
  if (key === null || given.length !== 1 || reader.leftOver().length > 0) {
    unknownCondition(reader.findings, reader.at);
    return [];
  }
  // Go compares texts letter by letter.
  if (equals !== undefined) {
    return [{ type: "equals", key, equals: toJson(equals), caseSensitive: true }];
  }
  if (contains !== undefined) {
    return [{ type: "contains", key, contains: toJson(contains), caseSensitive: true }];
  }
  return [{ type: "exists", key, exists: missing?.kind === "scalar" && missing.value !== true }];
}

function unknownCondition(findings: Findings, at: SourcePlace): void {
  findings.add(
    "dialect.invalid",
    at,
    "This condition is not understood.",
    "Use equals, contains or missing.",
  );
}

/** `payload.toolArgs.command` as `tool.args.command`. */
function toContextPath(path: string): string | null {
  const [root, first = "", ...rest] = path.split(".");
  if (root !== "payload") return null;
  const go =
    first === "sessionId" ? "SessionID" : `${first.charAt(0).toUpperCase()}${first.slice(1)}`;
  const read = readPayloadPath([go, ...rest]);
  return read.known === "unknown" ? null : read.context.join(".");
}

/** `block` with its `reason`, `modifiedArgs`, `modifiedMessage`. */
function readDecision(reader: FieldReader): readonly Json[] {
  const isBlock = reader.boolean("block") === true;
  const reason = reader.text("reason");
  const args = reader.entry("modifiedArgs");
  const message = reader.text("modifiedMessage");
  const set = {
    ...(args === null || isEmpty(args.value) ? {} : readArgs(args.value, reader)),
    ...(message === null || message === "" ? {} : { message }),
  };
  const modify = Object.keys(set).length === 0 ? [] : [{ type: "modify", set }];
  const block = { type: "block", ...(reason === null || reason === "" ? {} : { reason }) };
  return isBlock ? [...modify, block] : modify;
}

/** All arguments, or one sentence that names those that are added to what is there. */
function readArgs(args: SourceNode, reader: FieldReader): { readonly [path: string]: Json } {
  if (args.kind === "map") return { "tool.args": toJson(args) };
  const text = args.kind === "scalar" ? args.text : "";
  const [, name, value] = /^copy of toolArgs plus ([A-Za-z_]\w*): (\S.*)$/.exec(text) ?? [];
  if (name !== undefined && value !== undefined) {
    return { [`tool.args.${name}`]: readPlainValue(value) };
  }
  const at = reader.placeOf("modifiedArgs");
  reader.findings.add("dialect.invalid", at, "modifiedArgs must be the arguments by name.");
  return {};
}

function readPlainValue(text: string): Json {
  if (/^-?\d{1,15}(\.\d+)?$/.test(text)) return Number(text);
  return text === "true" || text === "false" ? text === "true" : text;
}
