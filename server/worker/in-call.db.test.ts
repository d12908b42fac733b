import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HandedAction } from "#core/contracts/events.ts";
import type { HooksDocument } from "#core/hook/hook.ts";
import type { Json } from "#core/json.ts";
import { startWebhookReceiver, type WebhookReceiver } from "../../e2e/fixtures/webhook-receiver.ts";
import { contextOf } from "../context.ts";
import { getDelivery } from "../delivery/get-delivery.ts";
import { listDeliveries } from "../delivery/list-deliveries.ts";
import { answerEvent } from "../event/answer-event.ts";
import { followActions } from "../event/follow-actions.ts";
import { importHooks } from "../flow/import-hooks.ts";
import { createSource } from "../source/write-source.ts";
import { setUpTestRuntime } from "../testing/test-runtime.ts";
import type { Loop } from "./delivery-loop.ts";
import { startWorker } from "./start-worker.ts";

const test = setUpTestRuntime({ HOOKLINE_OUTBOUND_ALLOW: "localhost" });
let receiver: WebhookReceiver;
let worker: Loop;

const hooks: HooksDocument["hooks"] = [
  {
    on: "customer.turn",
    name: "help",
    filters: [{ type: "contains", key: "turn.text", contains: "human" }],
    do: [
      { type: "message.add", message: { role: "system", content: "Be brief." } },
      { type: "say", exact: "One moment." },
      {
        type: "tool",
        tool: { type: "transferCall", destinations: [{ type: "number", number: "+15550100200" }] },
      },
    ],
  },
  { on: "call.ending", name: "bye", do: [{ type: "say", exact: "Bye." }] },
];

beforeAll(async () => {
  receiver = await startWebhookReceiver();
  const context = contextOf(test.runtime);
  const source = { adapter: "vapi", auth: "none" } as const;
  await createSource(context, { ...source, name: "vapi", controlHosts: ["http://localhost"] });
  await createSource(context, {
    ...source,
    name: "by-url",
    actionUrl: `${receiver.url.replace("127.0.0.1", "localhost")}/act`,
  });
  await importHooks(context, {
    name: "In call",
    document: { hooks },
    publish: true,
    draft: false,
    runsOn: "hookline",
  });
  worker = await startWorker(test.runtime, { isAlone: true });
});
afterAll(async () => {
  await worker.stop();
  await receiver.stop();
});

let calls = 0;
function vapi(message: { [name: string]: Json }, controlUrl: string | null) {
  calls += 1;
  const callId = `call-${calls}`;
  const call: Json = controlUrl === null ? { id: callId } : { id: callId, monitor: { controlUrl } };
  return { callId, body: { message: { timestamp: Date.now(), call, ...message } } };
}
const wantsHuman = {
  type: "transcript",
  role: "user",
  transcriptType: "final",
  transcript: "A human!",
};

