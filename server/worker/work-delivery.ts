import { assertNever } from "#core/assert.ts";
import { type Classification, classifyResponse } from "#core/delivery/classify-response.ts";
import { nextAttemptAt } from "#core/delivery/retry-policy.ts";
import type { SendOutcome } from "#core/delivery/send-outcome.ts";
import type { ClaimedDelivery } from "#db/queries/queue/claim-deliveries.ts";
import { deferDelivery } from "#db/queries/queue/defer-delivery.ts";
import { disableDestination } from "#db/queries/queue/disable-destination.ts";
import { settleDelivery, type Settlement } from "#db/queries/queue/settle-delivery.ts";
import type { Runtime } from "../runtime.ts";
import { answerOf, type Attempted, attemptRow } from "./attempt-row.ts";
import type { DestinationLanes } from "./destination-lanes.ts";
import { fillRequest, type FilledRequest } from "./fill-request.ts";
import type { SendFilled } from "./send-filled.ts";

export type DeliveryWork = {
  readonly runtime: Runtime;
  readonly lanes: DestinationLanes;
  readonly send: SendFilled;
};

/**
 * Makes one attempt of a claimed delivery: fill in, sign, send outside any transaction, settle. A delivery whose
 * destination is busy or switched off is given back without an attempt.
 */
export async function workDelivery(work: DeliveryWork, claimed: ClaimedDelivery): Promise<void> {
  const { runtime } = work;
  if (isSpent(claimed)) {
    await settle(work, claimed, { filled: null, outcome: null, verdict: cutOffTooOften });
    return;
  }
  const { destination } = claimed;
  if (destination?.status === "disabled") {
    await giveBack(runtime, claimed, {
      status: "held",
      nextAttemptAt: null,
      reason: destination.reason,
    });
    return;
  }
  const filled = await fillRequest(runtime, claimed, destination);
  if (filled.kind === "missing-secret") {
    const verdict = classifyResponse(filled, runtime.clock.nowMs());
    await settle(work, claimed, { filled: null, outcome: null, verdict });
    return;
  }
  const started = await work.lanes.start(laneOf(claimed, filled), runtime.clock);
  if (started.kind === "later") {
    await giveBack(runtime, claimed, {
      status: "pending",
      nextAttemptAt: started.atMs,
      reason: null,
    });
    return;
  }
  try {
    const startedAt = runtime.clock.nowMs();
    if (claimed.expiresAt !== null && startedAt >= claimed.expiresAt) {
      await giveBack(runtime, claimed, {
        status: "pending",
        nextAttemptAt: startedAt,
        reason: null,
      });
      return;
    }
    const outcome = await work.send(claimed, filled);
    const verdict = judge(claimed, outcome, runtime.clock.nowMs());
    await settle(work, claimed, { filled, outcome, verdict, startedAt });
  } finally {
    started.end();
  }
}

/**
 * Ends an attempt that failed in Hookline itself (a secret that cannot be opened) as one that is tried again, so that
 * it ends some day. An in-call action may have left, so it is not.
 */
export async function settleIncident(work: DeliveryWork, claimed: ClaimedDelivery): Promise<void> {
  const found = {
    code: "hookline.failed",
    reason: "Hookline failed to make this attempt. The cause is in its log.",
  };
  const verdict: Classification =
    claimed.expiresAt === null
      ? { kind: "retry", ...found, retryAfterMs: null }
      : { kind: "dead", ...found, disableDestination: false };
  await settle(work, claimed, { filled: null, outcome: null, verdict });
}

/** So many attempts may be cut off, by processes that die, beyond those its retries allow. */
const maxCutOffs = 5;

const cutOffTooOften: Classification = {
  kind: "dead",
  code: "attempt.cut-off",
  reason:
    "Hookline was stopped in the middle of each attempt, so it is not tried again. Resend it.",
  disableDestination: false,
};

function isSpent({ attempts, retry }: ClaimedDelivery): boolean {
  const attemptsStarted = attempts - 1 - maxCutOffs;
  const at = { retry, attemptsStarted, nowMs: 0, random: 0, retryAfterMs: null };
  return attemptsStarted >= 1 && nextAttemptAt(at) === null;
}

