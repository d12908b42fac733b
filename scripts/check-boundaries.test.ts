import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readBoundaries } from "./check-boundaries.ts";
import { readExpectedRules } from "./expected-rules.ts";

/** Every file there says in its first line which rule it breaks. */
const fixture = fileURLToPath(new URL("./fixtures/boundaries", import.meta.url));

test("each crossing in the fixture is refused by its rule, and nothing else is", async () => {
  const report = await readBoundaries(fixture);
  const expected = await readExpectedRules(fixture);
  const fine = Object.keys(expected).map((name) => [name, "nothing"] as const);
  const found = report.violations.map(({ from, rule }) => [from, rule] as const);

  console.log(`${report.modules} modules of the fixture read`);
  expect(report.unread).toEqual([]);
  expect(report.modules).toBe(Object.keys(expected).length);
  expect(Object.fromEntries([...fine, ...found])).toEqual(expected);
});

test("the command fails on the fixture and says how many modules it read", async () => {
  const script = fileURLToPath(new URL("./check-boundaries.ts", import.meta.url));
  const run = await new Promise<{ status: unknown; output: string }>((resolve) => {
    execFile(process.execPath, [script], { cwd: fixture }, (error, output) => {
      resolve({ status: error?.code ?? 0, output });
    });
  });
  expect(run.status).toBe(1);
  expect(run.output).toMatch(/core\/engine\/imports-server\.ts → server\/flow\/create-flow\.ts/);
  expect(run.output).toMatch(/\d+ modules read, \d+ imports, \d+ violations/);
});
