import { describe, expect, it } from "vitest";
import type { HooksDocument } from "#core/hook/hook.ts";
import type { Json } from "#core/json.ts";
import { contextOf } from "../context.ts";
import { getEvent } from "./get-event.ts";
import { listEvents } from "./list-events.ts";
import { listDeliveries } from "../delivery/list-deliveries.ts";
import { importHooks } from "../flow/import-hooks.ts";
import { setFlowEnabled } from "../flow/set-flow-enabled.ts";
import { setUpTestRuntime } from "../testing/test-runtime.ts";
import { answerEvent } from "./answer-event.ts";

const test = setUpTestRuntime({ HOOKLINE_MAX_BODY_BYTES: "20000" });

async function post(body: Json | string, headers: Record<string, string> = {}, source = "default") {
  const bytes = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  const answer = await answerEvent(test.runtime, {
    source,
    header: (name) => headers[name] ?? null,
    body: (async function* () {
      yield bytes;
    })(),
  });
  return { ...answer, json: JSON.parse(answer.body) };
}

let calls = 0;
const newCall = () => `call-${(calls += 1)}`;
const ending = (callId: string, endedReason: string) => ({
  type: "call.ending",
  callId,
  at: "2026-11-20T10:00:00.000Z",
  data: { call: { endedReason, customer: { number: "+15551234567" } } },
});

const webhookHook: HooksDocument["hooks"][number] = {
  on: "call.ending",
  name: "failed",
  filters: [{ type: "oneOf", key: "call.endedReason", oneOf: ["pipeline-error"] }],
  do: [
    { type: "webhook", url: "https://example.com/hook", body: { text: "{{ call.endedReason }}" } },
  ],
};
const sayHook: HooksDocument["hooks"][number] = {
  on: "customer.turn",
  name: "answer",
  do: [
    { type: "say", exact: "One moment." },
    { type: "tool", tool: { type: "endCall" } },
  ],
};

async function publish(...hooks: HooksDocument["hooks"]): Promise<string> {
  const made = await importHooks(contextOf(test.runtime), {
    name: "Test",
    document: { hooks },
    publish: true,
    draft: false,
    runsOn: "hookline",
  });
  return made.flowId;
}

describe("a stored event", () => {
  it("is answered with what came of it, and is there to be read with its verdicts", async () => {
    const flowId = await publish(webhookHook);
    const callId = newCall();
    const fired = await post(ending(callId, "pipeline-error-openai-llm-failed"));
    expect(fired.status).toBe(202);
    expect(fired.json).toMatchObject({ duplicate: false, verdicts: 1, deliveries: 1, actions: [] });

    const skipped = await post(ending(newCall(), "customer-ended-call"));
    expect(skipped.json).toMatchObject({ verdicts: 1, deliveries: 0 });
    const event = await getEvent(contextOf(test.runtime), { eventId: skipped.json.eventId });
    expect(event.verdicts).toEqual([
      expect.objectContaining({
        flowId,
        hook: "failed",
        verdict: "skipped",
        reason: "filter",
        filter: webhookHook.filters?.[0],
        expected: ["pipeline-error"],
        actual: "customer-ended-call",
      }),
    ]);
    const { deliveries } = await listDeliveries(contextOf(test.runtime), { callId, limit: 50 });
    expect(deliveries).toHaveLength(1);
    expect(deliveries[0]).toMatchObject({
      status: "pending",
      actionType: "webhook",
      hook: "failed",
    });
    await setFlowEnabled(contextOf(test.runtime), { flowId, enabled: false });
  });

  it("says of a hook that was live and listens to something else that it does", async () => {
    const flowId = await publish(webhookHook, sayHook);
    const answer = await post(ending(newCall(), "pipeline-error-x"));
    const event = await getEvent(contextOf(test.runtime), { eventId: answer.json.eventId });
    const own = event.verdicts.filter((verdict) => verdict.flowId === flowId);
    expect(own.map(({ hook, verdict, reason }) => [hook, verdict, reason])).toEqual([
      ["failed", "fired", undefined],
      ["answer", "skipped", "event"],
    ]);
    await setFlowEnabled(contextOf(test.runtime), { flowId, enabled: false });
  });

  it("says of a flow that is switched off that its hooks are disabled", async () => {
    const flowId = await publish(webhookHook);
    await setFlowEnabled(contextOf(test.runtime), { flowId, enabled: false });
    const answer = await post(ending(newCall(), "pipeline-error-x"));
    const event = await getEvent(contextOf(test.runtime), { eventId: answer.json.eventId });
    const own = event.verdicts.find((verdict) => verdict.flowId === flowId);
    expect(own).toMatchObject({ verdict: "skipped", reason: "disabled" });
    expect(answer.json.deliveries).toBe(0);
  });
});

