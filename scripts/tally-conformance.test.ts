import { expect, test } from "vitest";
import { formatConformance, tallyConformance } from "./tally-conformance.ts";

const report = {
  testResults: [
    {
      name: "/home/vapi/hookline/core/dialects/ava/template.conformance.test.ts",
      assertionResults: [{ status: "passed" }, { status: "passed" }, { status: "failed" }],
    },
    {
      name: "/home/vapi/hookline/core/adapters/devclaw/signature.conformance.test.ts",
      assertionResults: [{ status: "passed" }, { status: "pending" }],
    },
    {
      name: "/home/vapi/hookline/core/dialects/ava/ava.property.test.ts",
      assertionResults: [{ status: "passed" }],
    },
  ],
};

test("counts each case for the platform nearest to it in its path, and no other test", () => {
  expect(tallyConformance(report)).toEqual([
    { platform: "vapi", passed: 0, failed: 0, skipped: 0 },
    { platform: "ava", passed: 2, failed: 1, skipped: 0 },
    { platform: "devclaw", passed: 1, failed: 0, skipped: 1 },
    { platform: "unpod", passed: 0, failed: 0, skipped: 0 },
  ]);
});

test("prints a line per platform and their sum", () => {
  const lines = formatConformance(tallyConformance(report)).split("\n");
  expect(lines[0]).toBe("Cases by platform");
  expect(lines.at(-1)).toMatch(/^all +3 +1 +1$/);
  expect(new Set(lines.slice(1).map((line) => line.length)).size).toBe(1);
});
