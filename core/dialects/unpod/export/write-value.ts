import { isJsonObject, type Json } from "../../../json.ts";
import { type Doc, escapeText, group, prefixed, splitText, textLiteral } from "./python-text.ts";
import { parseTemplate, type TemplatePart } from "./template.ts";

/** What the code of one handler can name. */
export type Scope = {
  /** Canonical path (joined by `.`) to the argument that holds it, a text. */
  readonly args: ReadonlyMap<string, string>;
  /** Answers of earlier requests of this handler, by the name they are kept under. */
  readonly answers: Set<string>;
  /** Helpers and modules the code needs; they are written once above it. */
  readonly needs: Set<string>;
};

/** A Python expression. */
type Written = { readonly code: string; readonly isText: boolean };

const contextTexts: Readonly<Record<string, string>> = {
  "call.id": "ctx.call_id",
  "call.direction": "ctx.direction",
  "call.agentId": "ctx.agent_id",
  "call.customer.number": "ctx.user_number",
};
const metrics: Readonly<Record<string, readonly string[]>> = {
  "call.turns": ["turns"],
  "call.usage.tokensIn": ["tokens", "input"],
  "call.usage.tokensOut": ["tokens", "output"],
  "call.durationSeconds": ["duration_s"],
};

/** The value at a path; `null` when this handler cannot know it. */
export function writePath(segments: readonly (string | number)[], scope: Scope): Written | null {
  const path = segments.join(".");
  const argument =
    scope.args.get(path) ?? (Object.hasOwn(contextTexts, path) ? contextTexts[path] : undefined);
  if (argument !== undefined) return { code: argument, isText: true };
  const measured = Object.hasOwn(metrics, path) ? metrics[path] : undefined;
  if (measured !== undefined) return pick("ctx.session.metrics.live()", measured, scope);
  if (path === "now") {
    scope.needs.add("datetime");
    return { code: "datetime.now(timezone.utc).isoformat()", isText: true };
  }
  const [first, second, third, ...rest] = segments;
  if (first === "call" && second === "data") {
    return pick("ctx.session.data", third === undefined ? [] : [third, ...rest], scope);
  }
  if (first === "raw" && second === "metrics") {
    return pick("ctx.session.metrics.live()", third === undefined ? [] : [third, ...rest], scope);
  }
  if (first === "raw" && second === "call" && third === "data")
    return pick("ctx.data", rest, scope);
  if (path === "raw.call.instructions") return { code: "ctx.instructions", isText: false };
  if (first === "results" && typeof second === "string" && scope.answers.has(second)) {
    return pick(second, third === undefined ? [] : [third, ...rest], scope);
  }
  return null;
}

function pick(of: string, names: readonly (string | number)[], scope: Scope): Written | null {
  if (names.length === 0) return { code: of, isText: false };
  const written = names.map((name) => (typeof name === "number" ? String(name) : quoteOne(name)));
  if (written.includes(null)) return null;
  scope.needs.add("_pick");
  return { code: `_pick(${[of, ...written].join(", ")})`, isText: false };
}

/** A short text inside an expression, also one of an f-string: in single quotes, without anything to escape. */
function quoteOne(text: string): string | null {
  return /['"\\{}]/.test(text) || escapeText(text) !== text ? null : `'${text}'`;
}

const textFilters: Readonly<Record<string, string>> = {
  downcase: "lower",
  upcase: "upper",
  strip: "strip",
  lstrip: "lstrip",
  rstrip: "rstrip",
  capitalize: "capitalize",
};

/** The value of an expression with its filters; `null` when Python would need more than that. */
function writeValue(part: Extract<TemplatePart, { kind: "value" }>, scope: Scope): Written | null {
  if (part.segments.join(".") === "now" && part.filters.join("|") === 'date: "%s"|times: 1') {
    scope.needs.add("time");
    return { code: "time.time()", isText: false };
  }
  let written = writePath(part.segments, scope);
  for (const filter of part.filters) {
    if (written === null) return null;
    written = writeFilter(written, filter, scope);
  }
  return written;
}

function writeFilter(value: Written, filter: string, scope: Scope): Written | null {
  const [, name = "", given = ""] = /^(\w+)\s*:?\s*(.*)$/s.exec(filter) ?? [];
  const method = Object.hasOwn(textFilters, name) ? textFilters[name] : undefined;
  if (method !== undefined && given === "")
    return { code: `${asText(value, scope)}.${method}()`, isText: true };
  const constant = readConstant(given);
  const operators: Readonly<Record<string, string>> = { plus: "+", minus: "-", times: "*" };
  const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (operator !== undefined && /^\d+(\.\d+)?$/.test(given)) {
    scope.needs.add("_number");
    return { code: `(_number(${value.code}) ${operator} ${given})`, isText: false };
  }
  if (name === "default" && constant !== null) {
    scope.needs.add("_default");
    return { code: `_default(${value.code}, ${constant})`, isText: false };
  }
  const [, start, length] = name === "slice" ? (/^(\d+)\s*,\s*(\d+)$/.exec(given) ?? []) : [];
  if (start !== undefined && length !== undefined) {
    const end = Number(start) + Number(length);
    return { code: `${asText(value, scope)}[${Number(start)}:${end}]`, isText: true };
  }
  return null;
}

/** A Liquid constant as Python. */
function readConstant(given: string): string | null {
  if (/^\d+(\.\d+)?$/.test(given)) return given;
  if (given === "true" || given === "false") return given === "true" ? "True" : "False";
  const text = /^"([^"]*)"$|^'([^']*)'$/.exec(given);
  return text === null ? null : quoteOne(text[1] ?? text[2] ?? "");
}

