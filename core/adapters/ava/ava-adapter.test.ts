import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { isJsonObject, type Json, type JsonObject, jsonSchema, trustJson } from "../../json.ts";
import { detectAndAdapt } from "../detect.ts";
import { avaAdapter } from "./ava-adapter.ts";
import { avaEndNames } from "./wire.ts";

/** Contexts of finished calls, and the exact text AVA sends of each without a template; recorded from AVA v7.5.3. */
const folder = new URL("fixtures/payloads/", import.meta.url);
const payloadSchema = z.object({
  context: z.record(z.string(), jsonSchema),
  defaultBody: z.string(),
});
const payloads = readdirSync(folder).flatMap((name) => {
  const parsed = payloadSchema.safeParse(JSON.parse(readFileSync(new URL(name, folder), "utf8")));
  return parsed.success ? [{ name, ...parsed.data }] : [];
});

function read(body: Json): readonly { type: string; at: string | null; data: JsonObject }[] {
  const adapted = avaAdapter.adapt(body);
  return adapted.kind === "events" ? adapted.events.map((event) => ({ ...event })) : [];
}

function callOf(body: Json): JsonObject {
  const call = read(body)[0]?.data["call"];
  return isJsonObject(call) ? call : {};
}

describe("the default body", () => {
  it("is recorded of every way a call can end", () => {
    const outcomes = payloads.map(({ context }) => context["call_outcome"]);
    expect(new Set(outcomes)).toEqual(
      new Set(["caller_hangup", "agent_hangup", "transferred", "no_input_timeout", "failed"]),
    );
  });

  it.each(payloads)("of $name says what its context says", ({ context, defaultBody }) => {
    const body = trustJson(JSON.parse(defaultBody));
    const detected = detectAndAdapt("detect", body);
    expect(detected.adapter).toBe("ava");
    const events = read(body);
    expect(events.map((event) => event.type)).toEqual(["call.ending", "call.ended"]);
    expect(events[0]?.data).toEqual(events[1]?.data);
    const call = callOf(body);
    expect(call).toMatchObject({
      id: context["call_id"],
      durationSeconds: context["call_duration_seconds"],
      endedReason: context["call_outcome"],
      outcome: context["call_outcome"],
    });
    expect(call["summary"] ?? null).toBe(context["summary"] === "" ? null : context["summary"]);
    const said = Array.isArray(call["messages"]) ? call["messages"] : [];
    expect(said.map((turn: Json) => (isJsonObject(turn) ? turn["content"] : null))).toEqual(
      trustContents(context["conversation_history"]),
    );
    expect(events[0]?.data["results"]).toEqual(context["pre_call_results"]);
  });

  it("gives times in UTC, messages with their time and a transcript", () => {
    const hangup = payloads.find((payload) => payload.name === "agent-hangup.json");
    const body = trustJson(JSON.parse(hangup?.defaultBody ?? "null"));
    expect(avaAdapter.adapt(body)).toMatchObject({
      hasPlatformTime: true,
      events: [
        { callId: "1788862254.1426", agentId: "support", at: "2026-02-12T10:32:22.500Z" },
        { callId: "1788862254.1426", agentId: "support", at: "2026-02-12T10:32:22.500Z" },
      ],
    });
    expect(callOf(body)).toMatchObject({
      direction: "inbound",
      customer: { number: "+15551234567", name: "Ada Lovelace" },
      phoneNumber: { number: "+15559876543" },
      agentName: "support",
      startedAt: "2026-02-12T10:30:00.000Z",
      messages: [
        { role: "assistant", timestamp: 1770892200.25, time: "2026-02-12T10:30:00.250Z" },
        { role: "user", content: "I need an appointment." },
      ],
      transcript: "AI: Hello, how can I help?\nUser: I need an appointment.",
      toolCalls: [
        {
          id: "call_Zx81",
          name: "hangup_call",
          args: { farewell_message: "***REDACTED***" },
          result: "success",
          status: "success",
        },
      ],
    });
  });

  it("leaves out what AVA writes as an empty text", () => {
    const nulls = payloads.find((payload) => payload.name === "nulls.json");
    const call = callOf(trustJson(JSON.parse(nulls?.defaultBody ?? "null")));
    expect(call).toEqual({
      id: "1788862254.1426",
      direction: "inbound",
      customer: { number: "+15551234567" },
      agentId: "support",
      agentName: "support",
      durationSeconds: 142,
      endedReason: "caller_hangup",
      outcome: "caller_hangup",
    });
  });

  it("takes nothing that was said for a template or another value", () => {
    const tricky = payloads.find((payload) => payload.name === "tricky-values.json");
    const body = trustJson(JSON.parse(tricky?.defaultBody ?? "null"));
    expect(callOf(body)).toMatchObject({
      customer: { number: "+15551234567" },
      transcript: expect.stringContaining("{summary} ${HOME}"),
    });
  });
});

