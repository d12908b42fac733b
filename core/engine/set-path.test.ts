import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { getPath } from "./get-path.ts";
import { setPath } from "./set-path.ts";

describe("setPath", () => {
  it.each<[string, JsonObject, readonly [string, Json], JsonObject]>([
    ["adds", {}, ["a", 1], { a: 1 }],
    ["makes what is missing", { b: 2 }, ["a.x.y", 1], { b: 2, a: { x: { y: 1 } } }],
    ["replaces", { a: { x: 1, y: 2 } }, ["a.x", null], { a: { x: null, y: 2 } }],
    ["goes through a value in the way", { a: "text" }, ["a.x", 1], { a: { x: 1 } }],
    ["goes into a list", { a: [{ x: 1 }, 2] }, ["a.0.x", 3], { a: [{ x: 3 }, 2] }],
    ["sets a place of a list", { a: [1, 2] }, ["a.1", 3], { a: [1, 3] }],
    ["replaces a list it cannot go into", { a: [1] }, ["a.5", 3], { a: { "5": 3 } }],
  ])("%s", (_, root, [path, value], expected) => {
    const before = structuredClone(root);
    expect(setPath(root, path, value)).toEqual(expected);
    expect(root).toEqual(before);
  });

  it("takes __proto__ for a name like any other", () => {
    const changed = setPath({}, "__proto__.polluted", true);
    expect(Object.hasOwn(changed, "__proto__")).toBe(true);
    expect(getPath(changed, "__proto__.polluted")).toBe(true);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});

const names = fc.constantFrom("a", "b", "0", "1", "__proto__", "constructor", "x y");
const roots: fc.Arbitrary<JsonObject> = fc
  .jsonValue({ maxDepth: 3 })
  .map((value): Json => JSON.parse(JSON.stringify(value)))
  .map((value) => (isJsonObject(value) ? value : { a: value }));

it("what was set is there, and nothing beside the path changes", () => {
  fc.assert(
    fc.property(roots, fc.array(names, { minLength: 1, maxLength: 4 }), (root, path) => {
      const dotted = path.join(".");
      const changed = setPath(root, dotted, "new");
      expect(getPath(changed, dotted)).toBe("new");
      const [first = ""] = path;
      for (const key of Object.keys(root)) {
        if (key !== first) expect(changed[key]).toBe(root[key]);
      }
      expect(setPath(changed, dotted, "new")).toEqual(changed);
    }),
  );
});
