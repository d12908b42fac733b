import { z } from "zod";

/** How many checks or tests ended how. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

export const noTally: Readonly<Tally> = { passed: 0, failed: 0, skipped: 0 };

export function addTallies(tallies: readonly Tally[]): Tally {
  const sum = { ...noTally };
  for (const tally of tallies) {
    sum.passed += tally.passed;
    sum.failed += tally.failed;
    sum.skipped += tally.skipped;
  }
  return sum;
}

/** The last line of `npm test`. */
export function formatTally({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? "" : `, ${skipped} skipped`}`;
}

const vitestReportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.unknown()).default([]) }),
  ),
});

/** Counts Vitest's JSON report; a file that could not be loaded is one failure. */
export function tallyVitest(report: unknown): Tally {
  const it = vitestReportSchema.parse(report);
  const unloaded = it.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  return {
    passed: it.numPassedTests,
    failed: it.numFailedTests + unloaded.length,
    skipped: it.numPendingTests + it.numTodoTests,
  };
}

const playwrightReportSchema = z.object({
  errors: z.array(z.unknown()).default([]),
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

/** Counts Playwright's JSON report; an error outside a test is one failure, and so is a flaky test. */
export function tallyPlaywright(report: unknown): Tally {
  const { errors, stats } = playwrightReportSchema.parse(report);
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}
