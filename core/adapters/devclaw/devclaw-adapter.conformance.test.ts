import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Json, jsonSchema, trustJson } from "../../json.ts";
import { detectAndAdapt } from "../detect.ts";
import { devclawAdapter } from "./devclaw-adapter.ts";

const vectorSchema = z.object({
  event: z.string(),
  hookPayload: z.record(z.string(), jsonSchema),
  webhookBody: z.string(),
});

/** What the reference really sends. Source: `events/*.json`, made by running DevClaw 656368b. */
const folder = new URL("./fixtures/events/", import.meta.url);
const vectors = readdirSync(folder)
  .filter((name) => name !== "index.json")
  .map((name) => vectorSchema.parse(JSON.parse(readFileSync(new URL(name, folder), "utf8"))));

function adaptText(body: string): unknown {
  return devclawAdapter.adapt(trustJson(JSON.parse(body)));
}

it.each(vectors)(
  "devclaw/events/$event.json: webhookBody",
  ({ event, hookPayload, webhookBody }) => {
    const { sessionId, channel, message, error, extra } = hookPayload;
    const known = Object.entries({ channel, message, error, extra });
    const present = known.filter(([, value]) => value !== "" && value !== null);
    expect(adaptText(webhookBody)).toMatchObject({
      kind: "events",
      events: [
        {
          type: event,
          at: "2025-01-15T10:30:00.000Z",
          data: { ...Object.fromEntries(present), raw: trustJson(JSON.parse(webhookBody)) },
          ...(sessionId === "" ? {} : { callId: sessionId }),
        },
      ],
      platformId: null,
      hasPlatformTime: true,
    });
    expect(detectAndAdapt("detect", trustJson(JSON.parse(webhookBody))).adapter).toBe("devclaw");
  },
);

it("is tried with every event", () => {
  expect(vectors).toHaveLength(28);
});

it("reads the body of the guide", () => {
  const file = new URL("./fixtures/guide-webhook-payload.json", import.meta.url);
  expect(adaptText(readFileSync(file, "utf8"))).toMatchObject({
    events: [
      {
        type: "error",
        callId: "whatsapp:120363xxx@g.us",
        data: { error: "dial tcp: connection refused", extra: { retry_count: 3 } },
      },
    ],
  });
});

describe("what DevClaw says", () => {
  const base = { timestamp: "2025-01-15T12:30:00+02:00", session_id: "s1" };
  function dataOf(body: Json): unknown {
    const adapted = devclawAdapter.adapt(body);
    if (adapted.kind !== "events") return adapted;
    const { raw: _raw, ...data } = adapted.events[0]?.data ?? {};
    return data;
  }

  it("stands at the canonical paths", () => {
    const extra = { turns_used: 4, reason: "completed" };
    expect(dataOf({ event: "agent_stop", ...base, message: "done", extra })).toEqual({
      call: { id: "s1", endedReason: "completed", turns: 4 },
      message: "done",
      turn: { text: "done" },
      extra,
    });
  });

  it("says whose words a message is", () => {
    expect(dataOf({ event: "user_prompt_submit", ...base, message: "hi" })).toMatchObject({
      turn: { text: "hi", role: "user" },
    });
    expect(dataOf({ event: "notification", ...base, message: "hi" })).toMatchObject({
      turn: { text: "hi", role: "assistant" },
    });
  });

  it("has arguments and results of tools from the bridge, and its id", () => {
    const body = {
      event: "pre_tool_use",
      ...base,
      tool_name: "bash",
      devclaw: 1,
      id: "d1",
      tool_args: { command: "ls", password: "asked for" },
      tool_result: "",
      tool_call_id: "t1",
      model: "gpt-4o",
    };
    expect(devclawAdapter.adapt(body)).toMatchObject({ platformId: "d1" });
    expect(dataOf(body)).toEqual({
      call: { id: "s1" },
      tool: { name: "bash", args: { command: "ls", password: "asked for" }, callId: "t1" },
      model: "gpt-4o",
    });
  });

  it("belongs to no call without a session", () => {
    const adapted = devclawAdapter.adapt({ event: "heartbeat", timestamp: base.timestamp });
    expect(adapted).toMatchObject({ kind: "events", events: [{ type: "heartbeat" }] });
    expect(adapted).not.toHaveProperty("events.0.callId");
  });

  it("may be an event the bridge knows and Hookline does not", () => {
    expect(devclawAdapter.adapt({ event: "my_own", devclaw: 1, ...base })).toMatchObject({
      kind: "none",
      callId: "s1",
      reason: expect.stringContaining("my_own"),
    });
  });
});

describe("what is not DevClaw's", () => {
  it.each([
    [{ event: "error" }],
    [{ event: "my_own", timestamp: "2025-01-15T10:30:00Z" }],
    [{ event: "call.ended", timestamp: "2025-01-15T10:30:00Z" }],
    [{ event: "error", timestamp: 1 }],
    [{ unpod: 1, event: "user_turn", at: "2025-01-15T10:30:00Z" }],
    [{ event: 7, timestamp: "2025-01-15T10:30:00Z" }],
    [[]],
    [null],
  ])("leaves %j alone", (body: Json) => {
    expect(devclawAdapter.adapt(body).kind).toBe("unrecognised");
  });

  it("is left to its own adapter", () => {
    const canonical = {
      type: "error",
      event: "error",
      timestamp: "2025-01-15T10:30:00Z",
      data: {},
    };
    expect(detectAndAdapt("detect", canonical).adapter).toBe("canonical");
    const vapi = { message: { type: "hang", call: { id: "c" } }, event: "error", timestamp: "x" };
    expect(detectAndAdapt("detect", vapi).adapter).toBe("vapi");
  });
});
