"use client";

import { useSyncExternalStore } from "react";

const tickMs = 10_000;
const listeners = new Set<() => void>();
let nowMs = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** Epoch milliseconds, shared by everything on the page that shows relative times; moves every ten seconds. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, readNow, readServerNow);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    nowMs = 0;
  };
}

function tick(): void {
  nowMs = Date.now();
  for (const listener of listeners) listener();
}

function readNow(): number {
  if (nowMs === 0) nowMs = Date.now();
  return nowMs;
}

function readServerNow(): number {
  return 0;
}
