import { expect, it } from "vitest";
import { prettyBody, sealedWords } from "./sealed-words.ts";

it("names the secrets where they will stand", () => {
  const sealed = {
    text: "Bearer  and ",
    refs: [
      { at: 7, name: "TOKEN", as: "plain" },
      { at: 12, name: "KEY", as: "json" },
    ],
  } as const;
  expect(sealedWords(sealed)).toBe("Bearer ${TOKEN} and ${KEY}");
});

it("lays out JSON and leaves other bodies alone", () => {
  expect(prettyBody('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(prettyBody("a=1")).toBe("a=1");
});
