import { err, ok, type Result } from "../../../result.ts";
import type { TemplateFault } from "./template-node.ts";

/** A piece of a template: text between actions (trimmed as its neighbours ask), or the tokens of one action. */
export type TemplatePiece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "action"; readonly tokens: readonly Token[]; readonly at: number };

export type Token =
  /** A field chain `.A.B`, or the dot alone. */
  | { readonly kind: "field"; readonly path: readonly string[]; readonly at: number }
  | {
      readonly kind: "variable";
      readonly name: string;
      readonly path: readonly string[];
      readonly at: number;
    }
  | { readonly kind: "literal"; readonly value: string | number; readonly at: number }
  | { readonly kind: "word"; readonly word: string; readonly at: number }
  | {
      readonly kind: "sign";
      readonly sign: "|" | "(" | ")" | "," | ":=" | "=";
      readonly at: number;
    };

/**
 * Cuts a Go template into texts and actions. `{{-` and `-}}` take the white space beside them away; comments are left
 * out. Source: Go 1.22, package text/template, "Text and spaces" and "Actions".
 */
export function scanTemplate(template: string): Result<readonly TemplatePiece[], TemplateFault> {
  const pieces: TemplatePiece[] = [];
  let at = 0;
  let trimsNext = false;
  while (at < template.length) {
    const found = template.indexOf("{{", at);
    const open = found === -1 ? template.length : found;
    const trimsBefore = found !== -1 && /^-[ \t\r\n]/.test(template.slice(open + 2, open + 4));
    const text = trim(template.slice(at, open), trimsNext, trimsBefore);
    if (text !== "") pieces.push({ kind: "text", text });
    if (found === -1) break;
    const action = scanAction(template, open + (trimsBefore ? 4 : 2), open);
    if (!action.ok) return action;
    if (action.value.tokens !== null) {
      pieces.push({ kind: "action", tokens: action.value.tokens, at: open });
    }
    at = action.value.end;
    trimsNext = action.value.trimsAfter;
  }
  return ok(pieces);
}

function trim(text: string, start: boolean, end: boolean): string {
  const left = start ? text.replace(/^[ \t\r\n]+/, "") : text;
  return end ? withoutEnd(left) : left;
}

/** By hand: `/[ \t\r\n]+$/` takes time that grows with the square of the length. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && " \t\r\n".includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

type Action = {
  /** `null`: a comment. */
  readonly tokens: readonly Token[] | null;
  readonly end: number;
  readonly trimsAfter: boolean;
};

function scanAction(template: string, from: number, open: number): Result<Action, TemplateFault> {
  if (template.startsWith("/*", from)) return scanComment(template, from, open);
  const tokens: Token[] = [];
  let at = from;
  for (;;) {
    while (/[ \t\r\n]/.test(template.charAt(at))) at += 1;
    const trimsAfter = template.startsWith("-}}", at) && at > from;
    if (trimsAfter || template.startsWith("}}", at)) {
      return ok({ tokens, end: at + (trimsAfter ? 3 : 2), trimsAfter });
    }
    if (at >= template.length) return fault("The action {{ is not closed with }}.", open);
    const token = scanToken(template, at);
    if (!token.ok) return token;
    tokens.push(token.value.token);
    at = token.value.end;
  }
}

function scanComment(template: string, from: number, open: number): Result<Action, TemplateFault> {
  const close = template.indexOf("*/", from);
  if (close === -1) return fault("The comment {{/* is not closed with */}}.", open);
  const trims = /^[ \t\r\n]-\}\}/.test(template.slice(close + 2, close + 6));
  if (!trims && !template.startsWith("}}", close + 2)) {
    return fault("A comment must end with */}}.", open);
  }
  return ok({ tokens: null, end: close + (trims ? 6 : 4), trimsAfter: trims });
}

type Scanned = { readonly token: Token; readonly end: number };

