import { describe, expect, it } from "vitest";
import { actionSchema } from "../hook/action.ts";
import { eventCatalog } from "../hook/event-catalog.ts";
import { hookSchema } from "../hook/hook.ts";
import { operators } from "../hook/operators.ts";
import { dialects } from "./dialects.ts";

describe.each(dialects)("the support of $title", ({ support }) => {
  it.each([
    ["event", eventCatalog.map((entry) => entry.type)],
    ["filter", Object.keys(operators)],
    ["action", actionSchema.options.map((option) => option.shape.type.value)],
    ["field", Object.keys(hookSchema.shape)],
  ] as const)("has a row for every %s", (part, names) => {
    const rows = support.filter((row) => row.part === part).map((row) => row.name);
    expect(rows.toSorted()).toEqual([...names].toSorted());
  });

  it("says in one sentence what is partial", () => {
    const partial = support.filter(({ reads, writes }) => [reads, writes].includes("partial"));
    expect(partial.filter(({ note }) => note === undefined)).toEqual([]);
    const notes = support.flatMap(({ note }) => note ?? []);
    expect(notes.filter((note) => !note.endsWith("."))).toEqual([]);
  });
});
