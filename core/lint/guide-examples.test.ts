import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { dialectNames } from "../dialects/dialect.ts";
import { lintText } from "./lint-text.ts";

/** What lint says of the examples in the platforms' own guides: every finding with one sentence that says why it is right. */
const expectationsSchema = z.array(
  z.strictObject({
    target: z.enum(dialectNames),
    /** Below `fixtures/guides/<target>/`. */
    example: z.string(),
    findings: z.array(z.strictObject({ code: z.string(), path: z.string(), why: z.string() })),
  }),
);

const fixtures = new URL("./fixtures/", import.meta.url);
const expectations = expectationsSchema.parse(
  JSON.parse(readFileSync(new URL("guide-expectations.json", fixtures), "utf8")),
);

describe("the guides' own examples", () => {
  it("are all expected something of, if only that nothing is wrong", () => {
    const examples = dialectNames
      .filter((target) => readdirSync(new URL("guides/", fixtures)).includes(target))
      .flatMap((target) =>
        readdirSync(new URL(`guides/${target}/`, fixtures)).map((name) => `${target}/${name}`),
      );
    expect(expectations.map(({ target, example }) => `${target}/${example}`).toSorted()).toEqual(
      examples.toSorted(),
    );
  });

  it.each(expectations)("$target: $example", ({ target, example, findings }) => {
    const text = readFileSync(new URL(`guides/${target}/${example}`, fixtures), "utf8");
    const { diagnostics } = lintText(text, { target });
    const found = diagnostics.map(({ code, path }) => ({ code, path }));
    expect(found).toEqual(findings.map(({ code, path }) => ({ code, path })));
    for (const { why } of findings) expect(why).toMatch(/^[A-Z].+\.$/);
  });
});
