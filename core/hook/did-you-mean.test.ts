import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closestTo } from "./did-you-mean.ts";

/** Levenshtein distance as its definition says it. */
function distance(one: string, other: string): number {
  if (one === "" || other === "") return one.length + other.length;
  const rest = [
    distance(one.slice(1), other) + 1,
    distance(one, other.slice(1)) + 1,
    distance(one.slice(1), other.slice(1)) + (one[0] === other[0] ? 0 : 1),
  ];
  return Math.min(...rest);
}

describe("closestTo", () => {
  it("is the first of those with the fewest different letters", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 6 });
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 5 }), (text, candidates) => {
        const near = candidates
          .map((candidate) => ({ candidate, distance: distance(text, candidate) }))
          .filter((one) => one.distance <= 2)
          .toSorted((one, other) => one.distance - other.distance);
        expect(closestTo(text, candidates)).toBe(near[0]?.candidate ?? null);
      }),
    );
  });

  it("lets a quarter of the letters differ, whatever their case", () => {
    expect(closestTo("CALL.ENDNG", ["call.ended", "call.ending"])).toBe("call.ending");
    expect(closestTo("abcdefghijkl", ["abcdefghixyz"])).toBe("abcdefghixyz");
    expect(closestTo("abcdefghijkl", ["abcdefghwxyz"])).toBeNull();
    expect(closestTo("x".repeat(201), ["x".repeat(201)])).toBeNull();
  });
});
