import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { isFields } from "./draft.ts";
import { parseHooksDocument } from "./parse-hooks-document.ts";
import { printDocument } from "./print-document.ts";
import { valuesOf } from "./testing/json-schema-arbitrary.ts";

/** Source: Vapi OpenAPI of 2026-08-19 with what its guide adds. */
const schema: unknown = JSON.parse(
  readFileSync(new URL("./fixtures/vapi-hooks.schema.json", import.meta.url), "utf8"),
);
if (!isFields(schema)) throw new Error("the schema is no object");
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(Object.assign({}, schema), "vapi");

const numRuns = Math.max(500, fc.readConfigureGlobal().numRuns ?? 0);
// Cases are large, and a busy machine takes its time.
vi.setConfig({ testTimeout: numRuns * 120 });

const kinds = [
  "HooksDocument",
  "PublishedHooksDocument",
  "PublishedWorkflowHooksDocument",
  "PhoneNumberHooksDocument",
];

describe.each(kinds)("any %s", (kind) => {
  const documents = valuesOf(schema, kind);
  const validate = ajv.getSchema(`vapi#/$defs/${kind}`);

  it("is generated as its schema asks", () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect([validate?.(document), validate?.errors]).toEqual([true, null]);
      }),
      { numRuns: 50 },
    );
  });

  it("is a hooks document as it stands", () => {
    fc.assert(
      fc.property(documents, (given) => {
        const { document, diagnostics } = parseHooksDocument(given);
        expect(diagnostics.filter((found) => found.severity === "error")).toEqual([]);
        expect(document).not.toBeNull();
      }),
      { numRuns },
    );
  });

  it("has a normal form that is one, too, and stays as it is", () => {
    fc.assert(
      fc.property(documents, (given) => {
        const { document } = parseHooksDocument(given);
        if (document === null) throw new Error("no document");
        const again = parseHooksDocument(JSON.parse(printDocument(document)));
        expect(again.document).toEqual(document);
      }),
    );
  });
});
