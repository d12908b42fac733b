import { describe, expect, it } from "vitest";
import { contextPaths, isKnownPath } from "./context-path.ts";
import { eventCatalog } from "./event-catalog.ts";

describe("contextPaths", () => {
  it("has each path once, and says of all but the event's own where it comes from", () => {
    expect(new Set(contextPaths.map(({ path }) => path)).size).toBe(contextPaths.length);
    const unsaid = contextPaths.filter(({ from }) => Object.keys(from).length === 0);
    expect(unsaid.map(({ path }) => path)).toEqual([
      "turn.confidence",
      "event.id",
      "event.type",
      "now",
    ]);
  });

  it.each([
    ["call.customer.number", { vapi: "customer.number", unpod: "user_number" }],
    ["call.endedReason", { ava: "call_outcome", devclaw: "extra.reason" }],
    ["call.data", { unpod: "session.data" }],
    ["extra", { devclaw: "extra" }],
  ])("%s is told by its platforms", (path, from) => {
    expect(contextPaths.find((entry) => entry.path === path)?.from).toMatchObject(from);
  });

  it.each([
    "number",
    "customer.number",
    "phoneNumber.number",
    "transcript",
    "caller_number",
    "results.account.tier",
    "tool.args.command",
    "request.type",
    "call",
  ])("knows %s", (path) => {
    expect(isKnownPath(path)).toBe(true);
  });

  it.each(["numbers", "call.numbr", "toolargs", "", "extra2"])("does not know %s", (path) => {
    expect(isKnownPath(path)).toBe(false);
  });

  it("knows every top-level name that an example of an event uses", () => {
    const names = eventCatalog.flatMap((entry) => Object.keys(entry.example));
    expect([...new Set(names)].filter((name) => !isKnownPath(name))).toEqual([]);
  });
});
