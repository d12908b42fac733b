import type { Runtime } from "../runtime.ts";
import { type Loop, startDeliveryLoop } from "./delivery-loop.ts";
import { startUpkeepLoop, takeBackLeases } from "./upkeep-loop.ts";

export type WorkerOptions = {
  /** No other process uses this database, so every lease found at the start is of one that is gone. */
  readonly isAlone: boolean;
};

/** Starts what makes deliveries happen in this process. */
export async function startWorker(runtime: Runtime, options: WorkerOptions): Promise<Loop> {
  if (options.isAlone) await takeBackLeases(runtime, { nowMs: runtime.clock.nowMs(), all: true });
  const loops = [startDeliveryLoop(runtime), startUpkeepLoop(runtime)];
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}
