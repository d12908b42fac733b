import { z } from "zod";

const platforms = ["vapi", "ava", "devclaw", "unpod"] as const;

export interface PlatformCases {
  readonly platform: (typeof platforms)[number];
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })).default([]),
    }),
  ),
});

/**
 * Counts the cases of the platforms' own vectors in Vitest's JSON report: one test in a `*.conformance.test.ts` whose
 * path names the platform is one case.
 */
export function tallyConformance(report: unknown): readonly PlatformCases[] {
  const files = reportSchema.parse(report).testResults;
  return platforms.map((platform) => {
    const statuses = files
      .filter(({ name }) => platformOf(name) === platform)
      .flatMap((file) => file.assertionResults.map(({ status }) => status));
    const passed = statuses.filter((status) => status === "passed").length;
    const failed = statuses.filter((status) => status === "failed").length;
    return { platform, passed, failed, skipped: statuses.length - passed - failed };
  });
}

/** The deepest folder or file name of the path that is a platform's. */
function platformOf(path: string): string | undefined {
  if (!path.endsWith(".conformance.test.ts")) return undefined;
  const words = path.toLowerCase().split(/[^a-z]+/);
  return words.findLast((word) => platforms.some((platform) => platform === word));
}

/** "Cases by platform" as a table of text. */
export function formatConformance(cases: readonly PlatformCases[]): string {
  const total = {
    platform: "all",
    passed: sum(cases.map((each) => each.passed)),
    failed: sum(cases.map((each) => each.failed)),
    skipped: sum(cases.map((each) => each.skipped)),
  };
  const rows = [...cases, total].map(({ platform, passed, failed, skipped }) =>
    [
      platform.padEnd(9),
      ...[passed, failed, skipped].map((count) => String(count).padStart(7)),
    ].join(" "),
  );
  return ["Cases by platform", "platform   passed  failed skipped", ...rows].join("\n");
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
