import { describe, expect, it } from "vitest";
import type { Filter } from "../hook/filter.ts";
import type { Json } from "../json.ts";
import { evaluateFilters } from "./evaluate-filter.ts";

const nowMs = Date.UTC(2026, 10, 20, 10, 0, 0);

function misses(filter: Filter, context: { [name: string]: Json }) {
  return evaluateFilters([filter], { context, nowMs, seed: ["evt_1", "flow_1", "hook"] });
}
function fits(filter: Filter, value: Json): boolean {
  return misses(filter, { value }) === null;
}

describe("filters of hooks-document, one row each", () => {
  const key = "value";
  const table: [string, Filter, Json, boolean][] = [
    ["oneOf is exact", { type: "oneOf", key, oneOf: ["a", "b"] }, "b", true],
    ["oneOf is case-sensitive", { type: "oneOf", key, oneOf: ["a"] }, "A", false],
    ["oneOf takes no part elsewhere", { type: "oneOf", key, oneOf: ["pipe"] }, "pipeline", false],
    ["oneOf compares numbers as text", { type: "oneOf", key, oneOf: ["5"] }, 5, true],
    ["equals ignores case", { type: "equals", key, equals: "VIP" }, "vip", true],
    [
      "equals minds case when asked",
      { type: "equals", key, equals: "VIP", caseSensitive: true },
      "vip",
      false,
    ],
    ["equals takes a list", { type: "equals", key, equals: ["x", "vip"] }, "VIP", true],
    ["equals compares numbers as such", { type: "equals", key, equals: 5 }, 5, true],
    ["equals does not turn text into a number", { type: "equals", key, equals: 5 }, "5", false],
    ["equals compares booleans as such", { type: "equals", key, equals: false }, false, true],
    ["equals of nothing", { type: "equals", key, equals: "" }, null, false],
    [
      "contains ignores case",
      { type: "contains", key, contains: "Real Person" },
      "a real person",
      true,
    ],
    [
      "contains any of a list",
      { type: "contains", key, contains: ["x", "boss"] },
      "the boss",
      true,
    ],
    [
      "contains minds case when asked",
      { type: "contains", key, contains: "B", caseSensitive: true },
      "abc",
      false,
    ],
    ["contains looks into lists", { type: "contains", key, contains: "two" }, ["one", "two"], true],
    ["startsWith", { type: "startsWith", key, startsWith: ["+49", "+43"] }, "+4312", true],
    ["startsWith a part only", { type: "startsWith", key, startsWith: "12" }, "+4312", false],
    ["endsWith", { type: "endsWith", key, endsWith: "12" }, "+4312", true],
    [
      "matches finds anywhere",
      { type: "matches", key, matches: "refund|chargeback" },
      "a refund!",
      true,
    ],
    [
      "matches minds case as RE2 does",
      { type: "matches", key, matches: "refund" },
      "Refund",
      false,
    ],
    ["matches takes RE2 flags", { type: "matches", key, matches: "(?i)refund" }, "Refund", true],
    ["greaterThan", { type: "greaterThan", key, greaterThan: 10 }, 10.5, true],
    ["greaterThan is strict", { type: "greaterThan", key, greaterThan: 10 }, 10, false],
    [
      "greaterThan reads a number in text",
      { type: "greaterThan", key, greaterThan: 10 },
      "11",
      true,
    ],
    ["greaterThan of nothing", { type: "greaterThan", key, greaterThan: -1 }, null, false],
    ["lessThan", { type: "lessThan", key, lessThan: 10 }, 9, true],
    ["between includes its ends", { type: "between", key, between: [10, 60] }, 60, true],
    ["between excludes what is past", { type: "between", key, between: [10, 60] }, 61, false],
    ["exists", { type: "exists", key, exists: true }, "", true],
    ["null does not exist", { type: "exists", key, exists: true }, null, false],
    ["exists false", { type: "exists", key, exists: false }, null, true],
    [
      "any",
      {
        type: "any",
        any: [
          { type: "equals", key, equals: 1 },
          { type: "equals", key, equals: 2 },
        ],
      },
      2,
      true,
    ],
    [
      "all",
      {
        type: "all",
        all: [
          { type: "exists", key, exists: true },
          { type: "equals", key, equals: 2 },
        ],
      },
      3,
      false,
    ],
    ["not", { type: "not", not: { type: "equals", key, equals: 2 } }, 3, true],
    ["chance 1 always", { type: "chance", chance: 1 }, null, true],
    ["chance 0 never", { type: "chance", chance: 0 }, null, false],
  ];
  it.each(table)("%s", (_title, filter, value, expected) => {
    expect(fits(filter, value)).toBe(expected);
  });
});

describe("oneOf on the ended reason", () => {
  const filter = (entry: string): Filter => ({
    type: "oneOf",
    key: "call.endedReason",
    oneOf: [entry],
  });
  const ended = (reason: string) => ({ call: { endedReason: reason } });

  it("matches an entry that is no reason itself as a part", () => {
    expect(misses(filter("pipeline-error"), ended("pipeline-error-openai-llm-failed"))).toBeNull();
  });
  it("matches an entry that is a reason exactly", () => {
    expect(misses(filter("customer-ended-call"), ended("customer-ended-call"))).toBeNull();
    const longer = "customer-ended-call-during-transfer";
    expect(misses(filter("customer-ended-call"), ended(longer))).not.toBeNull();
  });
});

it("says which filter missed, what it asked for and what was there", () => {
  const first: Filter = { type: "exists", key: "call", exists: true };
  const second: Filter = { type: "oneOf", key: "call.endedReason", oneOf: ["pipeline-error"] };
  const context = { call: { endedReason: "customer-ended-call" } };
  expect(evaluateFilters([first, second], { context, nowMs, seed: [] })).toEqual({
    filter: second,
    expected: ["pipeline-error"],
    actual: "customer-ended-call",
  });
});

it("says null when nothing was there, and never finds what is not the value's own", () => {
  const filter: Filter = { type: "exists", key: "constructor.name", exists: true };
  expect(misses(filter, {})).toEqual({ filter, expected: true, actual: null });
});

it("draws chance from the event, not from luck: the same event always draws the same", () => {
  const filter: Filter = { type: "chance", chance: 0.5 };
  const draw = (id: string) =>
    evaluateFilters([filter], { context: {}, nowMs, seed: [id] }) === null;
  const ids = Array.from({ length: 1000 }, (_, index) => `evt_${index}`);
  const hits = ids.filter(draw).length;
  expect(ids.filter(draw).length).toBe(hits);
  expect(hits).toBeGreaterThan(400);
  expect(hits).toBeLessThan(600);
});

it("reads a pattern that would make a backtracking engine run for years", () => {
  const filter: Filter = { type: "matches", key: "value", matches: "(a+)+$" };
  expect(fits(filter, `${"a".repeat(50_000)}!`)).toBe(false);
});
