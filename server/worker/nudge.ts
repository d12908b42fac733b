/**
 * Wakes a loop that waits. A nudge that comes while nobody waits is remembered, so none is lost; several are one.
 */
export type Nudge = {
  poke(): void;
  /** Resolves at the next poke, after `timeoutMs`, or when the signal aborts, whichever is first. */
  wait(timeoutMs: number, signal: AbortSignal): Promise<void>;
};

/** For one loop: a second `wait` at the same time would take the nudge from the first. */
export function createNudge(): Nudge {
  let isPoked = false;
  let wake: (() => void) | null = null;
  return {
    poke() {
      isPoked = true;
      wake?.();
    },
    async wait(timeoutMs, signal) {
      if (!isPoked && !signal.aborted) {
        const { promise, resolve } = Promise.withResolvers<void>();
        wake = resolve;
        const timer = setTimeout(resolve, timeoutMs);
        const abort = () => resolve();
        signal.addEventListener("abort", abort, { once: true });
        await promise;
        clearTimeout(timer);
        signal.removeEventListener("abort", abort);
        wake = null;
      }
      isPoked = false;
    },
  };
}
