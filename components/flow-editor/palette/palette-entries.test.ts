import { expect, it } from "vitest";
import { eventCatalog } from "#core/hook/event-catalog.ts";
import { actionIcon, eventIcon } from "../step-icons.ts";
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
  ["pre_tool_use", ["event:pre_tool_use"]],
  ["heartbeat", ["event:heartbeat"]],
  ["hand over", ["action:transferCall", "action:handoff"]],
  ["block stop", ["action:block"]],
])("finds by the words %s", (query, ids) => {
  expect(searchPalette(query).map((entry) => entry.id)).toEqual(ids);
});

it("finds all of DevClaw's events by its name, and each step has an icon of its own", () => {
  const ofDevclaw = eventCatalog.filter((event) => event.group === "devclaw");
  const found = searchPalette("devclaw event");
  expect(found.map((entry) => entry.seed)).toEqual(
    ofDevclaw.map(({ type }) => ({ kind: "event", on: type })),
  );
  expect(eventCatalog.filter(({ type }) => eventIcon(type) === eventIcon(""))).toEqual([]);
  const actions = paletteEntries.filter((entry) => entry.kind === "action");
  expect(actions.filter(({ iconType }) => actionIcon(iconType) === actionIcon(""))).toEqual([]);
});

it("takes the entry whose title begins with the query for the best", () => {
  expect(bestEntry(searchPalette("sl"), "sl")?.id).toBe("action:slack");
  expect(bestEntry(searchPalette("office"), "office")?.id).toBe("filter:withinHours");
  expect(bestEntry(paletteEntries, " ")).toBeNull();
});