function asText(value: Written, scope: Scope): string {
  if (value.isText) return value.code;
  scope.needs.add("_show");
  return `_show(${value.code})`;
}

/**
 * A template as one text; `null` when something in it cannot be said. `wrap` is put around each value (`_quote` in an
 * address).
 */
export function writeText(source: string, scope: Scope, wrap = ""): Doc | null {
  const parts = parseTemplate(source);
  if (parts === null) return null;
  const codes = parts.map((part) => writePart(part, scope, wrap));
  if (codes.includes(null)) return null;
  if (parts.every((part) => part.kind === "text")) {
    return textLiteral(parts.map((part) => (part.kind === "text" ? part.text : "")).join(""));
  }
  const [only] = codes;
  if (parts.length === 1 && only !== null && only !== undefined) return only;
  return formatLiteral(
    parts,
    codes.map((code) => code ?? ""),
  );
}

function writePart(part: TemplatePart, scope: Scope, wrap: string): string | null {
  if (part.kind === "text") return "";
  if (part.kind === "secret") {
    scope.needs.add("_secret");
    return `_secret('${part.name}')`;
  }
  const value = writeValue(part, scope);
  if (value === null) return null;
  if (wrap === "") return asText(value, scope);
  scope.needs.add(wrap);
  return `${wrap}(${value.code})`;
}

/** An f-string, in pieces that fit in a line. */
function formatLiteral(parts: readonly TemplatePart[], codes: readonly string[]): Doc {
  const pieces: string[] = [];
  let piece = "";
  let hasValue = false;
  function flush(): void {
    if (piece !== "")
      pieces.push(
        `${hasValue ? "f" : ""}"${hasValue ? piece : piece.replaceAll("{{", "{").replaceAll("}}", "}")}"`,
      );
    piece = "";
    hasValue = false;
  }
  function addText(text: string): void {
    for (const chunk of splitText(text)) {
      if (piece.length + chunk.length > 60) flush();
      piece += escapeText(chunk).replaceAll("{", "{{").replaceAll("}", "}}");
    }
  }
  for (const [index, part] of parts.entries()) {
    if (part.kind === "text") addText(part.text);
    else {
      const code = `{${codes[index] ?? ""}}`;
      if (piece.length + code.length > 66) flush();
      piece += code;
      hasValue = true;
    }
  }
  flush();
  const [only] = pieces;
  return pieces.length === 1 && only !== undefined ? only : { kind: "text", pieces };
}

/** JSON with templates in its texts; `null` when some text of it cannot be said. */
export function writeJson(value: Json, scope: Scope): Doc | null {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return writeJsonText(value, scope);
  if (isJsonObject(value)) return writeObject(value, scope);
  const entries = value.map((entry) => writeJson(entry, scope));
  const known = entries.filter((entry) => entry !== null);
  return known.length < entries.length ? null : group("[", known, "]");
}

/** A text that is exactly one expression is its value. */
function writeJsonText(text: string, scope: Scope): Doc | null {
  const parts = parseTemplate(text);
  const [only, ...others] = parts ?? [];
  if (only?.kind === "value" && others.length === 0) return writeValue(only, scope)?.code ?? null;
  return writeText(text, scope);
}

function writeObject(value: { readonly [key: string]: Json }, scope: Scope): Doc | null {
  const entries = Object.entries(value).map(([key, entry]): Doc | null => {
    const written = writeJson(entry, scope);
    return written === null ? null : prefixed(`"${escapeText(key)}": `, written);
  });
  const known = entries.filter((entry) => entry !== null);
  return known.length < entries.length ? null : group("{", known, "}");
}
