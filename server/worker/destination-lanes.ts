import type { Clock } from "../clock.ts";

/**
 * Keeps what goes to one destination within bounds, within this process: so many at once, so many in a time. A slow
 * destination is deferred instead of holding up the others.
 */
export type DestinationLanes = {
  /** Starts one now (`end` must follow), or says when to ask again, in epoch milliseconds. */
  tryStart(lane: LaneKey, nowMs: number): Started;
  /** The same, but waits a moment for one that is under way to end: a fast destination is not put off. */
  start(lane: LaneKey, clock: Clock): Promise<Started>;
};
type Started = Going | Deferred;
type Going = { readonly kind: "go"; end(): void };
type Deferred = { readonly kind: "later"; readonly atMs: number };

export type LaneKey = { readonly id: string; readonly host: string };

/** Source: Hookline runtime, "Deliveries". */
const maxInFlight = 16;
/** When all places are taken, ask again after this long. */
const busyMs = 250;
/** So many wait for a place in a lane, and so long: far shorter than the lease they hold, few enough to leave room. */
const maxWaiting = 48;
const maxWaitMs = 1000;

/**
 * Limits the receivers publish. Sources: Slack "Rate limits", incoming webhooks: 1 per second; Discord developer
 * documentation, webhooks: 30 per minute (both read 2026-11-20).
 */
const intervalMsByHost: ReadonlyMap<string, number> = new Map([
  ["hooks.slack.com", 1000],
  ["discord.com", 2000],
  ["discordapp.com", 2000],
]);

type Lane = {
  inFlight: number;
  nextStartMs: number;
  nextAskMs: number;
  /** Wakes those that wait for a place, the first one first. */
  readonly waiting: Set<() => void>;
};

/** Idle lanes are dropped past this many, so that the map does not grow with every address ever used. */
const maxIdleLanes = 2000;

export function createDestinationLanes(): DestinationLanes {
  const lanes = new Map<string, Lane>();
  return {
    tryStart: (key, nowMs) => startIn(laneOf(lanes, key.id), key.host, nowMs),
    async start(key, clock) {
      const lane = laneOf(lanes, key.id);
      const isBusy = lane.inFlight >= maxInFlight;
      if (isBusy && lane.waiting.size < maxWaiting) await placeIn(lane);
      return startIn(lane, key.host, clock.nowMs());
    },
  };
}

function startIn(lane: Lane, host: string, nowMs: number): Started {
  if (lane.inFlight >= maxInFlight) return { kind: "later", atMs: nowMs + busyMs };
  const intervalMs = intervalMsByHost.get(host) ?? 0;
  if (nowMs < lane.nextStartMs) {
    // Each one that waits asks again at a moment of its own, an interval apart.
    lane.nextAskMs = Math.max(lane.nextAskMs, lane.nextStartMs) + intervalMs;
    return { kind: "later", atMs: lane.nextAskMs - intervalMs };
  }
  lane.inFlight += 1;
  lane.nextStartMs = nowMs + intervalMs;
  return { kind: "go", end: once(() => endIn(lane)) };
}

function endIn(lane: Lane): void {
  lane.inFlight -= 1;
  const [wakeFirst] = lane.waiting;
  wakeFirst?.();
}

/** Resolves when a place may be free, or when the wait is over. */
async function placeIn(lane: Lane): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const wake = once(() => {
    lane.waiting.delete(wake);
    resolve();
  });
  lane.waiting.add(wake);
  const timer = setTimeout(wake, maxWaitMs);
  await promise;
  clearTimeout(timer);
}

function laneOf(lanes: Map<string, Lane>, id: string): Lane {
  const known = lanes.get(id);
  if (known) return known;
  if (lanes.size >= maxIdleLanes) {
    for (const [key, lane] of lanes)
      if (lane.inFlight === 0 && lane.waiting.size === 0) lanes.delete(key);
  }
  const lane: Lane = { inFlight: 0, nextStartMs: 0, nextAskMs: 0, waiting: new Set() };
  lanes.set(id, lane);
  return lane;
}

function once(run: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    run();
  };
}
