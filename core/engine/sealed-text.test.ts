import { describe, expect, it } from "vitest";
import type { SealedText } from "./effect.ts";
import { fillSealed, maskValues, showSealed } from "./sealed-text.ts";

const sealed: SealedText = {
  text: '{"a":"-","b":"${B}"}',
  refs: [
    { at: 6, name: "A", as: "json" },
    { at: 7, name: "B", as: "json" },
    { at: 20, name: "A", as: "plain" },
  ],
};

describe("showSealed", () => {
  it("shows names where values will stand", () => {
    expect(showSealed(sealed)).toBe('{"a":"${A}-${B}","b":"${B}"}${A}');
    expect(showSealed({ text: "x", refs: [] })).toBe("x");
  });
});

describe("fillSealed", () => {
  it("fills only the places of secrets, as they ask for it", () => {
    const values = new Map([
      ["A", 'q"\n'],
      ["B", "${A}"],
    ]);
    expect(fillSealed(sealed, (name) => values.get(name))).toEqual({
      ok: true,
      value: '{"a":"q\\"\\n-${A}","b":"${B}"}q"\n',
    });
  });

  it("names what is missing, once, in order", () => {
    expect(fillSealed(sealed, () => undefined)).toEqual({ ok: false, error: ["A", "B"] });
    expect(fillSealed(sealed, (name) => (name === "A" ? "" : undefined))).toEqual({
      ok: false,
      error: ["B"],
    });
  });
});

describe("maskValues", () => {
  const secrets = [
    { name: "KEY", value: "s3cr3t" },
    { name: "LONG", value: "s3cr3t-and-more" },
    { name: "ODD", value: 'a"b c/(.*)' },
    { name: "SHORT", value: "abc" },
  ];

  it.each([
    ["wrong key s3cr3t, s3cr3t!", "wrong key ${KEY}, ${KEY}!"],
    ["s3cr3t-and-more", "${LONG}"],
    ['{"k":"a\\"b c/(.*)"}', '{"k":"${ODD}"}'],
    ["/x?k=a%22b%20c%2F(.*)", "/x?k=${ODD}"],
    ["/x?k=a%22b%20c/(.*)", "/x?k=${ODD}"],
    ["abcabc", "abcabc"],
    ["nothing of it", "nothing of it"],
  ])("%s", (text, expected) => {
    expect(maskValues(text, secrets)).toBe(expected);
  });

  it("does not look into what it wrote", () => {
    expect(maskValues("NAME", [{ name: "NAME", value: "NAME" }])).toBe("${NAME}");
    expect(maskValues("anything", [])).toBe("anything");
  });
});
