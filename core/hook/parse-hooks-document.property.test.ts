import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseHooksDocument } from "./parse-hooks-document.ts";
import { printDocument } from "./print-document.ts";

const fields =
  "on do filters options name hooks type key when not any tool destinations exact url id version __proto__ x".split(
    " ",
  );

/** JSON that looks like hooks often enough to get past the first check. */
const looselyHooks = fc.letrec<{ value: unknown; hook: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.jsonValue({ maxDepth: 1 }),
    fc.constantFrom(
      "call.ending",
      "customer.speech.timeout[timeout=1]",
      "say",
      "tool",
      "not",
      "any",
    ),
    fc.array(tie("value"), { maxLength: 3 }),
    tie("hook"),
  ),
  hook: fc.dictionary(fc.constantFrom(...fields), tie("value"), { maxKeys: 5 }),
}));

describe("parseHooksDocument", () => {
  it("takes any JSON value and gives a document or an error", () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), looselyHooks.value, looselyHooks.hook), (input) => {
        const { document, diagnostics } = parseHooksDocument(input);
        const failed = diagnostics.some((found) => found.severity === "error");
        expect(document === null).toBe(failed);
      }),
    );
  });

  it("gives the same document again for what it gave", () => {
    const hook = fc.record({
      on: fc.constantFrom("call.ending", "customer.turn"),
      name: fc.option(fc.constantFrom("a", "b"), { nil: undefined }),
      do: fc.array(fc.constant({ type: "say", exact: "Hello" }), { maxLength: 3 }),
      extra: fc.jsonValue({ maxDepth: 1 }),
    });
    fc.assert(
      fc.property(fc.array(hook, { maxLength: 5 }), (hooks) => {
        const input: unknown = JSON.parse(JSON.stringify({ hooks }));
        const { document } = parseHooksDocument(input);
        if (document === null) return;
        const again = parseHooksDocument(JSON.parse(printDocument(document))).document;
        expect(again).not.toBeNull();
        expect(printDocument(again ?? { hooks: [] })).toBe(printDocument(document));
      }),
    );
  });
});
