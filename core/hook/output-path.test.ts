import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Json, trustJson } from "../json.ts";
import { readOutputPath } from "./output-path.ts";

describe("readOutputPath", () => {
  it.each<[string, Json]>([
    ["constructor", null],
    ["__proto__.x", null],
    ["list.length", null],
    ["list[1e0]", null],
    ["list[01]", 2],
    ["list[]", null],
    [".", null],
    ["list[*].", []],
    ["list[99999999999999999999]", null],
    ["none[*].x", null],
    ["nothing.x[*].y", null],
  ])("finds nothing that is not there: %s", (path, expected) => {
    expect(readOutputPath({ list: [1, 2], nothing: null }, path)).toEqual(expected);
  });

  it("keeps null apart from what is not there, entry by entry", () => {
    const answer: Json = { rows: [{ cells: null }, {}, { cells: [{ n: 1 }] }] };
    expect(readOutputPath(answer, "rows[*].cells")).toEqual([null, [{ n: 1 }]]);
    expect(readOutputPath(answer, "rows[*].cells[*].n")).toEqual([[], [], [1]]);
  });

  it("gives JSON for any answer and any path, and changes nothing", () => {
    const part = fc.constantFrom("a", "[0]", "[*]", "a[0]", "a[*]", "", "a b", "[", "]");
    const path = fc.oneof(
      fc.string(),
      fc.array(part).map((parts) => parts.join(".")),
    );
    fc.assert(
      fc.property(fc.jsonValue(), path, (value, wanted) => {
        const before = JSON.stringify(value);
        const found = readOutputPath(trustJson(value), wanted);
        expect(found).toBeDefined();
        expect(JSON.stringify(value)).toBe(before);
      }),
      { numRuns: 500 },
    );
  });
});