describe("the same event twice", () => {
  it("is not told by an empty header", async () => {
    const headers = { "webhook-id": "", "idempotency-key": "" };
    expect((await post({ type: "call.started", callId: newCall() }, headers)).json.duplicate).toBe(
      false,
    );
    expect((await post({ type: "call.started", callId: newCall() }, headers)).json.duplicate).toBe(
      false,
    );
  });

  it.each([
    ["by the sender's header", {}, { "webhook-id": "m1" }],
    ["by the Idempotency-Key", {}, { "idempotency-key": "m2" }],
    ["by the event's own id", { id: "evt_given1" }, {}],
    ["by its bytes, as it carries the platform's time", {}, {}],
  ])("has effects once: %s", async (_title, more, headers: Record<string, string>) => {
    const flowId = await publish(webhookHook, sayHook);
    const body = { ...ending(newCall(), "pipeline-error-x"), ...more };
    const first = await post(body, headers);
    const second = await post(body, headers);
    expect(first.json.duplicate).toBe(false);
    expect(second.json).toEqual({ ...first.json, duplicate: true, actions: [] });
    const context = contextOf(test.runtime);
    const { deliveries } = await listDeliveries(context, { callId: body.callId, limit: 50 });
    expect(deliveries).toHaveLength(1);
    expect((await getEvent(context, { eventId: first.json.eventId })).repeats).toBe(1);
    await setFlowEnabled(context, { flowId, enabled: false });
  });

  it("is never assumed of a body without id and time", async () => {
    const { at: _at, ...body } = ending(newCall(), "pipeline-error-x");
    const [first, second] = [await post(body), await post(body)];
    expect(second.json.duplicate).toBe(false);
    expect(second.json.eventId).not.toBe(first.json.eventId);
  });

  it("posted many times at once is stored once", async () => {
    const body = ending(newCall(), "pipeline-error-x");
    const answers = await Promise.all(Array.from({ length: 12 }, () => post(body)));
    expect(answers.filter((answer) => answer.json.duplicate === false)).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.json.eventId)).size).toBe(1);
  });
});

describe("in-call actions", () => {
  it("made while a canonical sender waits are handed over in the answer, in order, once", async () => {
    const flowId = await publish(sayHook);
    const turn = {
      type: "customer.turn",
      callId: newCall(),
      at: "2026-11-20T10:00:00.000Z",
      data: { turn: { text: "Hi" } },
    };
    const answer = await post(turn);
    expect(answer.json.actions).toEqual([
      expect.objectContaining({
        id: expect.stringMatching(/^dlv_/),
        type: "say",
        text: "One moment.",
        endCallAfterSpoken: expect.objectContaining({ reason: null }),
        expiresAt: expect.any(String),
        callId: turn.callId,
      }),
    ]);
    expect((await post(turn)).json.actions).toEqual([]);
    await setFlowEnabled(contextOf(test.runtime), { flowId, enabled: false });
  });
});

describe("what cannot become an event", () => {
  it("stores a body nobody recognises, with what was tried", async () => {
    const answer = await post({ hello: "world" });
    expect(answer.status).toBe(202);
    expect(answer.json).toMatchObject({ unrecognised: true, verdicts: 0 });
    const event = await getEvent(contextOf(test.runtime), { eventId: answer.json.eventId });
    expect(event.unrecognised).toBe(true);
    expect(event.data["raw"]).toEqual({ hello: "world" });
    expect(event.note).toMatch(/recognised/);
  });
  it.each([
    ["broken JSON", "{", "default", 400],
    ["not UTF-8", Buffer.from([0x22, 0xff, 0x22]).toString("latin1"), "default", 400],
    ["an unknown source", "{}", "nobody", 404],
    [
      "a body over the limit",
      JSON.stringify({ type: "x", data: "x".repeat(20_000) }),
      "default",
      413,
    ],
  ])(
    "%s is a problem that says what to do, and is not stored",
    async (_title, body, source, status) => {
      const before = await listEvents(contextOf(test.runtime), { limit: 500 });
      const bytes = Buffer.from(body, "latin1");
      const answer = await answerEvent(test.runtime, {
        source,
        header: () => null,
        body: (async function* () {
          yield bytes;
        })(),
      });
      expect(answer.status).toBe(status);
      expect(answer.headers["content-type"]).toBe("application/problem+json");
      expect(JSON.parse(answer.body)).toMatchObject({
        hint: expect.any(String),
        detail: expect.any(String),
      });
      const after = await listEvents(contextOf(test.runtime), { limit: 500 });
      expect(after.events).toHaveLength(before.events.length);
    },
  );
  it("keeps what a caller said even where Postgres cannot: NUL and half a surrogate pair", async () => {
    const answer = await post(
      `{"type":"customer.turn","callId":"c-nul","data":{"turn":{"text":"a\\u0000b\\ud800"}}}`,
    );
    expect(answer.status).toBe(202);
    const event = await getEvent(contextOf(test.runtime), { eventId: answer.json.eventId });
    expect(event.data["turn"]).toMatchObject({ text: "a\uFFFDb\uFFFD" });
  });
});

it("refuses new events past the backlog's bound, and takes them again below it", async () => {
  test.runtime.backlog.set(Number.MAX_SAFE_INTEGER);
  const refused = await post(ending(newCall(), "x"));
  expect(refused.status).toBe(429);
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
  test.runtime.backlog.set(0);
  expect((await post(ending(newCall(), "x"))).status).toBe(202);
});
