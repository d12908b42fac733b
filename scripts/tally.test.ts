import { expect, test } from "vitest";
import { addTallies, formatTally, tallyPlaywright, tallyVitest } from "./tally.ts";

test("the last line names what was skipped only when something was", () => {
  expect(formatTally({ passed: 12, failed: 0, skipped: 0 })).toBe("12 passed, 0 failed");
  expect(formatTally({ passed: 12, failed: 1, skipped: 3 })).toBe("12 passed, 1 failed, 3 skipped");
});

test("layers add up", () => {
  const first = { passed: 1, failed: 2, skipped: 3 };
  expect(addTallies([first, first])).toEqual({ passed: 2, failed: 4, skipped: 6 });
});

test("a test file that cannot be loaded counts as a failure", () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [
      { status: "failed", assertionResults: [] },
      { status: "failed", assertionResults: [{ status: "failed" }] },
      { status: "passed", assertionResults: [{ status: "passed" }] },
    ],
  };
  expect(tallyVitest(report)).toEqual({ passed: 5, failed: 2, skipped: 2 });
});

test("an error outside a test and a test that passed only at the second try count as failures", () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
  const report = { errors: [{ message: "the set-up failed" }], stats };
  expect(tallyPlaywright(report)).toEqual({ passed: 4, failed: 3, skipped: 2 });
});
