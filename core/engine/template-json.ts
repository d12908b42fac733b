import type { Diagnostic } from "../diagnostic.ts";
import { isJsonObject, type Json, trustJson } from "../json.ts";
import type { TemplateContext } from "./template-context.ts";
import {
  insideJsonString,
  SealedBuilder,
  unchanged,
  type ValueEscape,
} from "./template-emitter.ts";
import {
  evaluateTemplate,
  parseTemplate,
  type RenderScope,
  type Template,
  writeTemplate,
} from "./render-template.ts";

/**
 * JSON with templates in its strings, cut once into what is fixed and what is filled in. Whatever a template yields,
 * the result is JSON of the same shape: values are printed as JSON, texts as the inside of a JSON string.
 */
export type JsonTemplate = {
  readonly segments: readonly Segment[];
  readonly secrets: readonly string[];
  /** Errors (the places of broken templates hold `null`) and warnings. */
  readonly diagnostics: readonly Diagnostic[];
};

type Segment =
  | { readonly kind: "fixed"; readonly text: string }
  | { readonly kind: "secret"; readonly name: string }
  /** The inside of a JSON string. */
  | { readonly kind: "text"; readonly template: Template }
  /** A whole JSON value. */
  | { readonly kind: "value"; readonly template: Template }
  | { readonly kind: "read"; readonly read: (context: TemplateContext) => Json };

const noFindings = { secrets: [], diagnostics: [] } as const;

/**
 * Reads every string of a JSON value as a template; object keys are no templates. A string that is exactly one
 * `{{ expression }}` stands for the value itself.
 */
export function parseJsonTemplate(value: Json, path: string): JsonTemplate {
  if (typeof value === "string") return parseString(value, path);
  if (Array.isArray(value)) {
    return listOf(value.map((entry, index) => parseJsonTemplate(entry, `${path}.${index}`)));
  }
  if (isJsonObject(value)) {
    return objectOf(
      Object.entries(value).map(([key, entry]) => [
        key,
        parseJsonTemplate(entry, `${path}.${key}`),
      ]),
    );
  }
  return fixedJson(value);
}

function parseString(source: string, path: string): JsonTemplate {
  const parsed = parseTemplate(source, { path });
  if (!parsed.ok) return broken(parsed.error);
  return parsed.value.form.kind === "expression" ? whole(parsed.value) : quoted(parsed.value);
}

/** Reads one template whose result is always a JSON string, also when it is exactly one expression. */
export function parseJsonText(source: string, path: string): JsonTemplate {
  const parsed = parseTemplate(source, { path });
  return parsed.ok ? quoted(parsed.value) : broken(parsed.error);
}

function broken(diagnostics: readonly Diagnostic[]): JsonTemplate {
  return { ...fixedJson(null), diagnostics };
}

function whole(template: Template): JsonTemplate {
  const { secrets, warnings } = template;
  return { segments: [{ kind: "value", template }], secrets, diagnostics: warnings };
}

function quoted(template: Template): JsonTemplate {
  const { secrets, warnings, form } = template;
  const inside: readonly Segment[] =
    form.kind === "fixed"
      ? form.pieces.map((piece) =>
          piece.kind === "text" ? fixed(insideJsonString(piece.text)) : piece,
        )
      : [{ kind: "text", template }];
  const segments = merged([fixed('"'), ...inside, fixed('"')]);
  return { segments, secrets, diagnostics: warnings };
}

/** JSON that is sent as it stands; strings in it are no templates. */
export function fixedJson(value: Json): JsonTemplate {
  return { segments: [fixed(JSON.stringify(value))], ...noFindings };
}

/** A value that is read from the event without a template. */
export function readJson(read: (context: TemplateContext) => Json): JsonTemplate {
  return { segments: [{ kind: "read", read }], ...noFindings };
}

export function objectOf(entries: readonly (readonly [string, JsonTemplate])[]): JsonTemplate {
  return combined(
    entries.flatMap(([key, entry], index) => [
      fixed(`${index === 0 ? "{" : ","}${JSON.stringify(key)}:`),
      ...entry.segments,
    ]),
    entries.map(([, entry]) => entry),
    entries.length === 0 ? "{}" : "}",
  );
}

export function listOf(entries: readonly JsonTemplate[]): JsonTemplate {
  return combined(
    entries.flatMap((entry, index) => [fixed(index === 0 ? "[" : ","), ...entry.segments]),
    entries,
    entries.length === 0 ? "[]" : "]",
  );
}

function combined(
  segments: readonly Segment[],
  parts: readonly JsonTemplate[],
  end: string,
): JsonTemplate {
  return {
    segments: merged([...segments, fixed(end)]),
    secrets: [...new Set(parts.flatMap((part) => part.secrets))],
    // A part that stands in several places has one set of findings.
    diagnostics: [...new Set(parts.flatMap((part) => part.diagnostics))],
  };
}

function fixed(text: string): Segment {
  return { kind: "fixed", text };
}

/** Joins neighbouring fixed segments, so that a body without templates is one text. */
function merged(segments: readonly Segment[]): readonly Segment[] {
  const joined: Segment[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    if (segment.kind === "fixed" && last?.kind === "fixed") {
      joined[joined.length - 1] = fixed(last.text + segment.text);
    } else joined.push(segment);
  }
  return joined;
}

/** Writes the JSON text; throws what `attempt` understands. */
export function writeJson(
  json: JsonTemplate,
  scope: RenderScope,
  builder: SealedBuilder,
  escape: ValueEscape,
): void {
  for (const segment of json.segments) writeSegment(segment, scope, builder, escape);
}

function writeSegment(
  segment: Segment,
  scope: RenderScope,
  builder: SealedBuilder,
  escape: ValueEscape,
): void {
  switch (segment.kind) {
    case "fixed":
      return builder.literal(segment.text);
    case "secret":
      return builder.secret(segment.name, "json");
    case "text":
      return writeTemplate(segment.template, scope, { builder, escape, inJson: true });
    case "value":
      return writeValue(evaluateTemplate(segment.template, scope), builder, escape);
    case "read":
      return writeValue(JSON.stringify(segment.read(scope.context)), builder, escape);
  }
}

function writeValue(text: string, builder: SealedBuilder, escape: ValueEscape): void {
  if (escape === unchanged) builder.literal(text);
  else builder.literal(JSON.stringify(escapeStrings(trustJson(JSON.parse(text)), escape)));
}

/** Escapes the strings and keys inside a value as they would be in a text. */
function escapeStrings(value: Json, escape: ValueEscape): Json {
  if (typeof value === "string") return escape(value);
  if (Array.isArray(value)) return value.map((entry) => escapeStrings(entry, escape));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [escape(key), escapeStrings(entry, escape)]),
  );
}

/** Returns the value that the templates make. For JSON without secrets; throws what `attempt` understands. */
export function evaluateJson(json: JsonTemplate, scope: RenderScope): Json {
  const builder = new SealedBuilder();
  writeJson(json, scope, builder, unchanged);
  return trustJson(JSON.parse(builder.toSealed().text));
}