function trustContents(history: Json | undefined): readonly Json[] {
  const entries = Array.isArray(history) ? history : [];
  return entries.map((turn: Json) => (isJsonObject(turn) ? (turn["content"] ?? null) : null));
}

describe("the body of a template", () => {
  it("needs AVA's names alone, with values as texts or as they are", () => {
    const body = {
      crm: "acme",
      call_id: 17.5,
      call_duration_seconds: "142",
      conversation_history: [{ role: "user", content: null }],
      tool_calls: [{ name: "x" }, 7],
      pre_call_results: { tier: "gold" },
      campaign_id: "spring",
      lead_id: 4711,
    };
    expect(read(body)[1]?.data).toEqual({
      call: {
        id: "17.5",
        durationSeconds: 142,
        messages: [{ role: "user", content: "", time: null }],
        toolCalls: [{ id: null, name: "x", args: {} }],
      },
      results: { tier: "gold" },
      campaign: { id: "spring" },
      lead: { id: "4711" },
      raw: body,
    });
    expect(avaAdapter.adapt(body)).toMatchObject({ hasPlatformTime: false });
  });

  it("takes Python's word for nothing as nothing", () => {
    const body = {
      call_id: "c1",
      caller_number: "None",
      context_name: "None",
      caller_name: "None",
      call_end_time: "",
    };
    expect(callOf(body)).toEqual({ id: "c1", customer: { name: "None" } });
  });

  it("of a lookup or a tool says its phase", () => {
    const lookup = { phase: "pre_call", call_id: "c1", caller_number: "+1", call_end_time: "" };
    expect(read(lookup)).toMatchObject([
      { type: "call.started", at: null, data: { call: { customer: { number: "+1" } } } },
    ]);
    const tool = { phase: "in_call", call_id: "c1", tool: "book", tool_args: { day: "mon" } };
    expect(read(tool)).toMatchObject([
      { type: "tool.calls", data: { tool: { name: "book", args: { day: "mon" } } } },
    ]);
  });
});

describe("a body that does not say its phase", () => {
  const lookup = { call_id: "c1", caller_number: "+1", called_number: "+2", campaign_id: "spring" };

  it("is no event when a lookup or a tool can have sent it, and that is told", () => {
    expect(avaAdapter.adapt(lookup)).toEqual({
      kind: "none",
      reason: expect.stringMatching(/^no call event, because .*"phase": "pre_call"/),
      callId: "c1",
      at: null,
      platformId: null,
      hasPlatformTime: false,
      request: null,
    });
    expect(detectAndAdapt("detect", lookup).adapter).toBe("ava");
  });

  it.each(avaEndNames)("is the end of the call when it has %s, even an empty one", (name) => {
    expect(read({ ...lookup, [name]: "" }).map(({ type }) => type)).toEqual([
      "call.ending",
      "call.ended",
    ]);
  });

  it("is the end of the call when it says so", () => {
    expect(read({ ...lookup, phase: "post_call" }).map(({ type }) => type)).toEqual([
      "call.ending",
      "call.ended",
    ]);
  });
});

describe("a body that is not AVA's", () => {
  const others: readonly Json[] = [
    null,
    [],
    {},
    { call_id: "c1" },
    { call_id: "", caller_number: "+1" },
    { call_id: null, summary: "x" },
    { call_id: "c".repeat(501), summary: "x" },
    { caller_number: "+1", summary: "x" },
    { call_id: ["c1"], summary: "x" },
    { unpod: 1, call_id: "c1", summary: "x" },
    { devclaw: 1, call_id: "c1", summary: "x" },
    { call_id: "c1", phase: "later" },
  ];

  it.each(others.map((body) => ({ body })))("$body", ({ body }) => {
    expect(avaAdapter.adapt(body).kind).toBe("unrecognised");
  });

  it.each<[string, Json]>([
    ["canonical", { type: "call.ended", call_id: "c1", summary: "x" }],
    ["vapi", { message: { type: "hang", call: { id: "c1" } }, call_id: "c1", summary: "x" }],
  ])("is left to %s", (adapter, body) => {
    expect(detectAndAdapt("detect", body).adapter).toBe(adapter);
  });
});

describe("values that cannot be used", () => {
  it("count as not given", () => {
    const body = {
      call_id: "c1",
      call_duration: "long",
      call_end_time: "yesterday",
      transcript_json: "[{",
      tool_calls_json: '{"a": 1}',
      pre_call_results_json: "[]",
      summary: { x: 1 },
    };
    expect(read(body)[1]).toMatchObject({ at: null, data: { call: { id: "c1" } } });
    expect(callOf(body)).toEqual({ id: "c1" });
    expect(read(body)[1]?.data["results"]).toBeUndefined();
  });

  it("are cut where they are nested too deeply", () => {
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    const body = { call_id: "c1", pre_call_results_json: `{"deep":${deep}}`, summary: "x" };
    expect(() => JSON.stringify(read(body))).not.toThrow();
  });
});
