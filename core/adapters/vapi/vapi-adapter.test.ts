import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findEvent, isSignal } from "../../hook/event-catalog.ts";
import { type Json, type JsonObject, trustJson } from "../../json.ts";
import { golden } from "../../testing/golden.ts";
import type { Adapted } from "../adapter.ts";
import { vapiAdapter } from "./vapi-adapter.ts";

const messages = new URL("./fixtures/messages/", import.meta.url);
const files = readdirSync(messages).filter((name) => name.endsWith(".json"));

function readFixture(file: string): Json {
  return trustJson(JSON.parse(readFileSync(new URL(file, messages), "utf8")));
}

/** The platform's own body would repeat the fixture. */
function withoutRaw(adapted: Adapted): unknown {
  if (adapted.kind !== "events") return adapted;
  const events = adapted.events.map(({ data: { raw: _raw, ...data }, ...event }) => ({
    ...event,
    data,
  }));
  return { ...adapted, events };
}

function adapt(message: JsonObject): Adapted {
  return vapiAdapter.adapt({ message });
}

function typesOf(adapted: Adapted): readonly string[] {
  return adapted.kind === "events" ? adapted.events.map((event) => event.type) : [adapted.kind];
}

const call = { id: "c1", type: "outboundPhoneCall", assistantId: "a1" };

describe("published and captured messages", () => {
  it("covers all of them", () => {
    expect(files).toHaveLength(36);
  });

  it.each(files)("%s", (file) => {
    const adapted = vapiAdapter.adapt(readFixture(file));
    const expected = golden(
      new URL(`./fixtures/expected/${file}`, import.meta.url),
      withoutRaw(adapted),
    );
    expect(withoutRaw(adapted)).toEqual(expected);
    if (adapted.kind === "none") expect(adapted.reason).toMatch(/^no call event, because /);
    if (adapted.kind !== "events") return;
    for (const event of adapted.events) {
      expect(findEvent(event.type) !== null || isSignal(event.type)).toBe(true);
      expect(findEvent(event.type)?.dataSchema.safeParse(event.data).error).toBeUndefined();
    }
  });
});

describe("status-update", () => {
  it.each([
    ["scheduled", "none"],
    ["queued", "none"],
    ["ringing", "call.ringing"],
    ["in-progress", "call.started"],
    ["forwarding", "call.forwarding"],
    ["ended", "call.ending"],
    ["not-found", "none"],
    ["deletion-failed", "none"],
  ])("%s gives %s", (status, type) => {
    expect(typesOf(adapt({ type: "status-update", status, call }))).toEqual([type]);
  });

  it("reads the message's status, since the call's own is stale", () => {
    const adapted = adapt({
      type: "status-update",
      status: "ended",
      call: { ...call, status: "queued" },
    });
    expect(typesOf(adapted)).toEqual(["call.ending"]);
  });
});

describe("transcript", () => {
  const said = { role: "user", transcript: "Hello?", call };

  it.each([
    [{ type: "transcript", transcriptType: "final" }, "customer.turn"],
    [{ type: 'transcript[transcriptType="final"]' }, "customer.turn"],
    [{ type: "transcript[transcriptType='final']" }, "customer.turn"],
    [{ type: "transcript", transcriptType: "partial" }, "transcript.partial"],
    [{ type: "transcript", transcriptType: "final", role: "assistant" }, "assistant.turn"],
    [{ type: "transcript", transcriptType: "final", role: "bot" }, "assistant.turn"],
    [{ type: "transcript", transcriptType: "final", role: "system" }, "none"],
    [{ type: "transcript", transcriptType: "final", transcript: " " }, "none"],
  ])("%j gives %s", (more, type) => {
    expect(typesOf(adapt({ ...said, ...more }))).toEqual([type]);
  });

  it("says who spoke a partial", () => {
    const adapted = adapt({ ...said, type: "transcript", transcriptType: "partial" });
    expect(adapted).toMatchObject({
      events: [{ data: { role: "customer", turn: { text: "Hello?" } } }],
    });
  });
});

