import { setTimeout } from "node:timers/promises";
import type { Logger } from "../logger.ts";

/** What has been started, to be stopped in the opposite order. */
export type StopList = {
  /** `maxMs`: how long stopping it may take before the next one is stopped anyway. */
  add(name: string, stop: () => Promise<void>, maxMs: number): void;
  /** Stops everything once. One that fails or takes too long is logged and does not keep the others from stopping. */
  stopAll(): Promise<void>;
};

export function createStopList(logger: Logger): StopList {
  const entries: { name: string; stop: () => Promise<void>; maxMs: number }[] = [];
  let stopped: Promise<void> | null = null;

  async function stopEach(): Promise<void> {
    for (const { name, stop, maxMs } of entries.toReversed()) {
      const timer = new AbortController();
      const expired = setTimeout(maxMs, "expired", { signal: timer.signal }).catch(() => "stopped");
      try {
        if ((await Promise.race([stop(), expired])) === "expired") {
          logger.error(`${name} did not stop within ${maxMs} ms`);
        }
      } catch (error) {
        logger.error({ err: error }, `${name} could not be stopped`);
      } finally {
        timer.abort();
      }
    }
  }

  return {
    add(name, stop, maxMs) {
      entries.push({ name, stop, maxMs });
    },
    stopAll() {
      stopped ??= stopEach();
      return stopped;
    },
  };
}
