import { setTimeout as sleep } from "node:timers/promises";

/**
 * Wakes a loop that waits. A nudge that comes while nobody waits is remembered, so none is lost; several are one.
 */
export type Nudge = {
  poke(): void;
  /** Resolves at the next poke, after `timeoutMs`, or when the signal aborts, whichever is first. */
  wait(timeoutMs: number, signal: AbortSignal): Promise<void>;
};

export function createNudge(): Nudge {
  let poked = new AbortController();
  return {
    poke() {
      poked.abort();
    },
    async wait(timeoutMs, signal) {
      // Either signal ends the sleep early, by the only way it has: an AbortError.
      const either = AbortSignal.any([poked.signal, signal]);
      await sleep(timeoutMs, undefined, { signal: either }).catch(ignoreAbort);
      poked = new AbortController();
    },
  };
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error) || error.name !== "AbortError") throw error;
}
