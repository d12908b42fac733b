import { describe, expect, it } from "vitest";
import { formatCountdown, formatDuration } from "./format-duration.ts";

describe("formatDuration", () => {
  it.each([
    [0, "0 ms"],
    [84.4, "84 ms"],
    [1_240, "1.2 s"],
    [42_000, "42 s"],
    [200_000, "3 min 20 s"],
    [7_200_000, "2 h"],
    [7_500_000, "2 h 5 min"],
    [273_600_000, "3 d 4 h"],
  ])("%i ms reads %s", (ms, words) => {
    expect(formatDuration(ms)).toBe(words);
  });
});

describe("formatCountdown", () => {
  it.each([
    [27_100, "0:28"],
    [843_000, "14:03"],
    [7_500_000, "2:05:00"],
  ])("%i ms left reads %s", (ms, words) => {
    expect(formatCountdown(ms)).toBe(words);
  });
});
