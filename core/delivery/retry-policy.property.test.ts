import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { Retry } from "../hook/retry.ts";
import { nextAttemptAt } from "./retry-policy.ts";

const dayMs = 86_400_000;
const retries: fc.Arbitrary<Retry | null> = fc.oneof(
  fc.constant(null),
  fc.constant("none" as const),
  fc.record({
    count: fc.integer({ min: 0, max: 30 }),
    delayMs: fc.integer({ min: 100, max: dayMs }),
    backoff: fc.constantFrom(undefined, "fixed" as const, "exponential" as const),
  }),
);
const failures = fc.record({
  random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  retryAfterMs: fc.option(fc.integer({ min: 0, max: 1_000_000_000_000 })),
});

it("retry times increase, stay within bounds, and end", () => {
  fc.assert(
    fc.property(
      retries,
      fc.array(failures, { minLength: 40, maxLength: 40 }),
      (retry, attempts) => {
        const limit = retry === null ? 8 : retry === "none" ? 0 : retry.count;
        const times = failEvery(retry, attempts);
        expect(times).toHaveLength(limit + 1);
        times.slice(1).forEach((at, index) => {
          const waitMs = at - (times[index] ?? 0);
          expect(waitMs).toBeGreaterThan(0);
          expect(waitMs).toBeLessThanOrEqual(dayMs * 1.2);
        });
      },
    ),
  );
});

/** The times of all attempts when every one fails at the moment it is made. */
function failEvery(
  retry: Retry | null,
  attempts: readonly { random: number; retryAfterMs: number | null }[],
): readonly number[] {
  const times = [1_800_000_000_000];
  for (const attempt of attempts) {
    const nowMs = times.at(-1) ?? 0;
    const next = nextAttemptAt({ retry, attemptsStarted: times.length, nowMs, ...attempt });
    if (next === null) return times;
    times.push(next);
  }
  return times;
}