const name = String.raw`[\p{L}_][\p{L}\p{Nd}_]*`;
const fieldForm = new RegExp(String.raw`(?:\.${name})+`, "uy");
const variableForm = new RegExp(String.raw`\$((?:${name})?)((?:\.${name})*)`, "uy");
const wordForm = new RegExp(name, "uy");
const numberForm = /[+-]?(?:\d[\d_]*(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const textForm = /"(?:[^"\\\n]|\\[^\n])*"/y;
const rawTextForm = /`[^`]*`/y;

function scanToken(template: string, at: number): Result<Scanned, TemplateFault> {
  const letter = template.charAt(at);
  if (letter === '"' || letter === "`") return scanText(template, at);
  const sign = scanSign(template, at);
  if (sign !== null) return ok({ token: { kind: "sign", sign, at }, end: at + sign.length });
  const field = match(fieldForm, template, at);
  if (field !== null) {
    const path = field[0].slice(1).split(".");
    return ok({ token: { kind: "field", path, at }, end: at + field[0].length });
  }
  const variable = match(variableForm, template, at);
  if (variable !== null) {
    const [whole, called = "", chain = ""] = variable;
    const path = chain === "" ? [] : chain.slice(1).split(".");
    return ok({ token: { kind: "variable", name: called, path, at }, end: at + whole.length });
  }
  const number = match(numberForm, template, at);
  if (number !== null) {
    const value = Number(number[0].replaceAll("_", ""));
    return ok({ token: { kind: "literal", value, at }, end: at + number[0].length });
  }
  const word = match(wordForm, template, at);
  if (word !== null) {
    return ok({ token: { kind: "word", word: word[0], at }, end: at + word[0].length });
  }
  if (letter === ".") return ok({ token: { kind: "field", path: [], at }, end: at + 1 });
  return fault(`${JSON.stringify(letter)} cannot stand in an action.`, at);
}

function scanSign(template: string, at: number): "|" | "(" | ")" | "," | ":=" | "=" | null {
  if (template.startsWith(":=", at)) return ":=";
  const letter = template.charAt(at);
  return letter === "|" || letter === "(" || letter === ")" || letter === "," || letter === "="
    ? letter
    : null;
}

function scanText(template: string, at: number): Result<Scanned, TemplateFault> {
  const raw = match(rawTextForm, template, at);
  if (raw !== null) {
    const value = raw[0].slice(1, -1).replaceAll("\r", "");
    return ok({ token: { kind: "literal", value, at }, end: at + raw[0].length });
  }
  const quoted = match(textForm, template, at);
  if (quoted === null) return fault("A text in quotes is not closed.", at);
  const value = readQuoted(quoted[0].slice(1, -1));
  if (value === null) return fault("A text in quotes has an escape that Go does not know.", at);
  return ok({ token: { kind: "literal", value, at }, end: at + quoted[0].length });
}

const simpleEscapes: Readonly<Record<string, string>> = {
  a: "\u0007",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
  '"': '"',
};

/** `null` for an escape Go does not have. Source: Go specification, "String literals". */
function readQuoted(inner: string): string | null {
  let isKnown = true;
  const value = inner.replaceAll(
    /\\(?:(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})|([\s\S]))/g,
    (_all, code?: string, letter?: string) => {
      const plain = code === undefined ? simpleEscapes[letter ?? ""] : readCode(code);
      if (plain === undefined) isKnown = false;
      return plain ?? "";
    },
  );
  return isKnown ? value : null;
}

/** `x41`, `u00e9`, `U0001F44B`; a byte above ASCII stands for no character of its own. */
function readCode(code: string): string | undefined {
  const point = Number.parseInt(code.slice(1), 16);
  const most = code.startsWith("x") ? 0x7f : 0x10ffff;
  return point <= most ? String.fromCodePoint(point) : undefined;
}

function match(form: RegExp, text: string, at: number): RegExpExecArray | null {
  // A sticky expression says where to look by its own field, so each look has its own copy.
  const own = new RegExp(form.source, form.flags);
  own.lastIndex = at;
  return own.exec(text);
}

function fault(message: string, at: number): { readonly ok: false; readonly error: TemplateFault } {
  return err({ message, at });
}
