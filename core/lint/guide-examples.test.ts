import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { dialectNames } from "../dialects/dialect.ts";
import { lintText } from "./lint-text.ts";

/** What lint says of the examples in the platforms' own guides: every finding with one sentence that says why it is right. */
const expectationsSchema = z.array(
  z.strictObject({
    target: z.enum(dialectNames),
    example: z.string(),
    findings: z.array(z.strictObject({ code: z.string(), path: z.string(), why: z.string() })),
  }),
);

const expectations = expectationsSchema.parse(
  JSON.parse(readFileSync(new URL("./fixtures/guide-expectations.json", import.meta.url), "utf8")),
);

/** Where examples of the guides stand: as data beside what reads them. */
const sources = [
  { target: "vapi", folder: "../hook/fixtures/vapi-hooks/", names: /^(?!legacy-).*\.json$/ },
  { target: "vapi", folder: "./fixtures/guides/vapi/", names: /\.json$/ },
  { target: "ava", folder: "../dialects/ava/fixtures/configs/", names: /^guide-.*\.yaml$/ },
  { target: "devclaw", folder: "../dialects/devclaw/fixtures/configs/", names: /^guide-.*\.yaml$/ },
  { target: "unpod", folder: "../dialects/unpod/fixtures/flows/", names: /^guide-.*\.py$/ },
] as const;

const examples = sources.flatMap(({ target, folder, names }) => {
  const url = new URL(folder, import.meta.url);
  const found = readdirSync(url).filter((name) => names.test(name));
  return found.map((example) => ({ target, example, url: new URL(example, url) }));
});

describe("the guides' own examples", () => {
  it("are all expected something of, if only that nothing is wrong", () => {
    const named = (list: readonly { readonly target: string; readonly example: string }[]) =>
      list.map(({ target, example }) => `${target}: ${example}`).toSorted();
    expect(named(expectations)).toEqual(named(examples));
  });

  it.each(examples)("$target: $example", ({ target, example, url }) => {
    const expected = expectations.find((one) => one.target === target && one.example === example);
    const { diagnostics } = lintText(readFileSync(url, "utf8"), { target });
    const found = diagnostics.map(({ code, path }) => ({ code, path }));
    expect(found).toEqual(expected?.findings.map(({ code, path }) => ({ code, path })));
    for (const { why } of expected?.findings ?? []) expect(why).toMatch(/^[A-Z].+\.$/);
  });
});
