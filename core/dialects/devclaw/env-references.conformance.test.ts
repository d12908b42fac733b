import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { cutEnvReferences, fromSecretText, toSecretText } from "./env-references.ts";

const vectors = z
  .array(
    z.object({
      text: z.string(),
      env: z.record(z.string(), z.string()),
      expanded: z.string().optional(),
      error: z.string().optional(),
    }),
  )
  .parse(JSON.parse(readFileSync(new URL("./fixtures/env-vectors.json", import.meta.url), "utf8")));

const deviations = z
  .array(z.object({ vectors: z.string(), case: z.string(), reason: z.string().min(1) }))
  .parse(JSON.parse(readFileSync(new URL("../deviations.json", import.meta.url), "utf8")))
  .filter((entry) => entry.vectors === "devclaw/env-vectors.json");

type Env = Readonly<Record<string, string>>;

/** What DevClaw makes of a text when it starts, told from the pieces that are recognised in it. */
function expand(text: string, env: Env): { expanded: string } | { error: string } {
  const pieces = cutEnvReferences(text);
  const missing = pieces.find(
    (piece) =>
      piece.kind === "variable" && piece.required !== undefined && !Object.hasOwn(env, piece.name),
  );
  if (missing?.kind === "variable") {
    const why =
      missing.required === "" ? "required environment variable not set" : missing.required;
    return { error: `config error: ${missing.name} - ${why}` };
  }
  const expanded = pieces.map((piece) =>
    piece.kind === "text" ? piece.text : (env[piece.name] ?? piece.fallback ?? piece.text),
  );
  return { expanded: expanded.join("") };
}

const deviating = new Set(deviations.map((entry) => entry.case));

describe("devclaw/env-vectors.json", () => {
  it.each(vectors.filter((vector) => !deviating.has(vector.text)))("$text with $env", (vector) => {
    const { expanded, error } = vector;
    const expected = error === undefined ? { expanded } : { error };
    expect(expand(vector.text, vector.env)).toEqual(expected);
  });

  it.each(deviations)("is left on purpose: $case", (entry) => {
    const vector = vectors.find((candidate) => candidate.text === entry.case);
    expect(vector).toBeDefined();
    expect(expand(vector?.text ?? "", vector?.env ?? {})).not.toEqual({ error: vector?.error });
  });
});

describe("variables as secrets", () => {
  it.each([
    ["Bearer ${TOKEN}", "Bearer ${TOKEN}", {}],
    ["$HOST/${path:-a b}", "${HOST}/${PATH}", { HOST: "$HOST", PATH: "${path:-a b}" }],
    ["${URL:?set it}", "${URL}", { URL: "${URL:?set it}" }],
    ["cost $5 ${A:=d}", "cost $5 ${A:=d}", {}],
  ])("reads %s", (text, written, forms) => {
    const read = toSecretText(text, (plain) => plain);
    expect(read).toEqual({ text: written, forms });
    expect(fromSecretText(read.text, read.forms)).toBe(text);
  });
});
