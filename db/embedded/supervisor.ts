import { setTimeout } from "node:timers/promises";
import type { EmbeddedPostgresLog } from "./embedded-postgres-log.ts";
import type { Postmaster } from "./postmaster.ts";

/** Waits before each start after Postgres ended by itself, in ms; after the last one the supervisor gives up. */
const restartDelaysMs = [0, 250, 500, 1_000, 2_000, 4_000, 8_000, 15_000];
/** A Postgres that ran this long has recovered: the count of restarts begins anew. */
const healthyAfterMs = 60_000;

type Supervised = {
  readonly first: Postmaster;
  /** Starts Postgres again on the port it had. */
  readonly relaunch: () => Promise<Postmaster>;
  readonly stopPostmaster: (postmaster: Postmaster) => Promise<void>;
  readonly onGiveUp: (error: Error) => void;
  readonly log: EmbeddedPostgresLog;
};

export type Supervisor = { readonly stop: () => Promise<void> };

/** Keeps Postgres running until `stop`, which also stops Postgres: after it nothing is started any more. */
export function supervise(supervised: Supervised): Supervisor {
  const stopping = new AbortController();
  let current: Postmaster | null = supervised.first;

  async function keepRunning(): Promise<void> {
    let restarts = 0;
    while (current !== null) {
      const startedMs = performance.now();
      await Promise.race([current.ended, aborted(stopping.signal)]);
      if (stopping.signal.aborted) return;
      if (performance.now() - startedMs > healthyAfterMs) restarts = 0;
      supervised.log.warn(`Postgres (process ${current.pid}) ended; starting it again`);
      current = null;
      for (; current === null && !stopping.signal.aborted; restarts += 1) {
        current = await restartOnce(restarts);
      }
    }
  }

  async function restartOnce(restarts: number): Promise<Postmaster | null> {
    const delayMs = restartDelaysMs[restarts];
    if (delayMs === undefined) throw new Error(`Postgres ended ${restarts} times in a row`);
    await Promise.race([setTimeout(delayMs), aborted(stopping.signal)]);
    if (stopping.signal.aborted) return null;
    try {
      const started = await supervised.relaunch();
      supervised.log.info(`Postgres runs again (process ${started.pid})`);
      return started;
    } catch (error) {
      supervised.log.error(error instanceof Error ? error.message : String(error));
      return null;
    }
  }

  const loop = keepRunning().catch((error: unknown) => {
    supervised.onGiveUp(error instanceof Error ? error : new Error(String(error)));
  });
  return {
    stop: async () => {
      stopping.abort();
      await loop;
      if (current !== null) await supervised.stopPostmaster(current);
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
