import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { readExpectedRules } from "./expected-rules.ts";

const fixture = fileURLToPath(new URL("./fixtures/lint", import.meta.url));
const oxlint = fileURLToPath(new URL("../node_modules/.bin/oxlint", import.meta.url));

const reportSchema = z.object({
  diagnostics: z.array(
    z.object({ message: z.string(), code: z.string().optional(), filename: z.string() }),
  ),
});

/** The configuration matches folders from where it lies, so the fixture has a door to it. */
async function lintFixture(): Promise<Record<string, string>> {
  const output = await new Promise<string>((resolve) => {
    execFile(
      oxlint,
      ["--config=as-root.config.ts", "--format=json"],
      { cwd: fixture },
      (_failed, text) => resolve(text),
    );
  });
  const { diagnostics } = reportSchema.parse(JSON.parse(output));
  return Object.fromEntries(diagnostics.map((it) => [it.filename, it.code ?? it.message]));
}

test("each file of the fixture is refused by the rule it breaks, and no other", async () => {
  const expected = await readExpectedRules(fixture);
  const fine = Object.fromEntries(Object.keys(expected).map((name) => [name, "nothing"]));

  expect({ ...fine, ...(await lintFixture()) }).toEqual(expected);
});
