import { expect, it } from "vitest";
import { skipReasons, type Verdict } from "#core/engine/verdict.ts";
import { describeVerdict } from "./describe-verdict.ts";

const skipped = (more: Partial<Verdict>): Verdict => ({ hook: "h", verdict: "skipped", ...more });

it("names the filter, the value expected and the value seen", () => {
  const filter = {
    type: "oneOf",
    key: "call.endedReason",
    oneOf: ["pipeline-error", "silence-timed-out"],
  };
  expect(
    describeVerdict(
      skipped({ reason: "filter", filter, expected: filter.oneOf, actual: "customer-ended-call" }),
    ),
  ).toEqual({
    line: "The filter “ended reason is one of pipeline-error, +1” did not match.",
    expected: "pipeline-error, silence-timed-out",
    seen: "customer-ended-call (The caller hung up)",
  });
});

it.each<[Partial<Verdict>, string | null, string | null]>([
  [{ reason: "limited", expected: 2, actual: 2 }, "at most 2", "2"],
  [{ reason: "confidence", expected: [0.2, 0.4], actual: 0.7 }, "0.2 up to 0.4", "0.7"],
  [{ reason: "scope", expected: ["a1"], actual: null }, "a1", "nothing"],
  [{ reason: "disabled" }, null, null],
  [
    {
      reason: "filter",
      filter: { type: "exists", key: "call.summary", exists: true },
      expected: true,
      actual: null,
    },
    "any value",
    "nothing",
  ],
  [
    {
      reason: "filter",
      filter: { type: "between", key: "call.durationSeconds", between: [5, 9] },
      expected: [5, 9],
      actual: 74,
    },
    "5 to 9",
    "74",
  ],
])("%j: expected and seen", (more, expected, seen) => {
  expect(describeVerdict(skipped(more))).toMatchObject({ expected, seen });
});

it("says that a hook without agents never fires, with nothing to compare", () => {
  expect(describeVerdict(skipped({ reason: "scope", expected: [], actual: null }))).toEqual({
    line: "No agent is chosen for it, so it never fires.",
    expected: null,
    seen: null,
  });
});

it("says what the platform's hook would have done here", () => {
  expect(describeVerdict(skipped({ reason: "platform", wouldHave: "fired" })).line).toBe(
    "The voice platform runs this flow. Here it would have fired.",
  );
});

it.each(skipReasons)("has a sentence for %s", (reason) => {
  expect(describeVerdict(skipped({ reason })).line).toMatch(/^[A-Z].*\.$/);
});
