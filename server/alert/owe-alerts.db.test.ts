import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DeliveryDetail } from "#core/contracts/deliveries.ts";
import { contextOf } from "../context.ts";
import { getDelivery } from "../delivery/get-delivery.ts";
import { listDeliveries } from "../delivery/list-deliveries.ts";
import { answerEvent } from "../event/answer-event.ts";
import { importHooks } from "../flow/import-hooks.ts";
import { getInbox } from "../inbox/inbox.ts";
import { setUpTestRuntime } from "../testing/test-runtime.ts";
import { startWorker } from "../worker/start-worker.ts";
import type { Loop } from "../worker/delivery-loop.ts";
import { getAlertDestinations, putAlertDestinations } from "./alert-destinations.ts";

const t = setUpTestRuntime();
let worker: Loop;
beforeAll(async () => {
  worker = await startWorker(t.runtime, { isAlone: true });
  await importHooks(contextOf(t.runtime), {
    name: "Alerts",
    document: {
      hooks: [
        {
          on: "call.ended",
          do: [{ type: "notify", title: "Call over", text: "{{ call.endedReason }}" }],
        },
        { on: "customer.turn", do: [{ type: "notify", to: "conversation", text: "Heard." }] },
      ],
    },
    publish: true,
    draft: false,
    runsOn: "hookline",
  });
});
afterAll(async () => {
  await worker.stop();
});

async function post(body: object) {
  const answer = await answerEvent(t.runtime, {
    source: "default",
    header: () => null,
    body: (async function* () {
      yield Buffer.from(JSON.stringify(body));
    })(),
  });
  return JSON.parse(answer.body);
}

const ended = (callId: string) => ({
  type: "call.ended",
  id: `end of ${callId}`,
  callId,
  at: "2026-11-20T10:00:00.000Z",
  data: { call: { endedReason: "hangup <b>" } },
});

/** The deliveries of a call once all are over, in the order they were decided. */
async function finished(callId: string): Promise<readonly DeliveryDetail[]> {
  const context = contextOf(t.runtime);
  for (let tries = 0; tries < 400; tries += 1) {
    const { deliveries } = await listDeliveries(context, { callId, limit: 10 });
    const isOver = deliveries.every(({ status }) => status !== "pending" && status !== "leased");
    if (deliveries.length > 0 && isOver) {
      const ids = deliveries.map(({ id }) => id).toSorted();
      return await Promise.all(ids.map((deliveryId) => getDelivery(context, { deliveryId })));
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("they were not over within 10 seconds");
}

describe("an alert", () => {
  it("that nobody is to get says so in the log, with what to do", async () => {
    await putAlertDestinations(contextOf(t.runtime), { alertDestinations: [] });
    expect(await post(ended("none"))).toMatchObject({ deliveries: 0, duplicate: false });
    const [only, ...others] = await finished("none");
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      status: "dead",
      actionType: "notify",
      lastReason: expect.stringContaining("Add one"),
    });
  });

  it("is a delivery to each destination, once, in the form each needs", async () => {
    const context = contextOf(t.runtime);
    const alertDestinations = [
      { type: "slack", url: "hookline://inbox/slack-alerts" },
      { type: "webhook", url: "hookline://inbox/web-alerts" },
      { type: "discord", url: "hookline://inbox/web-alerts" },
    ] as const;
    const stored = await putAlertDestinations(context, {
      alertDestinations: [...alertDestinations],
    });
    expect(stored).toEqual(await getAlertDestinations(context));
    expect(await post(ended("some"))).toMatchObject({ deliveries: 3 });
    expect(await post(ended("some"))).toMatchObject({ duplicate: true });
    const done = await finished("some");
    expect(done.map(({ status, channel }) => [status, channel])).toEqual(
      alertDestinations.map(() => ["delivered", "inbox"]),
    );
    const slack = await getInbox(context, { name: "slack-alerts" });
    expect(slack.messages.map(({ body }) => JSON.parse(body))).toEqual([
      { text: "*Call over*\nhangup &lt;b&gt;" },
    ]);
    const web = await getInbox(context, { name: "web-alerts" });
    const bodies = web.messages.map(({ body }) => JSON.parse(body));
    expect(bodies).toHaveLength(2);
    expect(bodies).toContainEqual(
      expect.objectContaining({ title: "Call over", text: "hangup <b>", callId: "some" }),
    );
  });

  it("to the conversation is handed to the platform's bridge", async () => {
    const body = { type: "customer.turn", callId: "talk", data: { turn: { text: "Hello" } } };
    expect(await post(body)).toMatchObject({
      deliveries: 0,
      actions: [{ type: "notify", title: null, text: "Heard.", callId: "talk" }],
    });
  });
});
