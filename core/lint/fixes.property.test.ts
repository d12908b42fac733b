import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decompileHooks } from "../compiler/decompile-hooks.ts";
import { type Diagnostic, hasErrors } from "../diagnostic.ts";
import type { HooksDocument } from "../hook/hook.ts";
import { parseHooksDocument } from "../hook/parse-hooks-document.ts";
import { applyFixToFlow } from "./apply-fix-to-flow.ts";
import { applyFixes } from "./apply-fixes.ts";
import { checkFlow } from "./check-flow.ts";
import { fixDocument, fixFlow } from "./fix-text.ts";
import { lintDocument } from "./lint-document.ts";
import { lintFlow } from "./lint-flow.ts";
import { lintTargets } from "./lint-rule.ts";
import { lintableDocument } from "./testing/lintable-hooks.ts";

/** Each of these runs lints and compiles many times over; in the long tests it would take an hour. */
const fewRuns = { numRuns: 100 };

const target = fc.constantFrom(...lintTargets);

function documentOf(given: unknown): HooksDocument {
  const { document, diagnostics } = parseHooksDocument(given);
  if (document === null) throw new Error(JSON.stringify(diagnostics));
  return document;
}

function count(found: readonly Diagnostic[], code: string): number {
  return found.filter((finding) => finding.code === code).length;
}

describe("fixes", () => {
  it("made together add no error, and in the end nothing that has a fix is left", () => {
    fc.assert(
      fc.property(lintableDocument(2), target, (given, linted) => {
        const document = documentOf(given);
        const options = { target: linted };
        const once = applyFixes(document, lintDocument(document, options));
        expect(hasErrors(parseHooksDocument(once).diagnostics)).toBe(false);
        const fixed = fixDocument(document, options);
        const left = [...parseHooksDocument(fixed).diagnostics, ...lintDocument(fixed, options)];
        expect(left.filter((finding) => finding.fix !== undefined)).toEqual([]);
      }),
      fewRuns,
    );
  });

  it("made one by one end what they were proposed for", () => {
    fc.assert(
      fc.property(lintableDocument(2), target, (given, linted) => {
        const document = documentOf(given);
        const found = lintDocument(document, { target: linted });
        for (const finding of found.filter(({ fix }) => fix !== undefined)) {
          const fixed = documentOf(applyFixes(document, [finding]));
          const after = lintDocument(fixed, { target: linted });
          expect(count(after, finding.code)).toBeLessThan(count(found, finding.code));
        }
      }),
    );
  });

  it("never change the document they are for", () => {
    fc.assert(
      fc.property(lintableDocument(2), (given) => {
        const before = JSON.stringify(given);
        applyFixes(given, lintDocument(documentOf(given), { target: "vapi" }));
        expect(JSON.stringify(given)).toBe(before);
      }),
    );
  });
});

describe("fixes of a flow", () => {
  it("fit it, add no error and end what they were proposed for", () => {
    fc.assert(
      fc.property(lintableDocument(1), target, (given, linted) => {
        const flow = decompileHooks(documentOf(given), "x");
        const found = lintFlow(flow, [linted]);
        for (const finding of found.filter(({ fix }) => fix !== undefined)) {
          const fixed = applyFixToFlow(flow, finding);
          if (fixed === null) throw new Error(`does not fit: ${JSON.stringify(finding)}`);
          expect(hasErrors(checkFlow(fixed).diagnostics)).toBe(false);
          const after = lintFlow(fixed, [linted]);
          expect(count(after, finding.code)).toBeLessThanOrEqual(count(found, finding.code));
          expect(after).not.toContainEqual(finding);
        }
      }),
    );
  });

  it("come to an end", () => {
    fc.assert(
      fc.property(lintableDocument(1), target, (given, linted) => {
        const flow = decompileHooks(documentOf(given), "x");
        const fixed = fixFlow(flow, { target: linted });
        const { diagnostics } = checkFlow(fixed);
        expect(hasErrors(diagnostics)).toBe(false);
        const left = [...diagnostics, ...lintFlow(fixed, [linted])];
        expect(left.filter((finding) => finding.fix !== undefined)).toEqual([]);
      }),
      fewRuns,
    );
  });
});
