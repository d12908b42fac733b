import { ensurePartitions, partitionsAheadDays } from "#db/partitions.ts";
import { countBacklog } from "#db/queries/queue/count-backlog.ts";
import { expireInCall } from "#db/queries/queue/expire-in-call.ts";
import { releaseLeases } from "#db/queries/queue/release-leases.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Runtime } from "../runtime.ts";
import type { Loop } from "./delivery-loop.ts";
import { createNudge } from "./nudge.ts";

const everyMs = 1000;
const partitionsEveryMs = 3_600_000;

/**
 * Once a second: in-call actions whose time is over end, leases of processes that are gone are taken back, the
 * backlog is counted. Once an hour: the partitions of the coming days are made.
 */
export function startUpkeepLoop(runtime: Runtime): Loop {
  const stopping = new AbortController();
  const loop = runLoop(runtime, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}

async function runLoop(runtime: Runtime, signal: AbortSignal): Promise<void> {
  const nudge = createNudge();
  let partitionsAt = 0;
  while (!signal.aborted) {
    try {
      const nowMs = runtime.clock.nowMs();
      if (nowMs >= partitionsAt) {
        await ensurePartitions(runtime.db, nowMs, partitionsAheadDays);
        partitionsAt = nowMs + partitionsEveryMs;
      }
      await sweep(runtime, nowMs);
    } catch (error) {
      runtime.logger.warn({ err: error }, "upkeep failed, it is tried again");
    }
    await nudge.wait(everyMs, signal);
  }
}

async function sweep(runtime: Runtime, nowMs: number): Promise<void> {
  const expired = await expireInCall(runtime.db, nowMs);
  const released = await takeBackLeases(runtime, { nowMs, all: false });
  if (expired + released > 0) runtime.feed.poke();
  if (released > 0) runtime.deliveryNudge.poke();
  runtime.backlog.set(await countBacklog(runtime.db, runtime.env.maxPending));
}

/**
 * Takes leases back, with the attempt that was cut off recorded in the same transaction. `all` at the start of a
 * process that is alone with its database: whoever held them is gone.
 */
export async function takeBackLeases(
  runtime: Runtime,
  which: { readonly nowMs: number; readonly all: boolean },
): Promise<number> {
  const lost = await inTransaction(runtime.db, (tx) =>
    releaseLeases(tx, { ...which, newAttemptId: () => runtime.newId("attempt") }),
  );
  return lost.length;
}
