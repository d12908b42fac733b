import { expect, it } from "vitest";
import { skipReasons } from "#core/engine/verdict.ts";
import { valueWords, verdictWords } from "./verdict-words.ts";

it("says what a filter wanted and what was there", () => {
  const words = verdictWords({
    hook: "h",
    verdict: "skipped",
    reason: "filter",
    filter: { type: "oneOf", key: "call.endedReason", oneOf: ["pipeline-error"] },
    expected: ["pipeline-error"],
    actual: "customer-ended-call",
  });
  expect(words).toEqual({
    fired: false,
    line: "wants: ended reason is one of pipeline-error",
    actual: "customer-ended-call",
  });
});

it.each(skipReasons)("has words for the reason %s", (reason) => {
  const words = verdictWords({ hook: "h", verdict: "skipped", reason });
  expect(words.fired).toBe(false);
  expect(words.line).not.toBe("");
});

it("shows values so that they can be read", () => {
  expect(valueWords(null)).toBe("nothing");
  expect(valueWords(12)).toBe("12");
  expect(valueWords("x".repeat(100))).toHaveLength(81);
});
