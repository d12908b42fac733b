import { expect, it } from "vitest";
import { clockWords, durationWords, toDuration } from "./duration.ts";

it.each([
  [null, 0, "seconds"],
  [7_500, 7.5, "seconds"],
  [60_000, 1, "minutes"],
  [90_000, 90, "seconds"],
  [7_200_000, 2, "hours"],
])("%s ms is %d %s", (ms, value, unit) => {
  expect(toDuration(ms)).toEqual({ value, unit });
});

it("says spans and places in words", () => {
  expect(durationWords(1_000)).toBe("1 second");
  expect(durationWords(120_000)).toBe("2 minutes");
  expect(clockWords(0)).toBe("0:00.0");
  expect(clockWords(74_200)).toBe("1:14.2");
});
