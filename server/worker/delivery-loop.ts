import { isDatabaseAway } from "#db/is-database-away.ts";
import { claimDeliveries, type ClaimedDelivery } from "#db/queries/queue/claim-deliveries.ts";
import type { Runtime } from "../runtime.ts";
import { createDestinationLanes } from "./destination-lanes.ts";
import { createSender } from "./send-filled.ts";
import { type DeliveryWork, settleIncident, workDelivery } from "./work-delivery.ts";

/** Attempts that run at once in this process. */
const maxConcurrent = 128;
/** Claimed in one statement, at most and, while more may be due, at least. */
const claimLimit = 64;
const claimLeast = 32;
/** The poll behind the nudge: what another process stored, and what is due again. */
const pollMs = 250;
/** The pause after the database did not answer. */
const awayMs = 500;
/** How long a stop waits for attempts that run, before it cuts them off. */
const drainMs = 10_000;

export type Loop = {
  /** Stops claiming and resolves when nothing runs any more. */
  stop(): Promise<void>;
};

/**
 * Claims due deliveries and makes their attempts, many at once, until it is stopped. Nothing is kept here that a
 * crash would lose: what was claimed and not settled is claimed again when its lease is over.
 */
export function startDeliveryLoop(runtime: Runtime): Loop {
  const stopping = new AbortController();
  const cutOff = new AbortController();
  const sender = createSender(runtime, cutOff.signal);
  const work: DeliveryWork = { runtime, lanes: createDestinationLanes(), send: sender.send };
  const running = new Set<Promise<void>>();
  const loop = runLoop(work, running, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await loop;
      const timer = setTimeout(() => cutOff.abort(), drainMs);
      await Promise.all(running);
      clearTimeout(timer);
      await sender.close();
    },
  };
}

async function runLoop(
  work: DeliveryWork,
  running: Set<Promise<void>>,
  signal: AbortSignal,
): Promise<void> {
  const { runtime } = work;
  const free = () => maxConcurrent - running.size;
  let mayBeMore = false;
  function onEnd(): void {
    if (mayBeMore && free() >= claimLeast) runtime.deliveryNudge.poke();
  }
  while (!signal.aborted) {
    const limit = Math.min(free(), claimLimit);
    const claimed = limit > 0 ? await claim(runtime, limit) : [];
    mayBeMore = limit === 0 || claimed.length === limit;
    for (const delivery of claimed) track(running, attempt(work, delivery), onEnd);
    if (!mayBeMore || free() < claimLeast) await runtime.deliveryNudge.wait(pollMs, signal);
  }
}

async function claim(runtime: Runtime, limit: number): Promise<readonly ClaimedDelivery[]> {
  try {
    const leaseToken = runtime.newId("key");
    return await claimDeliveries(runtime.db, { nowMs: runtime.clock.nowMs(), limit, leaseToken });
  } catch (error) {
    runtime.logger.warn({ err: error }, "deliveries cannot be claimed");
    await new Promise((resolve) => setTimeout(resolve, awayMs));
    return [];
  }
}

/** Keeps the promise until it ends, and says so then: a place is free. */
function track(running: Set<Promise<void>>, attempted: Promise<void>, onEnd: () => void): void {
  const tracked = attempted.finally(() => {
    running.delete(tracked);
    onEnd();
  });
  running.add(tracked);
}

/** Never rejects: what cannot be settled keeps its lease, and is made again when that is over. */
async function attempt(work: DeliveryWork, delivery: ClaimedDelivery): Promise<void> {
  const { logger } = work.runtime;
  try {
    await workDelivery(work, delivery);
  } catch (error) {
    if (isDatabaseAway(error)) {
      logger.warn({ err: error, delivery: delivery.id }, "the database went away in an attempt");
      return;
    }
    logger.error({ err: error, delivery: delivery.id }, "an attempt failed in Hookline");
    await settleIncident(work, delivery).catch((failure: unknown) => {
      logger.error({ err: failure, delivery: delivery.id }, "an attempt cannot be settled");
    });
  }
}
