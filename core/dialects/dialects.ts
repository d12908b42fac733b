import { diagnostic, type Diagnostic } from "../diagnostic.ts";
import { parseHooksDocument } from "../hook/parse-hooks-document.ts";
import type { RunsOn } from "../hook/hook.ts";
import { type Json, trustJson } from "../json.ts";
import type { Dialect, DialectImport, DialectInput, DialectName } from "./dialect.ts";
import { avaDialect } from "./ava/ava-dialect.ts";
import { devclawDialect } from "./devclaw/devclaw-dialect.ts";
import { unpodDialect } from "./unpod/unpod-dialect.ts";
import { vapiDialect } from "./vapi/vapi-dialect.ts";
import { withLines } from "./with-lines.ts";

/** In the order they are asked whether a text is theirs. */
export const dialects: readonly Dialect[] = [vapiDialect, avaDialect, unpodDialect, devclawDialect];

/** The dialects and Hookline's own form. */
export type HooksForm = DialectName | "hookline";

export type HooksRead = DialectImport & {
  /** What it was read as; `null` when nobody knows the text. */
  readonly form: HooksForm | null;
};

/** Longest text that is read, in UTF-16 units: far above any configuration a person keeps. */
const maxTextLength = 4 * 1024 * 1024;

/**
 * Reads hooks in the form named, or in the one the text looks like. Total: whatever is given, it answers with
 * diagnostics.
 */
export function readHooks(given: string | Json, form?: HooksForm): HooksRead {
  return readUnmarked(typeof given === "string" ? given.replace(byteOrderMark, "") : given, form);
}

/** Some editors and shells begin a file with it; it says nothing. */
const byteOrderMark = /^﻿/;

function readUnmarked(given: string | Json, form: HooksForm | undefined): HooksRead {
  const input = toInput(given);
  if (input.text.length > maxTextLength)
    return nothing(form ?? null, [tooLarge(input.text.length)]);
  const chosen = form ?? detectForm(input);
  if (chosen === null) return nothing(null, [unread()]);
  const dialect = findDialect(chosen);
  if (chosen !== "hookline" && dialect === null) return nothing(chosen, [unread()]);
  const read = dialect === null ? readOwn(input) : dialect.importHooks(input);
  const text = typeof given === "string" ? given : null;
  return { form: chosen, ...read, diagnostics: withLines(read.diagnostics, text) };
}

export function findDialect(name: string): Dialect | null {
  return dialects.find((dialect) => dialect.name === name) ?? null;
}

function detectForm(input: DialectInput): HooksForm | null {
  const dialect = dialects.find((candidate) => candidate.detect(input));
  if (dialect !== undefined) return dialect.name;
  return input.json === undefined ? null : "hookline";
}

function readOwn(input: DialectInput): DialectImport {
  const runsOn: RunsOn = "hookline";
  if (input.json !== undefined) return { ...parseHooksDocument(input.json), runsOn };
  const problem = diagnostic("document.not-json", {
    path: "",
    message: "The document is not JSON.",
    hint: "Paste the whole hooks document, from its first { to its last }.",
  });
  return { document: null, draft: null, diagnostics: [problem], runsOn };
}

function toInput(given: string | Json): DialectInput {
  if (typeof given !== "string") return { text: JSON.stringify(given, null, 2), json: given };
  try {
    return { text: given, json: trustJson(JSON.parse(given)) };
  } catch {
    return { text: given, json: undefined };
  }
}

function nothing(form: HooksForm | null, diagnostics: readonly Diagnostic[]): HooksRead {
  return { form, document: null, draft: null, diagnostics, runsOn: "hookline" };
}

function unread(): Diagnostic {
  return diagnostic("dialect.unread", {
    path: "",
    message: "This does not look like hooks of a platform Hookline reads.",
    hint: "Paste Vapi's JSON, AVA's or DevClaw's YAML, Unpod's Python, or Hookline's own hooks document.",
  });
}

function tooLarge(length: number): Diagnostic {
  return diagnostic("dialect.too-large", {
    path: "",
    message: `The text has ${length} characters; at most ${maxTextLength} are read.`,
    hint: "Paste only the part that holds the hooks.",
  });
}
