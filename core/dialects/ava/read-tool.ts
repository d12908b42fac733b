import type { Json } from "../../json.ts";
import type { ClearSecrets } from "../reading/clear-secrets.ts";
import type { FieldReader, HookReading, SourcePlace } from "../reading/hook-reading.ts";
import { entryOf, toJson } from "../reading/source-node.ts";
import { ToolReading } from "./tool-reading.ts";
import { typeOfHeaders, withoutType } from "./body-type.ts";
import { bodylessMethods, keptKeys, toolKinds, type ToolKind } from "./wire.ts";

type Fields = { readonly [field: string]: Json };

/** What is known of a tool from outside its own entry. */
export type ToolAround = {
  readonly name: string;
  readonly kind: ToolKind;
  /** Names the lookups of the document give. */
  readonly results: ReadonlySet<string>;
  /** Names secrets that stand there in clear. */
  readonly secrets: ClearSecrets;
  /** For whom it runs: `scope` or `filters` of a hook. */
  readonly scope: Fields;
};

/**
 * Reads one HTTP tool as a hook: a post-call webhook on `call.ended`, a pre-call lookup on `call.started`, an in-call
 * tool on `tool.calls`. Errors: `dialect.missing`, `dialect.invalid`, `dialect.template`.
 */
export function readTool(reader: FieldReader, around: ToolAround): HookReading {
  const tool = new ToolReading(reader, around);
  const actions = actionsOf(tool, around);
  const enabled = tool.setting("enabled", () => reader.boolean("enabled"), true);
  const description = around.kind === "in_call_http_lookup" ? reader.text("description") : null;
  // The kind fixes the phase, whatever is written.
  reader.entry("kind");
  reader.entry("phase");
  const kept = keep(reader, tool);
  const hook: Fields = {
    on: toolKinds[around.kind].on,
    name: around.name,
    ...around.scope,
    ...(around.kind === "in_call_http_lookup" ? { filters: ofTool(around) } : {}),
    do: actions,
    ...(enabled ? {} : { enabled: false }),
    ...(description === null || description === "" ? {} : { description }),
    ...(kept === null ? {} : { platform: { ava: kept } }),
  };
  return { hook, at: reader.at, fields: placesOf(reader, actions, around.kind) };
}

/** A tool is asked for by its name; a filter of its scope stands before. */
function ofTool({ name, scope }: ToolAround): Json {
  const given = Array.isArray(scope["filters"]) ? scope["filters"] : [];
  return [...given, { type: "equals", key: "tool.name", equals: name, caseSensitive: true }];
}

function actionsOf(tool: ToolReading, around: ToolAround): readonly Fields[] {
  switch (around.kind) {
    case "generic_webhook":
      return [...readSummary(tool), { type: "webhook", ...readRequest(tool, around.kind) }];
    case "generic_http_lookup":
      return [{ ...readLookup(tool, around.kind) }];
    case "in_call_http_lookup":
      return readInCall(tool, around);
  }
}

/** AVA asks a model for a summary first, when none is there. */
function readSummary(tool: ToolReading): readonly Fields[] {
  const { reader } = tool;
  const isAsked = reader.boolean("generate_summary") ?? false;
  const prompt = reader.text("summary_prompt");
  const provider = reader.text("summary_provider");
  const timeoutMs =
    reader.entry("summary_timeout_ms") === null ? null : tool.timeout("summary_timeout_ms", 30_000);
  const maxWords = tool.setting(
    "summary_max_words",
    () => reader.integer("summary_max_words"),
    100,
  );
  if (!isAsked) return [];
  return [
    {
      type: "summarize",
      maxWords: tool.within(maxWords, [1, 2000], "summary_max_words"),
      ...(prompt === null ? {} : { prompt: prompt.replaceAll("{max_words}", String(maxWords)) }),
      ...(provider === null ? {} : { provider }),
      ...(timeoutMs === null ? {} : { timeoutMs }),
    },
  ];
}

function readLookup(tool: ToolReading, kind: ToolKind): Fields {
  const query = tool.texts("query_params");
  const output = tool.plainTexts("output_variables");
  return {
    type: "lookup",
    ...readRequest(tool, kind),
    ...(query === null ? {} : { query }),
    ...(output === null ? {} : { output }),
  };
}

