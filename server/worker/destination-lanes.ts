/**
 * Keeps what goes to one destination within bounds, within this process: so many at once, so many in a time. A slow
 * destination is deferred instead of holding up the others.
 */
export type DestinationLanes = {
  /** Starts one now (`end` must follow), or says when to ask again, in epoch milliseconds. */
  tryStart(lane: LaneKey, nowMs: number): { readonly kind: "go"; end(): void } | Deferred;
};
type Deferred = { readonly kind: "later"; readonly atMs: number };

export type LaneKey = { readonly id: string; readonly host: string };

/** Source: Hookline runtime, "Deliveries". */
const maxInFlight = 16;
/** When all places are taken, ask again after this long. */
const busyMs = 250;

/**
 * Limits the receivers publish. Sources: Slack "Rate limits", incoming webhooks: 1 per second; Discord developer
 * documentation, webhooks: 30 per minute (both read 2026-11-20).
 */
const intervalMsByHost: ReadonlyMap<string, number> = new Map([
  ["hooks.slack.com", 1000],
  ["discord.com", 2000],
  ["discordapp.com", 2000],
]);

type Lane = { inFlight: number; nextStartMs: number; nextAskMs: number };

/** Idle lanes are dropped past this many, so that the map does not grow with every address ever used. */
const maxIdleLanes = 2000;

export function createDestinationLanes(): DestinationLanes {
  const lanes = new Map<string, Lane>();
  return {
    tryStart(key, nowMs) {
      const lane = laneOf(lanes, key.id);
      if (lane.inFlight >= maxInFlight) return { kind: "later", atMs: nowMs + busyMs };
      const intervalMs = intervalMsByHost.get(key.host) ?? 0;
      if (nowMs < lane.nextStartMs) {
        // Each one that waits asks again at a moment of its own, an interval apart.
        lane.nextAskMs = Math.max(lane.nextAskMs, lane.nextStartMs) + intervalMs;
        return { kind: "later", atMs: lane.nextAskMs - intervalMs };
      }
      lane.inFlight += 1;
      lane.nextStartMs = nowMs + intervalMs;
      return { kind: "go", end: once(() => (lane.inFlight -= 1)) };
    },
  };
}

function laneOf(lanes: Map<string, Lane>, id: string): Lane {
  const known = lanes.get(id);
  if (known) return known;
  if (lanes.size >= maxIdleLanes) {
    for (const [key, lane] of lanes) if (lane.inFlight === 0) lanes.delete(key);
  }
  const lane = { inFlight: 0, nextStartMs: 0, nextAskMs: 0 };
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
