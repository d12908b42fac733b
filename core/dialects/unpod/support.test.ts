import { describe, expect, it } from "vitest";
import { actionSchema } from "../../hook/action.ts";
import { eventCatalog } from "../../hook/event-catalog.ts";
import { hookSchema } from "../../hook/hook.ts";
import { operators } from "../../hook/operators.ts";
import { unpodSupport } from "./support.ts";
import { unpodEvents } from "./wire.ts";

describe("the support of Unpod", () => {
  it.each([
    ["event", eventCatalog.map((entry) => entry.type)],
    ["filter", Object.keys(operators)],
    ["action", actionSchema.options.map((option) => option.shape.type.value)],
    ["field", Object.keys(hookSchema.shape)],
  ] as const)("has a row for every %s", (part, names) => {
    const rows = unpodSupport.filter((row) => row.part === part).map((row) => row.name);
    expect(rows.toSorted()).toEqual([...names].toSorted());
  });

  it("says in one sentence what is partial", () => {
    const partial = unpodSupport.filter(({ reads, writes }) => [reads, writes].includes("partial"));
    expect(partial.filter(({ note }) => note === undefined)).toEqual([]);
  });

  it("names events of the catalogue only", () => {
    const known: ReadonlySet<string> = new Set(eventCatalog.map((entry) => entry.type));
    expect(unpodEvents.filter(({ on }) => on !== null && !known.has(on))).toEqual([]);
  });
});
