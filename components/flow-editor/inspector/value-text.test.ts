import fc from "fast-check";
import { expect, it } from "vitest";
import { printValue, readValue } from "./value-text.ts";

it.each<[unknown, string]>([
  ["{{ call.customer.number }}", "{{ call.customer.number }}"],
  ["", ""],
  [30, "30"],
  ["30", '"30"'],
  [true, "true"],
  ["true", '"true"'],
  [null, "null"],
  [{ a: [1] }, '{"a":[1]}'],
])("%j is written as %s", (value, text) => {
  expect(printValue(value)).toBe(text);
  expect(readValue(text)).toEqual(value);
});

it.each(["1.0", "true ", "1 ", '"a" '])("%j can be typed on", (text) => {
  expect(readValue(text)).toBe(text);
  expect(printValue(text)).toBe(text);
});

it("keeps every value", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain: unknown = JSON.parse(JSON.stringify(value));
      expect(readValue(printValue(plain))).toEqual(plain);
    }),
  );
});
