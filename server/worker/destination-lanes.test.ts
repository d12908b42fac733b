import { describe, expect, it, vi } from "vitest";
import { createDestinationLanes, type LaneKey } from "./destination-lanes.ts";

const own: LaneKey = { id: "dst_1", host: "example.com" };

/** How many start at once when `count` ask at the same moment. */
function startMany(count: number, key: LaneKey, nowMs = 0) {
  const lanes = createDestinationLanes();
  return Array.from({ length: count }, () => lanes.tryStart(key, nowMs));
}

describe("one destination", () => {
  it("has at most 16 under way at once", () => {
    const started = startMany(20, own);
    expect(started.filter((one) => one.kind === "go")).toHaveLength(16);
  });
  it("takes the next when one ended, counting an end once", () => {
    const lanes = createDestinationLanes();
    const started = Array.from({ length: 16 }, () => lanes.tryStart(own, 0));
    const [first] = started;
    if (first?.kind !== "go") throw new Error("the first can start");
    first.end();
    first.end();
    expect(lanes.tryStart(own, 0).kind).toBe("go");
    expect(lanes.tryStart(own, 0).kind).toBe("later");
  });
  it("does not hold up another one", () => {
    const lanes = createDestinationLanes();
    for (let index = 0; index < 20; index += 1) lanes.tryStart(own, 0);
    expect(lanes.tryStart({ id: "dst_2", host: "example.com" }, 0).kind).toBe("go");
  });
});

describe("a busy destination", () => {
  const clock = { nowMs: () => 0 };

  it("lets the next one start when one ends", async () => {
    const lanes = createDestinationLanes();
    const running = Array.from({ length: 16 }, () => lanes.tryStart(own, 0));
    const waiting = [lanes.start(own, clock), lanes.start(own, clock)];
    for (const one of running.slice(0, 2)) if (one.kind === "go") one.end();
    expect((await Promise.all(waiting)).map((one) => one.kind)).toEqual(["go", "go"]);
  });

  it("puts off those that wait longer than a moment, and those too many to wait", async () => {
    vi.useFakeTimers();
    try {
      const lanes = createDestinationLanes();
      for (let index = 0; index < 16; index += 1) lanes.tryStart(own, 0);
      const waiting = Array.from({ length: 48 }, () => lanes.start(own, clock));
      expect((await lanes.start(own, clock)).kind).toBe("later");
      await vi.advanceTimersByTimeAsync(1000);
      const kinds = (await Promise.all(waiting)).map((one) => one.kind);
      expect(new Set(kinds)).toEqual(new Set(["later"]));
    } finally {
      vi.useRealTimers();
    }
  });
});

describe.each([
  ["hooks.slack.com", 1000],
  ["discord.com", 2000],
])("%s takes one every %d ms", (host, intervalMs) => {
  const key = { id: "dst_1", host };
  it("starts one and gives each of the others a moment of its own, an interval apart", () => {
    const [first, ...others] = startMany(4, key, 5000);
    expect(first?.kind).toBe("go");
    expect(others.map((one) => (one.kind === "later" ? one.atMs : 0))).toEqual([
      5000 + intervalMs,
      5000 + 2 * intervalMs,
      5000 + 3 * intervalMs,
    ]);
  });
  it("starts each of them when its moment has come", () => {
    const lanes = createDestinationLanes();
    lanes.tryStart(key, 0);
    const later = [lanes.tryStart(key, 0), lanes.tryStart(key, 0)];
    for (const one of later) {
      if (one.kind !== "later") throw new Error("only one starts at once");
      expect(lanes.tryStart(key, one.atMs).kind).toBe("go");
    }
  });
});
