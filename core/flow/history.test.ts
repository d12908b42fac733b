import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Flow } from "./flow.ts";
import { type FlowHistory, record, redo, startHistory, undo } from "./history.ts";
import { drawFlow } from "./testing/draw-flow.ts";

const start = drawFlow(["e1"]);
const named = (name: string): Flow => ({ ...start, name });

describe("history", () => {
  it("goes back and forth and says what it undoes", () => {
    const one = record(startHistory(start), named("1"), { name: "rename flow" });
    expect(one.past.at(-1)?.name).toBe("rename flow");
    const back = undo(one);
    expect(back.present).toBe(start);
    expect(back.future.at(-1)?.name).toBe("rename flow");
    expect(redo(back).present.name).toBe("1");
    expect(undo(back)).toBe(back);
    expect(redo(one)).toBe(one);
  });

  it("makes one step of a transaction, until something else happens", () => {
    const typing = { transactionId: "name" };
    const typed = ["a", "ab", "abc"].reduce(
      (history, name) => record(history, named(name), typing),
      startHistory(start),
    );
    expect(typed.past).toHaveLength(1);
    expect(undo(typed).present).toBe(start);
    const between = record(typed, named("other"));
    const later = record(between, named("abcd"), typing);
    expect(later.past).toHaveLength(3);
    expect(record(undo(typed), named("x"), typing).past).toHaveLength(1);
  });

  it("forgets what was undone when something new happens", () => {
    const undone = undo(record(startHistory(start), named("1")));
    expect(record(undone, named("2")).future).toEqual([]);
    expect(record(undone, undone.present)).toBe(undone);
  });

  it("makes no step of commands on the skip list", () => {
    const history = startHistory(start, { skip: new Set(["set-runs-on"]) });
    const skipped = record(history, named("1"), { type: "set-runs-on" });
    expect(skipped.present.name).toBe("1");
    expect(skipped.past).toEqual([]);
    expect(record(skipped, named("2"), { type: "rename-flow" }).past).toHaveLength(1);
  });

  it("undo takes back, redo brings again, and the limit holds", () => {
    const step = fc.oneof(
      fc.record({ name: fc.string(), transactionId: fc.constantFrom(undefined, "a", "b") }),
      fc.constantFrom("undo", "redo"),
    );
    fc.assert(
      fc.property(fc.array(step), fc.integer({ min: 1, max: 5 }), (steps, limit) => {
        let history: FlowHistory = startHistory(start, { limit });
        for (const next of steps) {
          if (next === "undo") history = undo(history);
          else if (next === "redo") history = redo(history);
          else if (typeof next !== "string") {
            const { name, transactionId } = next;
            const recorded = transactionId === undefined ? {} : { transactionId };
            history = record(history, named(name), recorded);
          }
          expect(history.past.length + history.future.length).toBeLessThanOrEqual(limit);
          if (history.past.length > 0) expect(redo(undo(history)).present).toBe(history.present);
          if (history.future.length > 0) expect(undo(redo(history)).present).toBe(history.present);
        }
      }),
    );
  });
});
