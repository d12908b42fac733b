import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { jsonSchema } from "../../json.ts";
import { renderAva } from "./render-ava.ts";

/** Recorded from AVA's own code, commit f1b8bf72 (2026-08-08); `expectedError` is the Python exception. */
const vectors = z
  .array(
    z.object({
      name: z.string(),
      template: z.string(),
      context: jsonSchema,
      env: z.record(z.string(), z.string()).default({}),
      expected: z.string().optional(),
      expectedJson: jsonSchema.optional(),
      expectedError: z.string().optional(),
    }),
  )
  .parse(readJson("fixtures/template-vectors.json"));

const deviations = z
  .array(z.object({ vectors: z.string(), case: z.string(), reason: z.string() }))
  .parse(readJson("../deviations.json"))
  .filter((entry) => entry.vectors === "ava/template-vectors.json");
const deviating = new Set(deviations.map((entry) => entry.case));

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
}

function render(vector: (typeof vectors)[number]): unknown {
  const rendered = renderAva(vector.template, vector.context, vector.env);
  if (!rendered.ok) return { error: rendered.error.map((found) => found.code) };
  // Spaces and escapes inside of JSON are Python's own; what they say is what counts.
  return vector.expectedJson === undefined ? rendered.value : JSON.parse(rendered.value);
}

function expected(vector: (typeof vectors)[number]): unknown {
  if (vector.expectedError !== undefined) return { error: ["dialect.invalid"] };
  return vector.expectedJson ?? vector.expected;
}

describe("AVA's payload_template", () => {
  it.each(vectors.filter((vector) => !deviating.has(vector.name)))("$name", (vector) => {
    expect(render(vector)).toEqual(expected(vector));
  });

  it.each(deviations)("is left on purpose: $case", (entry) => {
    const vector = vectors.find((candidate) => candidate.name === entry.case);
    expect(vector).toBeDefined();
    if (vector !== undefined) expect(render(vector)).not.toEqual(expected(vector));
  });
});
