import * as fc from "fast-check";
import { expect, it } from "vitest";
import { toStorableJson, toStorableText } from "./storable-text.ts";

const refused = /\\u0000|\\ud[89a-f][0-9a-f]{2}/;

it.each([
  ["plain", '"plain"'],
  ["\u0000", String.raw`"\ufffd"`],
  ["\ud800x", String.raw`"\ufffdx"`],
  ["\udc00", String.raw`"\ufffd"`],
  ["😀", '"😀"'],
  [String.raw`\u0000`, String.raw`"\\u0000"`],
  [`${"\\"}\u0000`, String.raw`"\\\ufffd"`],
])("writes %j so that jsonb takes it", (value, text) => {
  expect(toStorableJson(value)).toBe(text);
});

it("changes nothing but what cannot be stored", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const stored: unknown = JSON.parse(toStorableJson({ [text]: text }));
      const expected = toStorableText(text.toWellFormed());
      expect(stored).toEqual({ [expected]: expected });
    }),
  );
});

it("leaves no escape that Postgres refuses, however backslashes stand before it", () => {
  const pieces = fc.constantFrom("\\", "\u0000", "\ud800", "\udfff", "u0000", '"', "a");
  fc.assert(
    fc.property(fc.array(pieces), (parts) => {
      const json = toStorableJson(parts.join(""));
      expect(json.replaceAll("\\\\", "")).not.toMatch(refused);
    }),
  );
});
