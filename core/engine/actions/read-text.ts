import { type Diagnostic, diagnostic } from "../../diagnostic.ts";
import { parseTemplate, type Template } from "../render-template.ts";
import type { ReadAction } from "../resolved-action.ts";
import type { JsonTemplate } from "../template-json.ts";

/** A template, or nothing when it cannot be read, with what there is to say about it. */
export type ReadText = {
  readonly template: Template | null;
  readonly secrets: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
};

export function readText(source: string, path: string): ReadText {
  const parsed = parseTemplate(source, { path });
  if (!parsed.ok) return { template: null, secrets: [], diagnostics: parsed.error };
  const { secrets, warnings } = parsed.value;
  return { template: parsed.value, secrets, diagnostics: warnings };
}

/** The same for what is said or done in the call: the voice platform must not get to see a secret. */
export function readSpokenText(source: string, path: string): ReadText {
  return withoutSecrets(readText(source, path), path);
}

/** Makes the secrets of what goes into the call problems. */
export function withoutSecrets<T extends ReadText | JsonTemplate>(read: T, path: string): T {
  const problems = read.secrets.map((name) =>
    diagnostic("template.not-allowed", {
      path,
      message: `The secret \${${name}} cannot stand in what happens in the call.`,
      hint: "Secrets can stand in the address, the headers and the body of a request.",
    }),
  );
  return { ...read, secrets: [], diagnostics: [...read.diagnostics, ...problems] };
}

/** An action that says too little to be carried out: it is taken as it is, and fails when it is to run. */
export function incomplete(message: string, path: string, hint?: string): ReadAction {
  const detail = { path, message, ...(hint === undefined ? {} : { hint }) };
  return {
    secrets: [],
    diagnostics: [diagnostic("action.incomplete", detail)],
    resolve: () => ({ kind: "failed", code: "action.incomplete", message }),
  };
}

export function findings(...parts: readonly (ReadText | JsonTemplate)[]): {
  readonly secrets: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
} {
  return {
    secrets: [...new Set(parts.flatMap((part) => part.secrets))],
    diagnostics: parts.flatMap((part) => part.diagnostics),
  };
}
