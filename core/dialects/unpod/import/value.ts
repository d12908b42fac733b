import type { Json } from "../../../json.ts";
import type { Statement } from "../python/syntax.ts";
import { metricFields } from "../wire.ts";

/** One step of a path: a name or a place in a list. */
export type Segment = string | number;

/** A value of the call: where it stands, and the Liquid filters it goes through. */
export type PathValue = {
  readonly kind: "path";
  readonly segments: readonly Segment[];
  readonly filters: readonly string[];
};

export type TemplatePart = string | PathValue | { readonly kind: "secret"; readonly name: string };

/** A request whose answer may be used later; `isUsed` says so once the handler was read. */
export type PendingRequest = { readonly saveAs: string; isUsed: boolean };

/** What a name or an expression of a handler stands for, as far as it can be told without running it. */
export type Value =
  | { readonly kind: "constant"; readonly value: string | number | boolean | null }
  | PathValue
  /** A text made of several parts. */
  | { readonly kind: "template"; readonly parts: readonly TemplatePart[] }
  | {
      readonly kind: "list";
      readonly form: "list" | "tuple" | "set";
      readonly elements: readonly Value[];
    }
  | { readonly kind: "dict"; readonly entries: readonly (readonly [string, Value])[] }
  /** An object of the SDK. `path` of metrics: names inside `metrics.live()`. */
  | { readonly kind: "object"; readonly object: SdkObject }
  | { readonly kind: "metrics"; readonly path: readonly string[] }
  /** Something imported, by its dotted name. */
  | { readonly kind: "module"; readonly name: string }
  | { readonly kind: "http"; readonly defaults: HttpDefaults }
  /** The answer of a request; its body is at the path once it is asked for. */
  | { readonly kind: "response"; readonly request: PendingRequest }
  /** A function of the module. */
  | { readonly kind: "function"; readonly definition: Extract<Statement, { kind: "def" }> }
  /** A list in which handlers collect what was said. */
  | { readonly kind: "turns" }
  /** The clock of the event loop; `idle`: the time since the last activity. */
  | { readonly kind: "clock" }
  | { readonly kind: "activity" }
  | { readonly kind: "idle" }
  | { readonly kind: "register"; readonly scope: "runner" | "session" }
  /** One text of several. */
  | { readonly kind: "choice"; readonly elements: readonly Value[] }
  | { readonly kind: "unknown" };

export type SdkObject =
  | "runner"
  | "context"
  | "session"
  | "data"
  | "metrics"
  | "machine"
  | "recording"
  | "silence";

export type HttpDefaults = {
  readonly baseUrl: Value | null;
  readonly headers: readonly (readonly [string, Value])[];
  readonly timeoutMs: number | null;
};

export const unknown: Value = { kind: "unknown" };

export function constant(value: string | number | boolean | null): Value {
  return { kind: "constant", value };
}

export function pathTo(...segments: readonly Segment[]): PathValue {
  return { kind: "path", segments, filters: [] };
}

/** Where a value of `metrics.live()` stands; one without a canonical path is in the body that the bridge posts. */
export function metricPath(path: readonly string[]): PathValue {
  const name = path.join(".");
  const known = Object.hasOwn(metricFields, name) ? metricFields[name] : undefined;
  return known === undefined ? pathTo("raw", "metrics", ...path) : pathTo(...known);
}

/** The path as a filter's key; `null` when a name in it cannot stand there. */
export function toKey(segments: readonly Segment[]): string | null {
  const names = segments.map(String);
  return names.some((name) => name === "" || /[.[\]]/.test(name)) ? null : names.join(".");
}

