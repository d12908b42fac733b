import { describe, expect, it } from "vitest";
import { type FlowInput, flowSchema } from "../flow/flow.ts";
import { runFlowTests } from "./run-flow-tests.ts";

const call = {
  name: "failed",
  events: [
    {
      atMs: 5,
      event: { type: "call.ending", data: { call: { endedReason: "pipeline-error-openai" } } },
    },
  ],
};

function flowWith(tests: FlowInput["tests"]) {
  return flowSchema.parse({
    name: "x",
    nodes: [
      { id: "e", kind: "event", data: { on: "call.ending" } },
      {
        id: "f",
        kind: "filter",
        data: { filter: { type: "oneOf", key: "call.endedReason", oneOf: ["pipeline-error"] } },
      },
      {
        id: "a",
        kind: "action",
        data: {
          action: { type: "slack", url: "https://example.com", text: "{{ call.endedReason }}" },
          hook: { name: "alert" },
        },
      },
    ],
    edges: [
      { id: "c", source: "e", target: "f" },
      { id: "d", source: "f", target: "a", sourceHandle: "match" },
    ],
    tests,
  });
}

const effect = {
  at: 5,
  hook: "alert",
  action: "a",
  request: { method: "POST", body: { text: "pipeline-error-openai" } },
};

function failuresOf(test: unknown): readonly string[] {
  const [result] = runFlowTests(flowWith([JSON.parse(JSON.stringify(test))]));
  expect(result?.passed).toBe(result?.failures.length === 0);
  return result?.failures.map((failure) => failure.path) ?? ["no result"];
}

describe("runFlowTests", () => {
  it.each<[string, object]>([
    ["a verdict", { verdicts: [{ hook: "alert", verdict: "fired" }] }],
    ["when", { verdicts: [{ hook: "alert", verdict: "fired", event: "call.ending", at: 5 }] }],
    ["a part of an effect", { effects: [effect] }],
    ["nothing", {}],
  ])("passes what expects %s that is so", (_, expected) => {
    expect(failuresOf({ name: "t", call, expect: expected })).toEqual([]);
  });

  it.each<[string, object, string]>([
    ["another verdict", { verdicts: [{ hook: "alert", verdict: "skipped" }] }, "verdicts.0"],
    ["another time", { verdicts: [{ hook: "alert", verdict: "fired", at: 6 }] }, "verdicts.0"],
    ["another hook", { verdicts: [{ hook: "alarm", verdict: "fired" }] }, "verdicts.0"],
    ["no effects", { effects: [] }, "effects.0"],
    ["one effect more", { effects: [effect, effect] }, "effects.1"],
    ["another text", { effects: [{ request: { body: { text: "x" } } }] }, "effects.0"],
  ])("fails what expects %s", (_, expected, path) => {
    expect(failuresOf({ name: "t", call, expect: expected })).toEqual([`expect.${path}`]);
  });

  it.each<[string, unknown, readonly string[]]>([
    ["no object", 7, [""]],
    ["without a call", { name: "t", expect: {} }, ["call"]],
    [
      "with a call that cannot be read",
      { name: "t", call: { name: "c" }, expect: {} },
      ["call.events"],
    ],
    ["with a word it does not know", { name: "t", call, expect: { verdict: [] } }, ["expect"]],
  ])("fails a test that is %s", (_, test, paths) => {
    expect(failuresOf(test)).toEqual(paths);
  });

  it("names tests, also those without a name", () => {
    const results = runFlowTests(flowWith([{ name: "first", call, expect: {} }, {}]));
    expect(results.map((result) => result.test)).toEqual(["first", "test 2"]);
  });

  it("gives the same results for the same flow", () => {
    const flow = flowWith([{ name: "t", call, expect: { effects: [] } }]);
    expect(runFlowTests(flow)).toEqual(runFlowTests(flow));
  });
});
