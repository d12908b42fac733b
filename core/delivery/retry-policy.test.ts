import { describe, expect, it } from "vitest";
import { nextAttemptAt } from "./retry-policy.ts";

const nowMs = 1_800_000_000_000;
const middle = 0.5;

function delayOf(attempt: Partial<Parameters<typeof nextAttemptAt>[0]>): number | null {
  const at = nextAttemptAt({
    retry: null,
    attemptsStarted: 1,
    nowMs,
    random: middle,
    retryAfterMs: null,
    ...attempt,
  });
  return at === null ? null : at - nowMs;
}

describe("the schedule", () => {
  it.each([
    [1, 5_000],
    [2, 30_000],
    [3, 2 * 60_000],
    [4, 15 * 60_000],
    [5, 3_600_000],
    [6, 3 * 3_600_000],
    [7, 6 * 3_600_000],
    [8, 12 * 3_600_000],
  ])("waits after attempt %i for %i ms", (attemptsStarted, delayMs) => {
    expect(delayOf({ attemptsStarted })).toBe(delayMs);
  });

  it("ends after nine attempts", () => {
    expect(delayOf({ attemptsStarted: 9 })).toBeNull();
    expect(delayOf({ attemptsStarted: 1_000_000 })).toBeNull();
  });

  it("is spread by a fifth in both directions", () => {
    expect(delayOf({ random: 0 })).toBe(4_000);
    expect(delayOf({ random: 0.999_999_9 })).toBe(6_000);
  });
});

describe("the author's own retry", () => {
  it("makes one attempt when there is none", () => {
    expect(delayOf({ retry: "none" })).toBeNull();
    expect(delayOf({ retry: "none", retryAfterMs: 1_000 })).toBeNull();
  });

  it("makes `count` further attempts, `delayMs` apart", () => {
    const retry = { count: 2, delayMs: 1_000 };
    expect([1, 2, 3].map((attemptsStarted) => delayOf({ retry, attemptsStarted }))).toEqual([
      1_000,
      1_000,
      null,
    ]);
    expect(delayOf({ retry: { count: 0, delayMs: 1_000 } })).toBeNull();
  });
});

it("waits twice as long each time where the author says so, a day at most", () => {
  const retry = { count: 40, delayMs: 500, backoff: "exponential" } as const;
  expect([1, 2, 3, 4].map((attemptsStarted) => delayOf({ retry, attemptsStarted }))).toEqual([
    500, 1_000, 2_000, 4_000,
  ]);
  expect(delayOf({ retry, attemptsStarted: 40 })).toBe(86_400_000);
  expect(delayOf({ retry, attemptsStarted: 41 })).toBeNull();
});

describe("Retry-After", () => {
  it("puts the attempt off, spread upwards only", () => {
    expect(delayOf({ retryAfterMs: 60_000, random: 0 })).toBe(60_000);
    expect(delayOf({ retryAfterMs: 60_000, random: middle })).toBe(66_000);
  });

  it("never brings the attempt forward", () => {
    expect(delayOf({ retryAfterMs: 0 })).toBe(5_000);
    expect(delayOf({ attemptsStarted: 5, retryAfterMs: 1_000 })).toBe(3_600_000);
  });

  it("is bounded by a day", () => {
    expect(delayOf({ retryAfterMs: 1e15 })).toBe(86_400_000);
  });

  it("adds no attempts", () => {
    expect(delayOf({ attemptsStarted: 9, retryAfterMs: 1_000 })).toBeNull();
  });
});
