import { expect, it } from "vitest";
import { prettyJson, splitJson } from "./split-json.ts";

it("tells keys, texts, numbers and words apart", () => {
  const kinds = splitJson('{"a": "b: 1", "n": -1.5e3, "t": true}')
    .filter((piece) => piece.kind !== "plain")
    .map((piece) => [piece.kind, piece.text]);
  expect(kinds).toEqual([
    ["key", '"a"'],
    ["string", '"b: 1"'],
    ["key", '"n"'],
    ["number", "-1.5e3"],
    ["key", '"t"'],
    ["word", "true"],
  ]);
});

it.each(['{"a":[1,null,"x\\"y"]}', 'not json: 12 "open', ""])(
  "keeps every letter of %j",
  (text) => {
    expect(
      splitJson(text)
        .map((piece) => piece.text)
        .join(""),
    ).toBe(text);
  },
);

it("prints JSON with one value per line and leaves other texts alone", () => {
  expect(prettyJson('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(prettyJson("ok")).toBeNull();
});
