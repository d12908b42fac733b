import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { jsonSchema } from "../json.ts";
import { readOutputPath } from "./output-path.ts";

const cases = z.array(z.object({ path: z.string(), extracted: jsonSchema }));

/** Recorded from AVA's own code, commit f1b8bf72 (2026-08-08). */
const vectors = z
  .object({
    document: jsonSchema,
    cases,
    rootList: z.object({ document: jsonSchema, cases }),
  })
  .parse(
    JSON.parse(readFileSync(new URL("fixtures/output-path-vectors.json", import.meta.url), "utf8")),
  );

describe("readOutputPath, as AVA reads output_variables", () => {
  it.each(vectors.cases)("$path", ({ path, extracted }) => {
    expect(readOutputPath(vectors.document, path)).toEqual(extracted);
  });

  it.each(vectors.rootList.cases)("of a list: $path", ({ path, extracted }) => {
    expect(readOutputPath(vectors.rootList.document, path)).toEqual(extracted);
  });
});
