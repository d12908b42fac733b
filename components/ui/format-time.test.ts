import { describe, expect, it } from "vitest";
import { formatRelative, formatUtc } from "./format-time.ts";

const now = 1_800_000_000_000;

describe("formatRelative", () => {
  it.each([
    [0, "just now"],
    [-9_000, "just now"],
    [-45_000, "45 seconds ago"],
    [-180_000, "3 minutes ago"],
    [7_200_000, "in 2 hours"],
    [-86_400_000, "yesterday"],
    [-3 * 604_800_000, "3 weeks ago"],
  ])("%i ms from now is %s", (offset, words) => {
    expect(formatRelative(now + offset, now)).toBe(words);
  });
});

describe("formatUtc", () => {
  it("names the zone and drops the milliseconds", () => {
    expect(formatUtc("2026-11-20T10:01:14.000Z")).toBe("2026-11-20 10:01:14 UTC");
  });
});
