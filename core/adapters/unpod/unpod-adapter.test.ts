import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Json, type JsonObject, trustJson } from "../../json.ts";
import { unpodAdapter } from "./unpod-adapter.ts";

const call = {
  call_id: "sess_1",
  session_id: "sess_1",
  agent_id: "my-agent",
  direction: "inbound",
  user_number: "+15550100100",
};

function post(scope: string, event: string, more: JsonObject = {}): JsonObject {
  return { unpod: 1, id: "e1", scope, event, at: "2026-11-20T10:00:00Z", call, ...more };
}

function typesOf(body: Json): readonly string[] {
  const adapted = unpodAdapter.adapt(body);
  return adapted.kind === "events" ? adapted.events.map((event) => event.type) : [adapted.kind];
}

describe("unpodAdapter", () => {
  it.each([
    ["runner", "call_start", ["call.started"]],
    ["runner", "call_end", ["call.ending", "call.ended"]],
    ["session", "call_start", ["session.started"]],
    ["session", "user_turn", ["customer.turn"]],
    ["session", "agent_turn", ["assistant.turn"]],
    ["session", "interruption", ["assistant.speech.interrupted"]],
    ["session", "call_end", ["session.ended"]],
    ["session", "error", ["error"]],
    ["session", "metric", ["none"]],
    ["session", "state", ["none"]],
    ["session", "llm_call", ["none"]],
    ["session", "turn_complete", ["none"]],
    ["session", "no_such_thing", ["none"]],
  ])("reads %s %s", (scope, event, types) => {
    expect(typesOf(post(scope, event))).toEqual(types);
  });

  it("has an answer for every event of the SDK", () => {
    const folder = new URL("fixtures/events/", import.meta.url);
    const names = readdirSync(folder).filter((name) => name !== "index.json");
    expect(names).toHaveLength(16);
    for (const name of names) {
      const [scope = "", event = ""] = name.split(".");
      const adapted = unpodAdapter.adapt(post(scope, event));
      expect([name, adapted.kind]).not.toEqual([name, "unrecognised"]);
      if (adapted.kind === "none") expect(adapted.reason).not.toContain("has no event");
    }
  });

  it("says who, when and what", () => {
    const body = post("session", "user_turn", {
      args: { text: "I want a real person." },
      data: { account: { tier: "gold" } },
      metrics: { duration_s: 12.3, turns: 4, tokens: { input: 310, output: 42 } },
    });
    expect(unpodAdapter.adapt(body)).toEqual({
      kind: "events",
      platformId: "e1",
      hasPlatformTime: true,
      request: null,
      events: [
        {
          type: "customer.turn",
          callId: "sess_1",
          at: "2026-11-20T10:00:00.000Z",
          agentId: "my-agent",
          data: {
            call: {
              id: "sess_1",
              direction: "inbound",
              customer: { number: "+15550100100" },
              agentId: "my-agent",
              turns: 4,
              usage: { tokensIn: 310, tokensOut: 42 },
              data: { account: { tier: "gold" } },
            },
            turn: { text: "I want a real person.", role: "user", confidence: null },
            raw: body,
          },
        },
      ],
    });
  });

  it.each([
    ["runner", { final_state: "ended" }, "ended", "caller_hangup"],
    ["runner", { final_state: "failed" }, "failed", "failed"],
    ["session", { reason: "hangup" }, "hangup", "caller_hangup"],
    ["session", { reason: "error" }, "error", "failed"],
    // The name the published page uses.
    ["session", { final_state: "hangup" }, "hangup", "caller_hangup"],
  ])("reads the end of a %s from %j", (scope, args, endedReason, outcome) => {
    const adapted = unpodAdapter.adapt(post(scope, "call_end", { args }));
    expect(adapted.kind === "events" && adapted.events[0]?.data["call"]).toMatchObject({
      endedReason,
      outcome,
    });
  });

  it("reads an error with its four words", () => {
    const args = { code: "stt.failed", message: "timeout", severity: "warn", source: "stt" };
    const adapted = unpodAdapter.adapt(post("session", "error", { args }));
    expect(adapted.kind === "events" && adapted.events[0]?.data).toMatchObject({
      error: "timeout",
      message: "timeout",
      extra: { code: "stt.failed", severity: "warn", source: "stt" },
    });
  });

  it("does not take a count that the SDK never makes", () => {
    const metrics = { turns: 0, tokens: { input: 0, output: 0 } };
    const adapted = unpodAdapter.adapt(post("runner", "call_end", { metrics }));
    const said = adapted.kind === "events" ? adapted.events[0]?.data["call"] : null;
    expect(said).toMatchObject({ usage: { tokensIn: 0, tokensOut: 0 } });
    expect(said).not.toHaveProperty("turns");
  });

  it("leaves a body of somebody else alone", () => {
    for (const body of [null, 1, "x", [], {}, { event: "user_turn" }, { unpod: 1 }]) {
      expect(unpodAdapter.adapt(trustJson(body)).kind).toBe("unrecognised");
    }
  });
});
