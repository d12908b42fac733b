import { isJsonObject, type Json, trustJson } from "../../json.ts";
import { findVariable, schemaVersion } from "./ava-variables.ts";
import { cutTemplate, type TemplatePiece } from "./ava-template.ts";
import { cutEnvReferences } from "./env-references.ts";
import {
  isName,
  joinPieces,
  pathOfName,
  referTo,
  type TextScope,
  writePlain,
  writeText,
} from "./write-text.ts";

/** A body in Hookline's form, or why a template cannot be one. */
export type WrittenBody =
  | {
      readonly kind: "json";
      readonly body: Json;
      /** Texts that AVA leaves without quotes. */ readonly unquoted: readonly string[];
    }
  /** Not JSON, as AVA would send it. */
  | { readonly kind: "text"; readonly body: string }
  | { readonly kind: "quoted-json"; readonly names: readonly string[] };

/** Marks of places in a template while it is read as JSON; no text of a configuration has them. */
const open = "\uE000";
const close = "\uE001";
const bare = "\uE002";

/** Reads a `payload_template` or `body_template`: as JSON where it is some, else as one text. */
export function writeBody(template: string, scope: TextScope): WrittenBody {
  if (/[\uE000-\uE002]/.test(template)) return { kind: "text", body: writeText(template, scope) };
  const marked = mark(cutConfigured(template));
  if (marked.quotedJson.length > 0) return { kind: "quoted-json", names: marked.quotedJson };
  const json = parse(marked.text);
  if (json === undefined) return { kind: "text", body: writeText(template, scope) };
  return { kind: "json", body: fill(json, marked.pieces, scope), unquoted: marked.unquoted };
}

/** The pieces of a template in a configuration, where variables may have defaults. */
function cutConfigured(template: string): readonly TemplatePiece[] {
  return cutTemplate(template).flatMap((piece) =>
    piece.kind === "text"
      ? cutEnvReferences(piece.text).map((part): TemplatePiece => {
          const hasDefault = part.kind === "variable" && part.fallback !== null;
          return hasDefault ? { ...part, kind: "env" } : { kind: "text", text: part.text };
        })
      : [piece],
  );
}

type Marked = {
  readonly text: string;
  readonly pieces: readonly TemplatePiece[];
  readonly quotedJson: readonly string[];
  readonly unquoted: readonly string[];
};

/** Puts a mark for every value: inside quotes as a part of the text, outside as a text of its own. */
function mark(all: readonly TemplatePiece[]): Marked {
  const pieces: TemplatePiece[] = [];
  const quotedJson: string[] = [];
  const unquoted: string[] = [];
  let isQuoted = false;
  const written = all.map((piece) => {
    if (piece.kind === "text" || (piece.kind === "value" && !isName(piece.name))) {
      isQuoted = endsQuoted(piece.text, isQuoted);
      return piece.text;
    }
    const place = `${pieces.push(piece) - 1}${close}`;
    const kind = piece.kind === "value" ? findVariable(piece.name)?.kind : undefined;
    if (isQuoted && kind === "json") quotedJson.push(piece.name);
    if (isQuoted) return `${open}${place}`;
    if (kind === "text") unquoted.push(piece.name);
    return `"${bare}${place}"`;
  });
  return { text: written.join(""), pieces, quotedJson, unquoted };
}

function endsQuoted(text: string, startsQuoted: boolean): boolean {
  const unescaped = text.replaceAll(/\\[^]/g, "");
  return (unescaped.split('"').length - 1) % 2 === 0 ? startsQuoted : !startsQuoted;
}

function parse(text: string): Json | undefined {
  try {
    return trustJson(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function fill(json: Json, pieces: readonly TemplatePiece[], scope: TextScope): Json {
  if (typeof json === "string") {
    return isBareVersion(json, pieces)
      ? Number(schemaVersion.value)
      : fillText(json, pieces, scope);
  }
  if (Array.isArray(json)) return json.map((entry: Json) => fill(entry, pieces, scope));
  if (!isJsonObject(json)) return json;
  return Object.fromEntries(
    Object.entries(json).map(([key, entry]) => [
      fillText(key, pieces, scope),
      fill(entry, pieces, scope),
    ]),
  );
}

function isBareVersion(text: string, pieces: readonly TemplatePiece[]): boolean {
  const [, index] = /^\uE002(\d+)\uE001$/.exec(text) ?? [];
  const piece = index === undefined ? undefined : pieces[Number(index)];
  return piece?.kind === "value" && piece.name === schemaVersion.name;
}

function fillText(text: string, pieces: readonly TemplatePiece[], scope: TextScope): string {
  const isBare = text.startsWith(bare);
  const parts = text.split(/([\uE000\uE002]\d+\uE001)/);
  return joinPieces(
    parts.map((part) => {
      const piece = /^[\uE000\uE002]/.test(part) ? pieces[Number(part.slice(1, -1))] : undefined;
      return piece === undefined
        ? writePlain(part)
        : fillPiece(piece, { isBare, isLone: part === text }, scope);
    }),
  );
}

type At = { readonly isBare: boolean; readonly isLone: boolean };

function fillPiece(piece: TemplatePiece, at: At, scope: TextScope): string {
  if (piece.kind === "text") return piece.text;
  if (piece.kind === "env") return referTo(piece.name, piece.text, scope);
  const path = pathOfName(piece.name, scope);
  if (path === null) return schemaVersion.value;
  // A number alone in quotes stays a text; an expression that is all of a string becomes the value itself.
  const isQuotedNumber = at.isLone && !at.isBare && findVariable(piece.name)?.kind === "number";
  return isQuotedNumber ? `{{ ${path} | append: "" }}` : `{{ ${path} }}`;
}
