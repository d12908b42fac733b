import { describe, expect, it } from "vitest";
import { createNudge } from "./nudge.ts";

/** Longer than any test may take: who waits for it has not been woken. */
const foreverMs = 3_600_000;

describe("a nudge", () => {
  const never = new AbortController().signal;

  it("wakes who waits", async () => {
    const nudge = createNudge();
    const waiting = nudge.wait(foreverMs, never);
    nudge.poke();
    await expect(waiting).resolves.toBeUndefined();
  });

  it("is remembered, once, when nobody waits", async () => {
    const nudge = createNudge();
    nudge.poke();
    nudge.poke();
    await nudge.wait(foreverMs, never);
    const second = nudge.wait(foreverMs, never).then(() => "woken");
    expect(await Promise.race([second, Promise.resolve("waits")])).toBe("waits");
    nudge.poke();
    expect(await second).toBe("woken");
  });

  it("ends with its time and with the signal", async () => {
    await createNudge().wait(1, never);
    await createNudge().wait(foreverMs, AbortSignal.abort());
    const stopping = new AbortController();
    const waiting = createNudge().wait(foreverMs, stopping.signal);
    stopping.abort();
    await expect(waiting).resolves.toBeUndefined();
  });
});
