import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diagnosticCatalog, hasErrors } from "../diagnostic.ts";
import { migrateFlow } from "../flow/migrate-flow.ts";
import { normaliseDocument } from "../hook/normalise-document.ts";
import { parseHooksDocument } from "../hook/parse-hooks-document.ts";
import { printDocument } from "../hook/print-document.ts";
import { compileFlow } from "./compile-flow.ts";
import { decompileHooks } from "./decompile-hooks.ts";
import { flows, hooksDocuments } from "./testing/arbitraries.ts";

/** Placing nodes takes long: the nightly run tries these less often than the others, and they may take their time. */
const runs = { numRuns: Math.min(fc.readConfigureGlobal().numRuns ?? 100, 2000) };
const timeoutMs = 10_000 + 200 * runs.numRuns;

function compile(flow: Parameters<typeof compileFlow>[0]): string {
  return printDocument(compileFlow(flow).document);
}

describe("laws of the compiler", () => {
  it(
    "compile after decompile is normalise",
    () => {
      fc.assert(
        fc.property(hooksDocuments, (document) => {
          const flow = decompileHooks(document, "x");
          expect(compile(flow)).toBe(printDocument(normaliseDocument(document)));
          expect(hasErrors(compileFlow(flow).diagnostics)).toBe(false);
        }),
        runs,
      );
    },
    timeoutMs,
  );

  it(
    "decompile after compile is the identity on what decompile made",
    () => {
      fc.assert(
        fc.property(hooksDocuments, (document) => {
          const flow = decompileHooks(document, "x");
          expect(decompileHooks(compileFlow(flow).document, "x")).toEqual(flow);
        }),
        runs,
      );
    },
    timeoutMs,
  );

  it(
    "compile after decompile after compile is compile, also of an unfinished flow",
    () => {
      fc.assert(
        fc.property(flows, (flow) => {
          const { document } = compileFlow(flow);
          expect(compile(decompileHooks(document, "x"))).toBe(printDocument(document));
        }),
        runs,
      );
    },
    timeoutMs,
  );

  it("normalise twice is normalise once", () => {
    fc.assert(
      fc.property(hooksDocuments, (document) => {
        const once = normaliseDocument(document);
        expect(printDocument(normaliseDocument(once))).toBe(printDocument(once));
      }),
    );
  });

  it("a compiled flow is a document when it has no error, and every finding is catalogued", () => {
    fc.assert(
      fc.property(flows, (flow) => {
        const { document, diagnostics, nodeOf, hookNodes } = compileFlow(flow);
        const ids = new Set(flow.nodes.map((node) => node.id));
        for (const found of diagnostics) {
          expect(Object.keys(diagnosticCatalog)).toContain(found.code);
          if (found.nodeId !== undefined) expect(ids).toContain(found.nodeId);
        }
        for (const id of nodeOf.values()) expect(ids).toContain(id);
        expect([...hookNodes.keys()]).toEqual(document.hooks.map((hook) => hook.name));
        if (hasErrors(diagnostics)) return;
        expect(parseHooksDocument(JSON.parse(printDocument(document))).document).toEqual(document);
      }),
    );
  });

  it(
    "whatever JSON comes in, a flow that can be stored comes out",
    () => {
      fc.assert(
        fc.property(fc.array(fc.jsonValue(), { maxLength: 3 }), hooksDocuments, (odd, document) => {
          const input: unknown = JSON.parse(JSON.stringify([...document.hooks, ...odd]));
          const { draft } = parseHooksDocument(input);
          if (draft === null) return;
          const flow = decompileHooks(draft, "x");
          expect(migrateFlow(JSON.parse(JSON.stringify(flow))).ok).toBe(true);
          expect(() => compileFlow(flow)).not.toThrow();
        }),
        runs,
      );
    },
    timeoutMs,
  );
});
