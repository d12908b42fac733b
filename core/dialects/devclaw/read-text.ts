import { cutEnvReferences, secretName, toSecretText } from "./env-references.ts";
import { printPlain } from "./go-template/liquid-value.ts";
import type { FieldReader, SourcePlace } from "../reading/hook-reading.ts";

export type TextAt = {
  readonly reader: FieldReader;
  readonly at: SourcePlace;
  readonly forms: Map<string, string>;
};

/** A text with its variables as secrets, and what differs told. */
export function readText(text: string, { reader, at, forms }: TextAt): string {
  reportVariables(text, reader, at);
  const read = toSecretText(text, printPlain);
  keepForms(read.forms, forms);
  return read.text;
}

/** Of two ways to write one variable the first is kept. */
function keepForms(found: Readonly<Record<string, string>>, forms: Map<string, string>): void {
  for (const [name, form] of Object.entries(found)) if (!forms.has(name)) forms.set(name, form);
}

/** Tells what DevClaw does with a variable that a secret does not do. */
function reportVariables(text: string, { findings }: FieldReader, at: SourcePlace): void {
  for (const piece of cutEnvReferences(text)) {
    if (piece.kind === "text") continue;
    const name = secretName(piece.name);
    if (name !== piece.name) {
      const message = `The variable ${piece.name} is the secret ${name} here.`;
      findings.add("dialect.renamed", at, message);
    }
    if (piece.fallback !== undefined) {
      findings.add(
        "dialect.differs",
        at,
        `DevClaw takes ${JSON.stringify(piece.fallback)} when ${piece.name} is not set. A secret has no such value.`,
        `Store ${name} as a secret.`,
      );
    }
    if (piece.required !== undefined) {
      findings.add(
        "dialect.differs",
        at,
        `DevClaw does not start without ${piece.name}. Here only what needs it stops, and says so.`,
        `Store ${name} as a secret.`,
      );
    }
  }
}
