import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../json.ts";
import { exampleContext, problemsOf, resolveAction } from "../testing/resolve-action.ts";

describe("block", () => {
  it("gives its reason filled in; an empty one is none", () => {
    const decision = { kind: "decision", block: true, set: {}, ifAbsent: false };
    expect(resolveAction({ type: "block", reason: "for {{ call.customer.name }}" })).toEqual({
      ...decision,
      reason: "for Ada & <Co>",
    });
    expect(resolveAction({ type: "block" })).toEqual({ ...decision, reason: null });
    expect(resolveAction({ type: "block", reason: "{{ call.summary }}" })).toMatchObject({
      reason: null,
    });
  });
});

describe("modify", () => {
  it("gives values as JSON, the message as a text", () => {
    const set = {
      "tool.args": "{{ call.data }}",
      "tool.args.seconds": "{{ call.durationSeconds }}",
      message: "{{ call.durationSeconds }}",
    };
    expect(resolveAction({ type: "modify", set })).toMatchObject({
      set: { "tool.args": { host: "acme" }, "tool.args.seconds": 74, message: "74" },
    });
  });

  it.each(["call.id", "tool", "tool.name", "tool.args.", "tool.args..x", "message.x"])(
    "refuses %s",
    (path) => {
      const set = Object.fromEntries([[path, 1]]);
      expect(problemsOf({ type: "modify", set })).toEqual([`action.invalid .set.${path}`]);
    },
  );

  it.each<[JsonObject]>([
    [{ "tool.args": "{{ call.id }}" }],
    [{ "tool.args": [1] }],
    [{ message: { a: 1 } }],
  ])("fails with %j", (set) => {
    expect(resolveAction({ type: "modify", set })).toMatchObject({
      kind: "failed",
      code: "action.invalid",
    });
  });
});

describe("data.set", () => {
  it("keeps a value of any kind below call.data", () => {
    const value = { at: "{{ now }}", n: ["{{ call.durationSeconds }}"] };
    expect(resolveAction({ type: "data.set", key: "last.seen", value })).toEqual({
      kind: "data",
      path: "call.data.last.seen",
      value: { at: "2026-11-20T10:00:00.000Z", n: [74] },
    });
  });

  it.each(["a..b", ".a", "a."])("refuses the key %s", (key) => {
    expect(problemsOf({ type: "data.set", key, value: 1 })).toEqual(["action.invalid .key"]);
  });

  it("keeps nothing that is too large", () => {
    const value = "{{ call.summary }}";
    const call = { summary: "x".repeat(100_001) };
    const resolved = resolveAction(
      { type: "data.set", key: "a", value },
      { ...exampleContext, call },
    );
    expect(resolved).toMatchObject({ kind: "failed", code: "template.too-large" });
  });
});

describe("answer", () => {
  it("gives what it says, filled in", () => {
    expect(
      resolveAction({
        type: "answer",
        toolName: "find",
        result: { id: "{{ call.id }}" },
        destination: { type: "number", number: "{{ call.customer.number }}" },
      }),
    ).toEqual({
      kind: "answer",
      toolName: "find",
      answer: {
        result: { id: "c1" },
        destination: { type: "number", number: "+15551234567" },
      },
    });
  });

  it("is incomplete when it says nothing", () => {
    expect(problemsOf({ type: "answer" })).toEqual(["action.incomplete"]);
    expect(resolveAction({ type: "answer" })).toMatchObject({ kind: "failed" });
  });
});

describe("handoff", () => {
  const handoff = (...destinations: readonly JsonObject[]) => ({
    type: "tool",
    tool: { type: "handoff", destinations },
  });

  it("goes to the first destination, filled in", () => {
    const destination = { type: "assistant", assistantName: "{{ call.data.host }}" };
    expect(resolveAction(handoff(destination, { type: "dynamic" }))).toEqual({
      kind: "in-call",
      inCall: {
        type: "handoff",
        destination: { type: "assistant", assistantName: "acme" },
        content: null,
      },
    });
  });

  it.each([[[]], [[{ type: "dynamic" }]], [[{}]]])("goes nowhere with %j", (destinations) => {
    expect(resolveAction(handoff(...destinations))).toMatchObject({
      kind: "failed",
      code: "action.incomplete",
    });
  });
});

it.each<[JsonObject]>([
  [{ type: "block", reason: "${KEY}" }],
  [{ type: "modify", set: { message: "${KEY}" } }],
  [{ type: "data.set", key: "a", value: { b: "${KEY}" } }],
  [{ type: "answer", result: "${KEY}" }],
])("keeps secrets out of %j", (action) => {
  expect(problemsOf(action).map((problem) => problem.split(" ")[0])).toEqual([
    "template.not-allowed",
  ]);
  expect(resolveAction(action)).toMatchObject({ kind: "failed", code: "template.not-allowed" });
});