async function post(source: string, body: Json) {
  const answer = await answerEvent(test.runtime, {
    source,
    header: () => null,
    body: (async function* () {
      yield Buffer.from(JSON.stringify(body));
    })(),
  });
  return JSON.parse(answer.body);
}
async function deliveriesOf(callId: string) {
  const { deliveries } = await listDeliveries(contextOf(test.runtime), { callId, limit: 20 });
  return deliveries.toReversed();
}
async function settled(callId: string) {
  for (let tries = 0; tries < 400; tries += 1) {
    const found = await deliveriesOf(callId);
    if (found.length > 0 && found.every((one) => one.finishedAt !== null)) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("in-call actions were not settled within 10 seconds");
}
const bodiesAt = (path: string) =>
  receiver.requests
    .filter((request) => request.path === path)
    .map((request) => JSON.parse(request.body));

describe("on Vapi, with a control address the source allows", () => {
  it("posts the actions of a hook there, each after the one before was answered", async () => {
    receiver.answerWith({ status: 200, delayMs: 150 });
    const { callId, body } = vapi(
      wantsHuman,
      `${receiver.url.replace("127.0.0.1", "localhost")}/control`,
    );
    const answer = await post("vapi", body);
    expect(answer.actions).toEqual([]);
    const done = await settled(callId);
    expect(done.map((one) => one.status)).toEqual(["delivered", "delivered"]);
    expect(bodiesAt("/control")).toEqual([
      {
        type: "add-message",
        message: { role: "system", content: "Be brief." },
        triggerResponseEnabled: true,
      },
      {
        type: "transfer",
        destination: { type: "number", number: "+15550100200" },
        content: "One moment.",
      },
    ]);
    const [first, second] = await Promise.all(
      done.map((one) => getDelivery(contextOf(test.runtime), { deliveryId: one.id })),
    );
    const startOfSecond = second?.attemptList[0]?.startedAt ?? "";
    expect(Date.parse(startOfSecond)).toBeGreaterThanOrEqual(Date.parse(first?.finishedAt ?? ""));
    receiver.answerWith({ status: 200 });
  });
  it("sends nothing twice: an answer that says no is the end of it", async () => {
    receiver.answerWith({ status: 500 });
    const { callId, body } = vapi(
      wantsHuman,
      `${receiver.url.replace("127.0.0.1", "localhost")}/broken`,
    );
    await post("vapi", body);
    const done = await settled(callId);
    expect(done.map((one) => [one.status, one.attempts])).toEqual([
      ["dead", 1],
      ["dead", 1],
    ]);
    expect(bodiesAt("/broken")).toHaveLength(2);
    receiver.answerWith({ status: 200 });
  });
  it("says nothing in a call that has ended", async () => {
    const ended = { type: "status-update", status: "ended", endedReason: "customer-ended-call" };
    const { callId, body } = vapi(ended, `${receiver.url.replace("127.0.0.1", "localhost")}/late`);
    await post("vapi", body);
    expect((await settled(callId)).map((one) => one.status)).toEqual(["expired"]);
    expect(bodiesAt("/late")).toEqual([]);
  });
});

it("does not post to a control address whose host the source does not allow: it is handed over instead", async () => {
  const { callId, body } = vapi(wantsHuman, `${receiver.url}/evil`);
  await post("vapi", body);
  const found = await deliveriesOf(callId);
  expect(found.map((one) => one.channel)).toEqual(["stream", "stream"]);
  expect(bodiesAt("/evil")).toEqual([]);
});

it("posts to the source's action address when the call has none", async () => {
  const { callId, body } = vapi(wantsHuman, null);
  await post("by-url", body);
  expect((await settled(callId)).map((one) => one.channel)).toEqual(["action-url", "action-url"]);
  expect(bodiesAt("/act").map((one) => one.type)).toEqual(["message.add", "transferCall"]);
});

it("hands over on the action stream, in order, each once, to a reader of that call", async () => {
  const { callId, body } = vapi(wantsHuman, null);
  await post("vapi", body);
  const source = await test.runtime.sources.find("ws_default", "vapi");
  if (source === null) throw new Error("the source was made before");
  const leaving = new AbortController();
  const taken: HandedAction[] = [];
  for await (const action of followActions(test.runtime, source, callId, leaving.signal)) {
    taken.push(action);
    if (taken.length === 2) break;
  }
  expect(taken.map((action) => action.type)).toEqual(["message.add", "transferCall"]);
  expect(taken[0]).toMatchObject({
    id: expect.stringMatching(/^dlv_/),
    expiresAt: expect.any(String),
    callId,
  });
  expect((await deliveriesOf(callId)).map((one) => one.status)).toEqual(["delivered", "delivered"]);
});

it("ends what nobody took when the call ends", async () => {
  const { callId, body } = vapi(wantsHuman, null);
  await post("vapi", body);
  const { message } = vapi(
    { type: "end-of-call-report", endedReason: "customer-ended-call" },
    null,
  ).body;
  await post("vapi", { message: { ...message, call: { id: callId } } });
  const done = await settled(callId);
  expect(done.map((one) => one.status)).toEqual(["expired", "expired"]);
  expect(done[0]?.lastReason).toMatch(/call ended/);
});

it("ends what nobody took in time", async () => {
  const { callId, body } = vapi(wantsHuman, null);
  await post("vapi", body);
  await test.runtime.db
    .sql`update deliveries set expires_at = ${Date.now() - 1} where call_id = ${callId}`;
  expect((await settled(callId)).map((one) => one.status)).toEqual(["expired", "expired"]);
});