/** The path as a Liquid expression, with its filters; `null` when a name in it cannot be written. */
function toLiquid(value: PathValue): string | null {
  let written = "";
  for (const segment of value.segments) {
    if (typeof segment === "number") written += `[${segment}]`;
    else if (/^[A-Za-z_]\w*$/.test(segment)) written += written === "" ? segment : `.${segment}`;
    else if (segment === "" || /["\\{}%$\n\r]/.test(segment)) return null;
    else written += `["${segment}"]`;
  }
  return [written, ...value.filters].join(" | ");
}

/** A text that templates leave as it is: what would open an expression or a secret is written as an expression. */
function toPlainText(text: string): string {
  return text.replaceAll(/\{\{|\{%|\$\{/g, (mark) => `{{ "${mark}" }}`);
}

/** The value as a text with templates; `null` when it is none. */
export function toTemplate(value: Value): string | null {
  switch (value.kind) {
    case "constant":
      if (value.value === null) return null;
      return typeof value.value === "string" ? toPlainText(value.value) : String(value.value);
    case "path":
      return toExpression(value);
    case "template": {
      const parts = value.parts.map((part) => {
        if (typeof part === "string") return toPlainText(part);
        return part.kind === "secret" ? `\${${part.name}}` : toExpression(part);
      });
      return parts.includes(null) ? null : parts.join("");
    }
    default:
      return null;
  }
}

function toExpression(value: PathValue): string | null {
  const liquid = toLiquid(value);
  return liquid === null ? null : `{{ ${liquid} }}`;
}

/** The value as JSON with templates in its texts; `undefined` when some part of it cannot be told. */
export function toJson(value: Value): Json | undefined {
  switch (value.kind) {
    case "constant":
      return typeof value.value === "string" ? toPlainText(value.value) : value.value;
    case "path":
    case "template":
      return toTemplate(value) ?? undefined;
    case "turns":
      return "{{ call.messages }}";
    case "response": {
      const { request } = value;
      request.isUsed = true;
      return toTemplate(pathTo("results", request.saveAs)) ?? undefined;
    }
    case "object":
      return value.object === "data" ? "{{ call.data }}" : undefined;
    case "metrics":
      return toTemplate(metricPath(value.path)) ?? undefined;
    case "list": {
      const elements = value.elements.map(toJson);
      return elements.includes(undefined) ? undefined : withoutUndefined(elements);
    }
    case "dict": {
      const entries = value.entries.map(([key, entry]) => [key, toJson(entry)] as const);
      if (entries.some(([key, entry]) => entry === undefined || key === "__proto__"))
        return undefined;
      return Object.fromEntries(
        entries.flatMap(([key, entry]) => (entry === undefined ? [] : [[key, entry]])),
      );
    }
    default:
      return undefined;
  }
}

function withoutUndefined(values: readonly (Json | undefined)[]): readonly Json[] {
  return values.filter((value) => value !== undefined);
}

/** More than anybody writes out; what names itself twice, again and again, ends there. */
const maxParts = 2000;
const maxText = 100_000;

/** The value, or `unknown` when it has more parts than anybody writes. */
export function bounded(value: Value): Value {
  const open: Value[] = [value];
  let parts = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    parts += 1;
    if (parts > maxParts) return unknown;
    if (next.kind === "list") open.push(...next.elements);
    if (next.kind === "dict") open.push(...next.entries.map(([, entry]) => entry));
  }
  return value;
}

function isTooLong(parts: readonly TemplatePart[]): boolean {
  const length = parts.reduce((sum, part) => sum + (typeof part === "string" ? part.length : 1), 0);
  return parts.length > maxParts || length > maxText;
}

/** Joins values to one text; `unknown` when one of them is no text. */
export function joinText(values: readonly Value[]): Value {
  const parts: TemplatePart[] = [];
  for (const value of values) {
    if (value.kind === "constant") parts.push(value.value === null ? "None" : String(value.value));
    else if (value.kind === "path") parts.push(value);
    else if (value.kind === "template") parts.push(...value.parts);
    else return unknown;
  }
  if (isTooLong(parts)) return unknown;
  const merged: TemplatePart[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (typeof part === "string" && typeof last === "string")
      merged[merged.length - 1] = last + part;
    else if (part !== "") merged.push(part);
  }
  const [only] = merged;
  if (merged.length === 0) return constant("");
  return merged.length === 1 && typeof only === "string"
    ? constant(only)
    : { kind: "template", parts: merged };
}
