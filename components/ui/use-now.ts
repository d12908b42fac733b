"use client";

import { useSyncExternalStore } from "react";

/** A clock shared by everything on the page that moves at its pace, so that all of it moves together. */
type PageClock = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly read: () => number;
};

const slow = createPageClock(10_000);
const fast = createPageClock(1_000);

/** Epoch milliseconds for relative times; moves every ten seconds. */
export function useNow(): number {
  return useSyncExternalStore(slow.subscribe, slow.read, readServerNow);
}

/** Epoch milliseconds for what counts down; moves every second. */
export function useSeconds(): number {
  return useSyncExternalStore(fast.subscribe, fast.read, readServerNow);
}

/** Runs only while somebody listens. */
function createPageClock(tickMs: number): PageClock {
  const listeners = new Set<() => void>();
  let nowMs = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  function tick(): void {
    nowMs = Date.now();
    for (const listener of listeners) listener();
  }
  return {
    subscribe(listener) {
      listeners.add(listener);
      timer ??= setInterval(tick, tickMs);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
        nowMs = 0;
      };
    },
    read() {
      if (nowMs === 0) nowMs = Date.now();
      return nowMs;
    },
  };
}

function readServerNow(): number {
  return 0;
}
