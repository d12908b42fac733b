import { expect, it } from "vitest";
import { setUpTestDatabase } from "#db/testing/template-database.ts";
import { createLogger } from "../logger.ts";
import { createNudge } from "./nudge.ts";
import { listenForNudges, shareNudge } from "./shared-nudge.ts";

const test = setUpTestDatabase();

it("wakes the other process on the same database, once for many pokes of a moment", async () => {
  const woken: string[] = [];
  const count = (what: string) => ({ poke: () => void woken.push(what) });
  const listening = await listenForNudges(test.database, {
    deliveries: count("deliveries"),
    feed: count("feed"),
  });
  // Subscribing wakes once, for what was missed before.
  await expect.poll(() => woken.toSorted()).toEqual(["deliveries", "feed"]);
  const logger = createLogger("silent");
  const shared = shareNudge(createNudge(), "deliveries", { db: test.database, logger });
  for (let index = 0; index < 50; index += 1) shared.poke();
  await expect.poll(() => woken.filter((what) => what === "deliveries").length).toBe(2);
  expect(woken.filter((what) => what === "feed")).toHaveLength(1);
  await listening.stop();
});

it("ends a wait at once when it was poked before, and when the signal aborts", async () => {
  const nudge = createNudge();
  const ends: string[] = [];
  nudge.poke();
  await nudge.wait(600_000, new AbortController().signal).then(() => ends.push("poked"));
  await nudge.wait(600_000, AbortSignal.abort()).then(() => ends.push("aborted"));
  expect(ends).toEqual(["poked", "aborted"]);
});
