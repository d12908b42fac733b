import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readOutputPath } from "../../hook/output-path.ts";
import { isJsonObject, type Json, jsonSchema } from "../../json.ts";
import { avaDialect } from "./ava-dialect.ts";
import { dumpJson, toPythonText } from "./python-text.ts";

/** What AVA's pre-call lookups keep of an answer; recorded from its own code, commit f1b8bf72 (2026-08-08). */
const vectors = z
  .object({
    upstreamJson: jsonSchema,
    cases: z.array(
      z.object({
        name: z.string(),
        config: z.record(z.string(), jsonSchema),
        outputs: z.record(z.string(), z.string()),
        result: z.object({ status: z.string() }),
      }),
    ),
  })
  .parse(
    JSON.parse(
      readFileSync(new URL("fixtures/pre-call-lookup-vectors.json", import.meta.url), "utf8"),
    ),
  );
type Vector = (typeof vectors.cases)[number];

/** AVA keeps texts: what is not there is an empty one. */
function asText(value: Json): string {
  if (value === null) return "";
  return typeof value === "object" ? dumpJson(value) : toPythonText(value);
}

/** The lookup that AVA's own configuration of a case becomes here. */
function importLookup(vector: Vector): { readonly output: unknown; readonly fallback: unknown } {
  const tool = { kind: "generic_http_lookup", is_global: true, ...vector.config };
  const json = { tools: { lookup: tool } };
  const { document } = avaDialect.importHooks({ text: JSON.stringify(json), json });
  const lookup = document?.hooks[0]?.do.find((action) => action.type === "lookup");
  return { output: lookup?.output, fallback: lookup?.fallback };
}

/** Answers that came in full: of the others AVA keeps nothing. */
function answerOf(vector: Vector): Json | undefined {
  if (vector.result.status !== "ok") return undefined;
  return vector.name === "empty-body-is-ok" ? {} : vectors.upstreamJson;
}

describe("what a pre-call lookup keeps", () => {
  it.each(vectors.cases)("$name", (vector) => {
    const { output, fallback } = importLookup(vector);
    const paths = z.record(z.string(), z.string()).parse(output);
    const answer = answerOf(vector);
    const kept = Object.keys(paths).map((name) => {
      const value = answer === undefined ? null : readOutputPath(answer, paths[name] ?? "");
      return [name, asText(value)] as const;
    });
    expect(Object.fromEntries(kept)).toEqual(vector.outputs);
    const instead = isJsonObject(fallback) ? Object.keys(fallback) : Object.keys(vector.outputs);
    expect(instead).toEqual(Object.keys(vector.outputs));
  });
});
