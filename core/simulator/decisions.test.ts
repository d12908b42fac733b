import { describe, expect, it } from "vitest";
import type { HooksDocument } from "../hook/hook.ts";
import type { JsonObject } from "../json.ts";
import { presentStep } from "./present-step.ts";
import { sampleCallSchema } from "./sample-call.ts";
import { simulate } from "./simulate.ts";

function play(hooks: HooksDocument["hooks"], events: readonly JsonObject[], adapter = "canonical") {
  const call = sampleCallSchema.parse({
    name: "Played",
    adapter,
    events: events.map((event, index) => ({ atMs: index * 1000, event })),
  });
  return simulate({ hooks }, call);
}

const toolUse = (command: string): JsonObject => ({
  type: "pre_tool_use",
  data: { tool: { name: "bash", args: { command } } },
});

describe("a simulation", () => {
  it("tells of each decision, and by which actions it came", () => {
    const steps = play(
      [
        {
          name: "guard",
          on: "pre_tool_use",
          filters: [{ type: "contains", key: "tool.args.command", contains: "rm" }],
          do: [{ id: "a1", type: "block", reason: "no" }],
        },
        {
          name: "limit",
          on: "pre_tool_use",
          do: [{ id: "a1", type: "modify", set: { "tool.args.timeout": 30 } }],
        },
      ],
      [toolUse("rm -rf /"), toolUse("ls"), { type: "call.ended", data: {} }],
    ).map(presentStep);
    expect(steps[0]).toEqual({
      at: 0,
      event: { type: "pre_tool_use" },
      verdicts: [
        { hook: "guard", verdict: "fired" },
        { hook: "limit", verdict: "skipped", reason: "blocked" },
      ],
      effects: [
        {
          key: expect.stringMatching(/^[0-9a-f]{32}$/),
          hook: "guard",
          action: "a1",
          type: "block",
          kind: "decision",
          decision: { block: true, reason: "no" },
        },
      ],
      decision: { block: true, reason: "no" },
    });
    expect(steps[1]).toMatchObject({
      decision: { block: false, set: { "tool.args": { command: "ls", timeout: 30 } } },
    });
    expect(steps[2]).not.toHaveProperty("decision");
  });

  it("keeps values over the events of the call, and none of an event outside of it", () => {
    const steps = play(
      [
        {
          name: "keep",
          on: ["customer.turn", "heartbeat"],
          do: [
            { id: "a1", type: "data.set", key: "said", value: "{{ turn.text }}" },
            { id: "a2", type: "webhook", url: "https://example.com/", body: "{{ call.data }}" },
          ],
        },
      ],
      [
        { type: "customer.turn", data: { turn: { text: "one" } } },
        { type: "heartbeat", data: {} },
        { type: "customer.turn", data: { turn: { text: "two" } } },
      ],
    ).map((step) => presentStep(step)["effects"]);
    expect(steps[0]).toMatchObject([{ path: "call.data.said", value: "one" }, bodyOf("one")]);
    // It is outside of the call, so it neither sees nor changes what is kept there.
    expect(steps[1]).toMatchObject([
      { path: "call.data.said", value: null, ignored: "The event belongs to no call." },
      bodyOf(null),
    ]);
    expect(steps[2]).toMatchObject([{ value: "two" }, bodyOf("two")]);
  });

  it("gives the effects of each tool of one message keys of their own", () => {
    const calls = ["find", "find"].map((name, index) => ({
      id: `t${index}`,
      function: { name, arguments: {} },
    }));
    const [first, second] = play(
      [
        {
          name: "h",
          on: "tool.calls",
          do: [{ id: "a1", type: "answer", result: "{{ tool.name }}" }],
        },
      ],
      [{ message: { type: "tool-calls", call: { id: "c1" }, toolCallList: calls } }],
      "vapi",
    );
    expect(first?.effects[0]).toMatchObject({ kind: "answer", ignored: null });
    expect(second?.effects[0]).toMatchObject({ kind: "answer", ignored: null });
    expect(first?.effects[0]?.key).not.toBe(second?.effects[0]?.key);
  });
});

function bodyOf(said: string | null) {
  return { request: { body: { said } } };
}
