"use client";

import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { streamMessageSchema, type StreamMessage } from "#core/contracts/stream.ts";

/** `connecting` until the first position has come; `live` from then on; `lost` while the browser reconnects. */
export type StreamState = "connecting" | "live" | "lost";

type Listener = (messages: readonly StreamMessage[]) => void;

/** Messages of one moment are handed over together, so that a burst is drawn once. */
const gatherMs = 80;
/** The connection outlives the page that used it by this much: the next page takes it over. */
const lingerMs = 2_000;

/**
 * The one connection of this tab to the live feed. Opened by the first who listens; the browser reconnects by itself
 * and tells the last position, so nothing is missed.
 */
const listeners = new Set<Listener>();
const stateListeners = new Set<() => void>();
let connection: EventSource | null = null;
let state: StreamState = "connecting";
let gathered: StreamMessage[] = [];
let gathering: ReturnType<typeof setTimeout> | undefined;
let closing: ReturnType<typeof setTimeout> | undefined;

/** Whether what is shown is live. */
export function useStreamState(): StreamState {
  return useSyncExternalStore(subscribeState, readState, readServerState);
}

/**
 * Calls `listener` with what changed for as long as the component is there. Load what is shown after the state is no
 * longer `connecting`, or after `loadAnywayMs`: a connection that comes about later than that starts with a `reset`.
 */
export function useLiveStream(listener: Listener): void {
  const tell = useEffectEvent(listener);
  useEffect(() => follow((messages) => tell(messages)), []);
}

export const loadAnywayMs = 1_000;

function follow(listener: Listener): () => void {
  clearTimeout(closing);
  listeners.add(listener);
  connection ??= open();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) closing = setTimeout(close, lingerMs);
  };
}

function open(): EventSource {
  const source = new EventSource("/api/v1/stream");
  const openedAtMs = Date.now();
  for (const kind of ["event", "delivery", "reset"]) source.addEventListener(kind, take);
  source.addEventListener("position", () => {
    const isLate = state === "connecting" && Date.now() - openedAtMs > loadAnywayMs;
    setState("live");
    if (isLate) hand([{ kind: "reset" }]);
  });
  source.addEventListener("error", () => {
    setState("lost");
    // The browser gives up on an answer that is no stream, such as a proxy's error page.
    if (source.readyState === EventSource.CLOSED && connection === source) reopenSoon();
  });
  return source;
}

const reopenMs = 3_000;

function reopenSoon(): void {
  connection = null;
  setTimeout(() => {
    if (connection !== null || listeners.size === 0) return;
    connection = open();
    // A connection of its own knows no position: what was missed is loaded anew.
    hand([{ kind: "reset" }]);
  }, reopenMs);
}

function close(): void {
  if (listeners.size > 0) return;
  connection?.close();
  connection = null;
  setState("connecting");
}

function take(event: MessageEvent<string>): void {
  const message = streamMessageSchema.safeParse(JSON.parse(event.data));
  // A later Hookline may tell more than this page knows of.
  if (!message.success) return;
  gathered.push(message.data);
  gathering ??= setTimeout(flush, gatherMs);
}

function flush(): void {
  gathering = undefined;
  const messages = gathered;
  gathered = [];
  hand(messages);
}

function hand(messages: readonly StreamMessage[]): void {
  for (const listener of listeners) listener(messages);
}

function setState(next: StreamState): void {
  if (state === next) return;
  state = next;
  for (const listener of stateListeners) listener();
}

function subscribeState(listener: () => void): () => void {
  stateListeners.add(listener);
  return () => stateListeners.delete(listener);
}

function readState(): StreamState {
  return state;
}

function readServerState(): StreamState {
  return "connecting";
}
