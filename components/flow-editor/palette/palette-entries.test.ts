import { expect, it } from "vitest";
import { eventCatalog } from "#core/hook/event-catalog.ts";
import { bestEntry, findPaletteEntry, paletteEntries, searchPalette } from "./palette-entries.ts";

it("offers every event of the catalogue, and each entry once", () => {
  for (const event of eventCatalog) expect(findPaletteEntry(`event:${event.type}`)).not.toBeNull();
  expect(new Set(paletteEntries.map((entry) => entry.id)).size).toBe(paletteEntries.length);
});

it.each([
  ["slack", ["action:slack"]],
  ["transfer", ["action:transferCall"]],
  ["call.ending", ["event:call.ending"]],
  ["office", ["filter:withinHours"]],
])("finds by the words %s", (query, ids) => {
  expect(searchPalette(query).map((entry) => entry.id)).toEqual(ids);
});

it("takes the entry whose title begins with the query for the best", () => {
  expect(bestEntry(searchPalette("sl"), "sl")?.id).toBe("action:slack");
  expect(bestEntry(searchPalette("office"), "office")?.id).toBe("filter:withinHours");
  expect(bestEntry(paletteEntries, " ")).toBeNull();
});