function readInCall(tool: ToolReading, around: ToolAround): readonly Fields[] {
  const isRaw = tool.reader.boolean("return_raw_json") ?? false;
  const lookup = readLookup(tool, around.kind);
  const { output, ...request } = lookup;
  const names = typeof output === "object" && output !== null ? Object.keys(output) : [];
  if (isRaw || names.length === 0) {
    const kept: Fields =
      names.length === 0 ? {} : { platform: { ava: { output_variables: output ?? null } } };
    const result = `{{ results.${around.name} }}`;
    return [
      { ...request, saveAs: around.name, ...kept },
      { type: "answer", result },
    ];
  }
  const result = Object.fromEntries(names.map((name) => [name, `{{ results.${name} }}`]));
  return [lookup, { type: "answer", result }];
}

function readRequest(tool: ToolReading, kind: ToolKind): Fields {
  const { reader } = tool;
  const method = tool.method(toolKinds[kind].method);
  const given = tool.headers();
  const sends = !bodylessMethods.has(method);
  const body = sends ? tool.body(toolKinds[kind].body, typeOfHeaders(given)) : null;
  // Both would say the type of the body.
  const headers = body?.["contentType"] === undefined ? given : withoutType(given);
  if (!sends && (reader.text(toolKinds[kind].body) ?? "") !== "") {
    const message = `AVA sends no body with ${method}, so ${toolKinds[kind].body} is left out.`;
    reader.findings.add("dialect.changed", reader.placeOf(toolKinds[kind].body), message);
  }
  if (!sends) reader.text("content_type");
  return {
    url: tool.url(),
    method,
    ...(headers === null ? {} : { headers }),
    ...body,
    timeoutMs: tool.timeout("timeout_ms", toolKinds[kind].timeoutMs),
    retry: "none",
  };
}

/** What has no place in a hook, and how variables of the environment are written. */
function keep(reader: FieldReader, tool: ToolReading): Fields | null {
  reader.entry("is_global");
  const kept: Record<string, Json> = {};
  for (const key of keptKeys) {
    const entry = reader.entry(key);
    if (entry === null) continue;
    kept[key] = toJson(entry.value);
    if (key === "error_message") {
      const message = "What the agent says when there is no answer is AVA's to say. It is kept.";
      reader.findings.add("dialect.not-carried-out", reader.placeOf(key), message);
    }
  }
  const others = reader.leftOver().map(({ key, place, value }) => {
    const at: SourcePlace = { path: `${reader.at.path}.${key}`, place };
    reader.findings.add("document.unknown-field", at, `AVA's tools have no ${key}. It is kept.`);
    return [key, toJson(value)] as const;
  });
  const written = tool.written();
  const all: Fields = {
    ...kept,
    ...(others.length === 0 ? {} : { fields: Object.fromEntries(others) }),
    ...(written === null ? {} : { written }),
  };
  return Object.keys(all).length === 0 ? null : all;
}

function placesOf(
  reader: FieldReader,
  actions: readonly Fields[],
  kind: ToolKind,
): HookReading["fields"] {
  const request = `do.${actions.findIndex(({ type }) => type === "webhook" || type === "lookup")}`;
  const { body } = toolKinds[kind];
  const places: Record<string, SourcePlace> = {
    do: reader.at,
    name: reader.at,
    [request]: reader.at,
    [`${request}.url`]: reader.placeOf("url"),
    [`${request}.method`]: reader.placeOf("method"),
    [`${request}.headers`]: reader.placeOf("headers"),
    [`${request}.query`]: reader.placeOf("query_params"),
    [`${request}.body`]: reader.placeOf(body),
    [`${request}.output`]: reader.placeOf("output_variables"),
    [`${request}.timeoutMs`]: reader.placeOf("timeout_ms"),
    scope: reader.placeOf("is_global"),
  };
  return places;
}

/** Names a lookup gives, for the templates of the others. */
export function outputNames(reader: FieldReader): readonly string[] {
  const output = entryOf(reader.node, "output_variables")?.value;
  return output?.kind === "map" ? output.entries.map((entry) => entry.key) : [];
}
