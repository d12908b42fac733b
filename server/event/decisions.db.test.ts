import { beforeEach, describe, expect, it } from "vitest";
import type { Hook } from "#core/hook/hook.ts";
import type { Json } from "#core/json.ts";
import { contextOf } from "../context.ts";
import { listDeliveries } from "../delivery/list-deliveries.ts";
import { importHooks } from "../flow/import-hooks.ts";
import { setFlowEnabled } from "../flow/set-flow-enabled.ts";
import { createSource, updateSource } from "../source/write-source.ts";
import { setUpTestRuntime } from "../testing/test-runtime.ts";
import { answerEvent } from "./answer-event.ts";
import { getEvent } from "./get-event.ts";

const test = setUpTestRuntime();

async function post(body: Json, headers: Record<string, string> = {}, source = "default") {
  const answer = await answerEvent(test.runtime, {
    source,
    header: (name) => headers[name] ?? null,
    body: (async function* () {
      yield Buffer.from(JSON.stringify(body));
    })(),
  });
  return { status: answer.status, json: JSON.parse(answer.body) };
}

const live: string[] = [];
async function publish(hooks: readonly Hook[], runsOn: "hookline" | "platform" = "hookline") {
  const { flowId } = await importHooks(contextOf(test.runtime), {
    name: "Test",
    document: { hooks: [...hooks] },
    publish: true,
    draft: false,
    runsOn,
  });
  live.push(flowId);
  return flowId;
}
beforeEach(async () => {
  for (const flowId of live.splice(0)) {
    await setFlowEnabled(contextOf(test.runtime), { flowId, enabled: false });
  }
});

let sessions = 0;
const toolUse = (args: Json) => ({
  type: "pre_tool_use",
  callId: `session-${(sessions += 1)}`,
  at: "2026-11-20T10:00:00.000Z",
  data: { tool: { name: "bash", args }, message: "Calling bash" },
});
const guard: Hook = {
  name: "guard",
  on: "pre_tool_use",
  filters: [{ type: "contains", key: "tool.args.command", contains: "rm -rf" }],
  do: [{ type: "block", reason: "{{ tool.name }} may not delete" }],
};
const limit: Hook = {
  name: "limit",
  on: "pre_tool_use",
  priority: 10,
  do: [{ type: "modify", set: { "tool.args.timeout": 30 } }],
};

const explain = async (eventId: string) => getEvent(contextOf(test.runtime), { eventId });

describe("an event that waits for a decision", () => {
  it("is answered 200 with leave to go on when nobody objects", async () => {
    const answer = await post(toolUse({ command: "ls" }));
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ decision: { block: false }, duplicate: false });
    expect(answer.json.decision).toEqual({ block: false });
  });

  it("is blocked, and the log says by whom and why", async () => {
    const flowId = await publish([guard, { ...limit, name: "later", priority: 200 }, limit]);
    const answer = await post(toolUse({ command: "rm -rf /" }));
    expect(answer.status).toBe(200);
    expect(answer.json.decision).toEqual({ block: true, reason: "bash may not delete" });
    const event = await explain(answer.json.eventId);
    expect(event.decision).toEqual(answer.json.decision);
    const own = event.verdicts.filter((verdict) => verdict.flowId === flowId);
    expect(own.map(({ hook, verdict, reason }) => [hook, verdict, reason])).toEqual([
      ["limit", "fired", undefined],
      ["guard", "fired", undefined],
      ["later", "skipped", "blocked"],
    ]);
    expect(own[0]?.effects).toEqual([
      expect.objectContaining({
        kind: "decision",
        type: "modify",
        decision: { block: false, set: { "tool.args.timeout": 30 } },
        ignored: 'The hook "guard" blocked the event.',
      }),
    ]);
    expect(own[1]?.effects).toEqual([
      expect.objectContaining({
        decision: { block: true, reason: "bash may not delete" },
      }),
    ]);
  });

  it("is changed, and told the whole arguments", async () => {
    await publish([limit]);
    const answer = await post(toolUse({ command: "ls" }));
    expect(answer.json.decision).toEqual({
      block: false,
      set: { "tool.args": { command: "ls", timeout: 30 } },
    });
  });

  it("is answered the same decision when it comes again, and counted once", async () => {
    await publish([guard]);
    const body = toolUse({ command: "rm -rf /" });
    const first = await post(body, { "webhook-id": "same-event" });
    const again = await post(body, { "webhook-id": "same-event" });
    expect(again.status).toBe(200);
    expect(again.json).toEqual({ ...first.json, duplicate: true, actions: [] });
  });

  it("is let go by a flow that the platform runs", async () => {
    const flowId = await publish([guard], "platform");
    const answer = await post(toolUse({ command: "rm -rf /" }));
    expect(answer.json.decision).toEqual({ block: false });
    const event = await explain(answer.json.eventId);
    const own = event.verdicts.find((verdict) => verdict.flowId === flowId);
    expect(own).toMatchObject({ reason: "platform", wouldHave: "fired" });
  });

  it("leaves no row in the ledger for what it decides", async () => {
    const flowId = await publish([
      {
        ...limit,
        do: [
          ...limit.do,
          { type: "webhook", url: "https://example.com/audit", body: "{{ tool.args }}" },
        ],
      },
    ]);
    const answer = await post(toolUse({ command: "ls" }));
    expect(answer.json).toMatchObject({ deliveries: 1 });
    const { deliveries } = await listDeliveries(contextOf(test.runtime), { flowId, limit: 50 });
    expect(deliveries.map(({ actionType }) => actionType)).toEqual(["webhook"]);
  });
});

