import { describe, expect, it } from "vitest";
import { actionSchema } from "../../hook/action.ts";
import { eventCatalog } from "../../hook/event-catalog.ts";
import { hookSchema } from "../../hook/hook.ts";
import { operators } from "../../hook/operators.ts";
import type { SupportRow } from "../dialect.ts";
import { avaSupport } from "./support.ts";

function namesOf(part: SupportRow["part"]): readonly string[] {
  return avaSupport.filter((row) => row.part === part).map((row) => row.name);
}

describe("the support of AVA", () => {
  it.each([
    ["event", eventCatalog.map((entry) => entry.type)],
    ["filter", Object.keys(operators)],
    ["action", actionSchema.options.map((option) => option.shape.type.value)],
    ["field", Object.keys(hookSchema.shape)],
  ] as const)("has a row for every %s", (part, names) => {
    expect(namesOf(part).toSorted()).toEqual([...names].toSorted());
  });

  it("says in one sentence what is partial", () => {
    const partial = avaSupport.filter(({ reads, writes }) => [reads, writes].includes("partial"));
    expect(partial.filter(({ note }) => note === undefined)).toEqual([]);
    expect(avaSupport.flatMap(({ note }) => note ?? []).every((note) => note.endsWith("."))).toBe(
      true,
    );
  });
});
