import { expect, it } from "vitest";
import { locateJson } from "./locate-json.ts";

const text = `{
  "hooks": [
    { "on": "a", "do": [] },
    { "on": "b",
      "do": [ { "type": "say", "a\\"b": [1, -2.5e3, true, null] } ] }
  ]
}
`;

it.each([
  ["hooks", 2, 3],
  ["hooks.0", 3, 5],
  ["hooks.1.on", 4, 7],
  ["hooks.1.do.0.type", 5, 17],
  ['hooks.1.do.0.a"b.3', 5, 58],
  ["hooks.1.filters.0.key", 4, 5],
  ["", 1, 1],
  ["nothing.of.this", 1, 1],
])("finds %j", (path, line, column) => {
  const places = locateJson(text, [path]);
  expect(places.brokenAt).toBeNull();
  expect(places.find(path)).toEqual({ line, column });
});

it.each([
  ["", 1, 1],
  ["{", 1, 2],
  ['{\n  "hooks": [ }', 2, 14],
  ['{ "a" 1 }', 1, 7],
  ['{ "a": 1, }', 1, 11],
  ["[1 2]", 1, 4],
  ["nul", 1, 1],
  ["[-]", 1, 2],
  ['"a\nb"', 1, 3],
  ['"a\\x"', 1, 3],
  ["{} {}", 1, 4],
])("says where %j stops being JSON", (broken, line, column) => {
  expect(locateJson(broken, []).brokenAt).toEqual({ line, column });
});

it("is not stopped by depth or length", () => {
  const deep = "[".repeat(200_000);
  expect(locateJson(deep, []).brokenAt).toEqual({ line: 1, column: 200_001 });
  const long = `{"a":"${"x".repeat(4_000_000)}",\n"b":1}`;
  expect(locateJson(long, ["b"]).find("b")).toEqual({ line: 2, column: 1 });
});
