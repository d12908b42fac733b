import { expect, it } from "vitest";
import { eventCatalog } from "../../hook/event-catalog.ts";
import { unpodEvents } from "./wire.ts";

it("names events of the catalogue only", () => {
  const known: ReadonlySet<string> = new Set(eventCatalog.map((entry) => entry.type));
  expect(unpodEvents.filter(({ on }) => on !== null && !known.has(on))).toEqual([]);
});