function laneOf(claimed: ClaimedDelivery, filled: FilledRequest) {
  const host = URL.parse(filled.url)?.hostname ?? "";
  return { id: claimed.destinationId ?? `${claimed.channel} ${host}`, host };
}

async function giveBack(
  runtime: Runtime,
  claimed: ClaimedDelivery,
  back: Pick<Parameters<typeof deferDelivery>[1], "status" | "nextAttemptAt" | "reason">,
): Promise<void> {
  const { id, createdAt, leaseToken } = claimed;
  await deferDelivery(runtime.db, { deliveryId: id, createdAt, leaseToken, ...back });
  runtime.feed.poke();
}

/**
 * In-call actions happen at most once: they are tried again only when certainly nothing was sent, and never after
 * their time. Source: Hookline runtime, promise 3.
 */
function judge(claimed: ClaimedDelivery, outcome: SendOutcome, nowMs: number): Classification {
  const verdict = classifyResponse(outcome, nowMs);
  if (claimed.expiresAt === null || verdict.kind !== "retry" || !outcome.sentAnyByte)
    return verdict;
  return {
    kind: "dead",
    code: verdict.code,
    reason: `${verdict.reason} An in-call action is not sent twice, so it is not tried again.`,
    disableDestination: false,
  };
}

async function settle(
  work: DeliveryWork,
  claimed: ClaimedDelivery,
  attempted: Attempted,
): Promise<void> {
  const { runtime } = work;
  const verdict = masked(attempted);
  const nowMs = runtime.clock.nowMs();
  const settled = await settleDelivery(runtime.db, {
    deliveryId: claimed.id,
    createdAt: claimed.createdAt,
    leaseToken: claimed.leaseToken,
    ...afterwards(claimed, verdict, nowMs),
    lastStatus: answerOf(attempted.outcome)?.status ?? null,
    lastReason: verdict.kind === "delivered" ? null : verdict.reason,
    lastCode: verdict.kind === "delivered" ? null : verdict.code,
    attempt: attemptRow(runtime, claimed, { ...attempted, verdict }, nowMs),
  });
  if (!settled) {
    runtime.logger.warn({ delivery: claimed.id }, "a settle came after its lease was lost");
    return;
  }
  if (verdict.kind === "dead" && verdict.disableDestination && claimed.destinationId !== null) {
    await disableDestination(runtime.db, claimed.destinationId, verdict.reason);
  }
  // An in-call action that waited for this one may be due now.
  if (claimed.expiresAt !== null) runtime.deliveryNudge.poke();
  runtime.feed.poke();
}

/** A receiver may repeat what it was sent, also in the address it redirects to. */
function masked({ verdict, filled }: Attempted): Classification {
  if (verdict.kind === "delivered" || filled === null) return verdict;
  return { ...verdict, reason: filled.mask(verdict.reason) };
}

type Afterwards = Pick<Settlement, "status" | "nextAttemptAt" | "finishedAt">;

function afterwards(claimed: ClaimedDelivery, verdict: Classification, nowMs: number): Afterwards {
  switch (verdict.kind) {
    case "delivered":
      return { status: "delivered", nextAttemptAt: null, finishedAt: nowMs };
    case "dead":
      return { status: "dead", nextAttemptAt: null, finishedAt: nowMs };
    case "retry":
      return tryAgain(claimed, verdict.retryAfterMs, nowMs);
    default:
      return assertNever(verdict);
  }
}

/** A connection that could not be made is tried again soon while there is time for the in-call action. */
const inCallRetryMs = 250;

function tryAgain(
  claimed: ClaimedDelivery,
  retryAfterMs: number | null,
  nowMs: number,
): Afterwards {
  if (claimed.expiresAt !== null) {
    const again = nowMs + inCallRetryMs;
    return again < claimed.expiresAt
      ? { status: "pending", nextAttemptAt: again, finishedAt: null }
      : { status: "expired", nextAttemptAt: null, finishedAt: nowMs };
  }
  const next = nextAttemptAt({
    retry: claimed.retry,
    attemptsStarted: claimed.attempts,
    nowMs,
    random: Math.random(),
    retryAfterMs,
  });
  return next === null
    ? { status: "dead", nextAttemptAt: null, finishedAt: nowMs }
    : { status: "pending", nextAttemptAt: next, finishedAt: null };
}
