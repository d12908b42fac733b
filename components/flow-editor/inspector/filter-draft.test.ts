import { expect, it } from "vitest";
import { filterSchema } from "#core/hook/filter.ts";
import { filterChoices, rangeOf, switchFilterType } from "./filter-draft.ts";

const reasons = { type: "oneOf", key: "call.endedReason", oneOf: ["pipeline-error", "voicemail"] };

it("carries key and texts from one list to another", () => {
  expect(switchFilterType(reasons, "contains")).toEqual({
    type: "contains",
    key: "call.endedReason",
    contains: ["pipeline-error", "voicemail"],
  });
});

it("keeps a number when the comparison changes", () => {
  const draft = { type: "greaterThan", key: "call.durationSeconds", greaterThan: 30 };
  expect(switchFilterType(draft, "lessThan")).toMatchObject({ lessThan: 30 });
  expect(rangeOf({ between: [5, 9] })).toEqual([5, 9]);
  expect(rangeOf({ between: "no" })).toEqual([10, 60]);
});

it.each(filterChoices.map(({ type }) => type))("makes a valid filter of kind %s", (type) => {
  expect(filterSchema.safeParse(switchFilterType(reasons, type)).success).toBe(true);
});
