import type { Retry } from "../hook/retry.ts";

/**
 * Hookline's schedule: the time between the failure of attempt n and attempt n + 1, in milliseconds. Nine attempts
 * in all, over almost 23 hours.
 * Source: Standard Webhooks, "Deliverability and reliability" (read 2026-11-20): exponential backoff over about a
 * day, with jitter.
 */
const scheduleMs = [
  5_000, 30_000, 120_000, 900_000, 3_600_000, 10_800_000, 21_600_000, 43_200_000,
] as const;

/** A delay is spread by this part of itself in both directions, so that what failed together does not return together. */
const jitter = 0.2;

/** The longest a receiver can put off the next attempt with `Retry-After`, in milliseconds: a day. */
const maxRetryAfterMs = 86_400_000;

/** The longest time between two attempts of an exponential backoff, in milliseconds: a day. */
const maxDelayMs = 86_400_000;

export type FailedAttempt = {
  /** The action's own choice; `null` is Hookline's schedule. */
  readonly retry: Retry | null;
  readonly attemptsStarted: number;
  readonly nowMs: number;
  readonly random: number;
  /** What the receiver asked for, `null` when it did not. */
  readonly retryAfterMs: number | null;
};

/**
 * Returns when to try again after a failed attempt, or `null` when the delivery is dead.
 *
 * Units: epoch milliseconds, UTC. `attemptsStarted` counts claims, also those whose worker died, so it is 1 when the
 * first attempt has failed.
 * Jitter: `random` is in [0, 1); pass 0 for the earliest time.
 * `Retry-After` moves the time back, never forward, and by a day at most; it does not add attempts.
 * Source: Standard Webhooks, "Deliverability and reliability" (read 2026-11-20); RFC 9110, section 10.2.3.
 */
export function nextAttemptAt(attempt: FailedAttempt): number | null {
  const delayMs = plannedDelayMs(attempt.retry, attempt.attemptsStarted);
  if (delayMs === null) return null;
  const ownMs = delayMs * (1 - jitter + 2 * jitter * attempt.random);
  const askedMs = (attempt.retryAfterMs ?? 0) * (1 + jitter * attempt.random);
  return attempt.nowMs + Math.round(Math.max(ownMs, Math.min(askedMs, maxRetryAfterMs)));
}

function plannedDelayMs(retry: Retry | null, attemptsStarted: number): number | null {
  if (retry === "none") return null;
  if (retry === null) return scheduleMs[attemptsStarted - 1] ?? null;
  if (attemptsStarted > retry.count) return null;
  if (retry.backoff !== "exponential") return retry.delayMs;
  return Math.min(maxDelayMs, retry.delayMs * 2 ** Math.max(0, attemptsStarted - 1));
}
