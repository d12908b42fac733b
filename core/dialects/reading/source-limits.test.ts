import { expect, it } from "vitest";
import { readSource } from "./source-node.ts";

it.each(["}", "]"])("a text of nothing but %s is no YAML, and is told where it begins", (sign) => {
  const read = readSource(`\n${sign.repeat(500_000)}`);
  expect(read).toMatchObject({
    ok: false,
    error: { code: "dialect.syntax", place: { line: 2, column: 1 } },
  });
});

it.each(["a: 1\n", "&a ", "--- \n", ": "])("a megabyte of %j is more than is read", (piece) => {
  expect(readSource(piece.repeat(1_000_000 / piece.length))).toMatchObject({
    ok: false,
    error: { code: "dialect.too-large" },
  });
});

it("a long configuration is read", () => {
  const text = Array.from({ length: 9_000 }, (_each, index) => `key-${index}: "a value"`).join(
    "\n",
  );
  expect(readSource(text)).toMatchObject({ ok: true, value: { kind: "map" } });
});
