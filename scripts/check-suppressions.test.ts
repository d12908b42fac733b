import { expect, test } from "vitest";
import { findUnexplained } from "./check-suppressions.ts";

const off = "oxlint-disable";

test("a suppression needs a reason of some length on its own line", () => {
  const text = [
    `// ${off}-next-line no-console`,
    `// ${off}-next-line no-console -- why`,
    `// ${off}-next-line no-console -- the terminal is where it is read`,
    `const a = 1; // ${off}-line no-console`,
    `/* ${off} no-console */`,
    "// a comment that speaks of nothing",
  ].join("\n");
  expect(findUnexplained(text)).toEqual([1, 2, 4, 5]);
});