describe("tool-calls", () => {
  it("gives one event for each tool and asks for all answers in order", () => {
    const adapted = adapt({
      type: "tool-calls",
      call,
      toolCallList: [
        { id: "t1", function: { name: "find", arguments: '{"city":"Bonn"}' } },
        { id: "t2", name: "book", parameters: { day: "mon" } },
      ],
    });
    expect(adapted).toMatchObject({
      events: [
        { type: "tool.calls", data: { tool: { name: "find", args: { city: "Bonn" } } } },
        { type: "tool.calls", data: { tool: { name: "book", args: { day: "mon" } } } },
      ],
      request: {
        type: "tool-calls",
        calls: [
          { id: "t1", name: "find" },
          { id: "t2", name: "book" },
        ],
      },
    });
  });

  it("falls back to the tools with their calls", () => {
    const adapted = adapt({
      type: "tool-calls",
      toolWithToolCallList: [{ name: "find", toolCall: { id: "t1", parameters: {} } }],
    });
    expect(adapted).toMatchObject({ request: { calls: [{ id: "t1", name: "find" }] } });
  });

  it("keeps arguments that are no JSON as text", () => {
    const toolCalls = [{ id: "t1", function: { name: "say", arguments: "hello" } }];
    const adapted = adapt({ type: "tool-calls", toolCalls });
    expect(adapted).toMatchObject({ events: [{ data: { tool: { args: "hello" } } }] });
  });

  it("answers a message without tools with no results", () => {
    expect(adapt({ type: "tool-calls", toolCalls: [] })).toMatchObject({
      kind: "none",
      request: { type: "tool-calls", calls: [] },
    });
  });
});

describe("what every message says", () => {
  it.each([
    [1787238281333, "2026-08-20T15:04:41.333Z"],
    ["2024-07-27T21:24:05.712Z", "2024-07-27T21:24:05.712Z"],
    ["2024-07-27T23:24:05+02:00", "2024-07-27T21:24:05.000Z"],
    ["yesterday", null],
    [1e300, null],
    [253402300799999, "9999-12-31T23:59:59.999Z"],
    [253402300800000, null],
    [-1, null],
    [null, null],
  ])("time %s is %s", (timestamp, at) => {
    const adapted = adapt({ type: "hang", timestamp, call });
    expect(adapted).toMatchObject({ events: [{ at }], hasPlatformTime: at !== null });
  });

  it("gives an outbound call its direction and its agent", () => {
    const adapted = adapt({ type: "hang", call, assistant: { id: "a2", name: "Support" } });
    expect(adapted).toMatchObject({
      events: [
        {
          callId: "c1",
          agentId: "a1",
          data: { call: { direction: "outbound", agentName: "Support" } },
        },
      ],
    });
  });

  it("belongs to no call when the id cannot be one", () => {
    for (const id of ["", "x".repeat(501), 7, null]) {
      expect(adapt({ type: "hang", call: { id } })).not.toHaveProperty("events.0.callId");
    }
  });

  it("sums the tokens of all model costs", () => {
    const costs: readonly Json[] = [
      { type: "model", promptTokens: 800, completionTokens: 200 },
      { type: "voice", characters: 12 },
      { type: "model", promptTokens: 12, completionTokens: 40 },
    ];
    const adapted = adapt({ type: "end-of-call-report", call, costs, durationMs: 1500 });
    expect(adapted).toMatchObject({
      events: [
        { data: { call: { usage: { tokensIn: 812, tokensOut: 240 }, durationSeconds: 1.5 } } },
      ],
    });
  });
});

describe("unknown bodies", () => {
  it.each([
    [null],
    ["x"],
    [[]],
    [{}],
    [{ message: "call.ended" }],
    [{ message: { type: 7 } }],
    [{ message: { type: "hello" } }],
  ])("%j is not Vapi's", (body) => {
    expect(vapiAdapter.adapt(body).kind).toBe("unrecognised");
  });

  it("takes a new type beside a call as one that means nothing yet", () => {
    expect(adapt({ type: "brand-new", call })).toMatchObject({
      kind: "none",
      callId: "c1",
      reason: 'no call event, because Hookline does not know the message type "brand-new"',
    });
  });
});
