import fc from "fast-check";
import { expect, it } from "vitest";
import { locateJson } from "./locate-json.ts";

it("calls broken what JSON.parse refuses, and nothing else", () => {
  const nearlyJson = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom("", ",", "]", "}", '"', "1", " ", "\n", "\\"))
    .map(([json, at, put]) => {
      const place = at % (json.length + 1);
      return json.slice(0, place) + put + json.slice(place + 1);
    });
  fc.assert(
    fc.property(fc.oneof(fc.json(), nearlyJson, fc.string()), (text) => {
      expect(locateJson(text, []).brokenAt === null).toBe(isJson(text));
    }),
  );
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