describe("an event that waits for none", () => {
  it("is answered 202, and the log says that a block has no effect there", async () => {
    await publish([{ ...guard, on: "post_tool_use", filters: [] }]);
    const answer = await post({ ...toolUse({}), type: "post_tool_use" });
    expect(answer.status).toBe(202);
    expect(answer.json).not.toHaveProperty("decision");
    const event = await explain(answer.json.eventId);
    expect(event.verdicts[0]?.effects).toEqual([
      expect.objectContaining({ ignored: expect.stringContaining("waits for no decision") }),
    ]);
  });
});

describe("what is kept with the call", () => {
  it("is there for later events of the call and for no other call", async () => {
    await publish([
      {
        name: "keep",
        on: "customer.turn",
        do: [{ type: "data.set", key: "account.tier", value: "{{ turn.text }}" }],
      },
      {
        name: "tell",
        on: "call.ended",
        filters: [{ type: "equals", key: "call.data.account.tier", equals: "gold" }],
        do: [{ type: "webhook", url: "https://example.com/", body: "{{ call.data }}" }],
      },
    ]);
    const turn = {
      type: "customer.turn",
      callId: "kept-1",
      at: "2026-11-20T10:00:00.000Z",
      data: { turn: { text: "gold" } },
    };
    const kept = await post(turn);
    expect(kept.json.data).toEqual({ "account.tier": "gold" });
    const event = await explain(kept.json.eventId);
    expect(event.verdicts[0]?.effects).toEqual([
      expect.objectContaining({ kind: "data", path: "call.data.account.tier", value: "gold" }),
    ]);
    expect((await post({ ...turn, type: "call.ended" })).json.deliveries).toBe(1);
    const other = { ...turn, callId: "kept-2", type: "call.ended" };
    expect((await post(other)).json.deliveries).toBe(0);
  });
});

describe("Vapi asks", () => {
  const at = 1_787_238_281_333;
  const toolCalls = (callId: string): Json => ({
    message: {
      type: "tool-calls",
      timestamp: at,
      call: { id: callId },
      toolCallList: [
        { id: "t1", type: "function", function: { name: "find", arguments: { order: 7 } } },
        { id: "t2", type: "function", function: { name: "book", arguments: {} } },
      ],
    },
  });

  it("and each tool gets what its hook answers, else ok", async () => {
    await publish([
      {
        name: "found",
        on: "tool.calls",
        filters: [{ type: "equals", key: "tool.name", equals: "find" }],
        do: [{ type: "answer", result: { order: "{{ tool.args.order }}" } }],
      },
    ]);
    const body = toolCalls("vapi-1");
    const first = await post(body);
    expect(first).toEqual({
      status: 200,
      json: {
        results: [
          { toolCallId: "t1", name: "find", result: '{"order":7}' },
          { toolCallId: "t2", name: "book", result: "ok" },
        ],
      },
    });
    // A repeat hears the same, also when the hook is gone.
    await setFlowEnabled(contextOf(test.runtime), { flowId: live.at(-1) ?? "", enabled: false });
    expect(await post(body)).toEqual(first);
  });

  it("and is sent where a hook says", async () => {
    await publish([
      {
        name: "sales",
        on: "tool.calls",
        do: [{ type: "answer", toolName: "transferCall", destination: "+15550100199" }],
      },
    ]);
    const asks = (type: string) => ({
      message: { type, timestamp: at, call: { id: `vapi-${type}` } },
    });
    expect(await post(asks("transfer-destination-request"))).toEqual({
      status: 200,
      json: { destination: { type: "number", number: "+15550100199" } },
    });
    expect((await post(asks("handoff-destination-request"))).json).toHaveProperty("error");
    expect((await post(asks("assistant-request"))).json).toHaveProperty("error");
  });

  it("and hears what its source says when no hook does", async () => {
    const context = contextOf(test.runtime);
    const made = await createSource(context, {
      name: "by-default",
      adapter: "vapi",
      auth: "none",
      defaultAnswers: { "assistant-request": { assistantId: "day-shift" } },
    });
    expect(made.defaultAnswers).toEqual({ "assistant-request": { assistantId: "day-shift" } });
    const asks = (type: string) =>
      post({ message: { type, timestamp: at, call: { id: `d-${type}` } } }, {}, made.name);
    expect((await asks("assistant-request")).json).toEqual({ assistantId: "day-shift" });
    expect((await asks("transfer-destination-request")).json).toHaveProperty("error");
    // Changing something else of the source keeps them.
    const input = { name: made.name, adapter: "vapi", auth: "none", sourceId: made.id } as const;
    expect(await updateSource(context, input)).toMatchObject({
      defaultAnswers: made.defaultAnswers,
    });
  });

  it("for an assistant while the phone rings", async () => {
    await publish([
      { name: "night", on: "call.ringing", do: [{ type: "answer", assistantId: "night-shift" }] },
    ]);
    const body = { message: { type: "assistant-request", timestamp: at, call: { id: "vapi-n" } } };
    expect(await post(body)).toEqual({ status: 200, json: { assistantId: "night-shift" } });
  });
});
