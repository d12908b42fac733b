import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyFixes } from "./apply-fixes.ts";
import { lintTargets } from "./lint-rule.ts";
import { lintText } from "./lint-text.ts";
import { lintableDocument } from "./testing/lintable-hooks.ts";

const target = fc.constantFrom(...lintTargets);

/** Puts a value at any place of a document: what people and programs leave behind. */
const mutated = fc
  .tuple(lintableDocument(2), fc.array(fc.nat(), { maxLength: 8 }), fc.jsonValue())
  .map(([document, steps, value]) => JSON.stringify(replaceAt(document, steps, value)));

function replaceAt(at: unknown, steps: readonly number[], value: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined || typeof at !== "object" || at === null) return value;
  const keys = Object.keys(at);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return value;
  const inner = replaceAt(Reflect.get(at, key), rest, value);
  return Array.isArray(at) ? at.with(Number(key), inner) : { ...at, [key]: inner };
}

describe("lintText", () => {
  it("answers whatever the text, with fixes that can be tried on it", () => {
    fc.assert(
      fc.property(fc.oneof(mutated, fc.json(), fc.string()), target, (text, linted) => {
        const { diagnostics } = lintText(text, { target: linted });
        for (const found of diagnostics) expect(found.message).not.toBe("");
        expect(() => applyFixes(parse(text), diagnostics)).not.toThrow();
      }),
    );
  });
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
