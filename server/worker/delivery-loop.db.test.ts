import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Action } from "#core/hook/action.ts";
import type { DeliveryDetail } from "#core/contracts/deliveries.ts";
import { startWebhookReceiver, type WebhookReceiver } from "../../e2e/fixtures/webhook-receiver.ts";
import { contextOf } from "../context.ts";
import { changeDestination, listDestinations } from "../destination/destinations.ts";
import { allowAddress } from "../destination/allowed-addresses.ts";
import { getDelivery } from "../delivery/get-delivery.ts";
import { listDeliveries } from "../delivery/list-deliveries.ts";
import { resend } from "../delivery/resend.ts";
import { answerEvent } from "../event/answer-event.ts";
import { importHooks } from "../flow/import-hooks.ts";
import { getInbox } from "../inbox/inbox.ts";
import { openSecret } from "../secret/seal-secret.ts";
import { signingSecretContext } from "../secret/secret-context.ts";
import { putSecret } from "../secret/put-secret.ts";
import { setUpTestRuntime } from "../testing/test-runtime.ts";
import { startWorker } from "./start-worker.ts";
import type { Loop } from "./delivery-loop.ts";

const test = setUpTestRuntime({ HOOKLINE_OUTBOUND_ALLOW: "localhost" });
let receiver: WebhookReceiver;
let worker: Loop;
beforeAll(async () => {
  receiver = await startWebhookReceiver();
  worker = await startWorker(test.runtime, { isAlone: true });
});
afterAll(async () => {
  await worker.stop();
  await receiver.stop();
});

/** The receiver by the one name that is allowed. */
const url = (path: string) => `${receiver.url.replace("127.0.0.1", "localhost")}${path}`;
const received = (path: string) => receiver.requests.filter((request) => request.path === path);

let count = 0;
/** Publishes a flow with one action, posts one event to it and waits until its delivery is over. */
async function deliver(action: Action): Promise<DeliveryDetail> {
  const type = "session.started";
  count += 1;
  const agent = `agent-${count}`;
  await importHooks(contextOf(test.runtime), {
    name: `Test ${count}`,
    document: { hooks: [{ on: type, scope: { agents: [agent] }, do: [action] }] },
    publish: true,
    draft: false,
    runsOn: "hookline",
  });
  const callId = `call-${count}`;
  await post({ type, callId, agentId: agent, data: { call: { customer: { name: "Ada" } } } });
  return await finished(callId);
}

async function post(body: unknown): Promise<void> {
  const answer = await answerEvent(test.runtime, {
    source: "default",
    header: () => null,
    body: (async function* () {
      yield Buffer.from(JSON.stringify(body));
    })(),
  });
  expect(answer.status).toBe(202);
}

async function finished(callId: string): Promise<DeliveryDetail> {
  return await until(async () => {
    const context = contextOf(test.runtime);
    const { deliveries } = await listDeliveries(context, { callId, limit: 10 });
    const [newest] = deliveries;
    if (newest === undefined || ["pending", "leased"].includes(newest.status)) return null;
    return await getDelivery(context, { deliveryId: newest.id });
  });
}

async function until<T>(look: () => Promise<T | null>): Promise<T> {
  for (let tries = 0; tries < 400; tries += 1) {
    const found = await look();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("it did not come about within 10 seconds");
}

const quickly = { count: 3, delayMs: 100 };

async function signingSecretOf(template: string): Promise<string> {
  const [row] = await test.runtime.db.sql<{ sealed: string; hash: string }[]>`
    select signing_secret_sealed as sealed, url_hash as hash from destinations where url_template = ${template}`;
  if (row === undefined) throw new Error("no such destination");
  return openSecret(
    test.runtime.secretKey,
    row.sealed,
    signingSecretContext("ws_default", row.hash),
  );
}

describe("a delivery", () => {
  it("arrives once, filled in and signed as Standard Webhooks says", async () => {
    const address = url("/signed");
    const done = await deliver({
      type: "slack",
      url: address,
      text: "Hello {{ call.customer.name }}",
    });
    expect(done).toMatchObject({ status: "delivered", attempts: 1, lastStatus: 200 });
    const [request] = received("/signed");
    expect(received("/signed")).toHaveLength(1);
    expect(request?.body).toBe('{"text":"Hello Ada"}');
    const verified = new Webhook(await signingSecretOf(address)).verify(request?.body ?? "", {
      ...request?.headers,
    });
    expect(verified).toEqual({ text: "Hello Ada" });
    expect(request?.headers["webhook-id"]).toBe(done.id);
  });

  it("is tried again after a failure, always with the same id, and every attempt is recorded", async () => {
    receiver.answerWith((request, _before) => {
      const isRetried = request.path === "/flaky" && received("/flaky").length < 2;
      return { status: isRetried ? 503 : 200, body: "busy" };
    });
    const done = await deliver({ type: "webhook", url: url("/flaky"), retry: quickly });
    expect(done).toMatchObject({ status: "delivered", attempts: 3 });
    expect(
      done.attemptList.map((attempt) => [attempt.number, attempt.outcome, attempt.status]),
    ).toEqual([
      [1, "retry", 503],
      [2, "retry", 503],
      [3, "delivered", 200],
    ]);
    expect(done.attemptList[0]?.responseBody).toBe("busy");
    expect(new Set(received("/flaky").map((request) => request.headers["webhook-id"]))).toEqual(
      new Set([done.id]),
    );
  });

  it("is dead when its tries are over, and can be sent again by a person", async () => {
    receiver.answerWith((request) => ({ status: request.path === "/down" ? 500 : 200 }));
    const dead = await deliver({
      type: "webhook",
      url: url("/down"),
      retry: { count: 1, delayMs: 100 },
    });
    expect(dead).toMatchObject({ status: "dead", attempts: 2, lastStatus: 500 });
    receiver.answerWith({ status: 200 });
    const again = await resend(contextOf(test.runtime), { deliveryId: dead.id });
    await until(async () => {
      const now = await getDelivery(contextOf(test.runtime), { deliveryId: again.id });
      return now.status === "delivered" ? now : null;
    });
    const ids = received("/down").map((request) => request.headers["webhook-id"]);
    expect(new Set(ids)).toEqual(new Set([dead.id]));
  });

  it("is dead at once when the receiver refuses it, with the answer shown", async () => {
    receiver.answerWith({ status: 422, body: "no such channel" });
    const dead = await deliver({ type: "webhook", url: url("/refused") });
    expect(dead).toMatchObject({ status: "dead", attempts: 1 });
    expect(dead.attemptList[0]).toMatchObject({ status: 422, responseBody: "no such channel" });
    receiver.answerWith({ status: 200 });
  });
});

describe("secrets", () => {
  it("are filled in when it leaves and shown nowhere, also when the receiver repeats them", async () => {
    const value = "s3cret-value-42";
    await putSecret(contextOf(test.runtime), { name: "TOKEN", value });
    receiver.answerWith((request) => ({ status: 200, body: `you sent ${request.body}` }));
    const done = await deliver({
      type: "webhook",
      url: url("/secret?key=${TOKEN}"),
      headers: { authorization: "Bearer ${TOKEN}" },
      body: { token: "${TOKEN}", name: "{{ call.customer.name }}" },
    });
    const [request] = received(`/secret?key=${value}`);
    expect(request?.headers["authorization"]).toBe(`Bearer ${value}`);
    expect(JSON.parse(request?.body ?? "")).toEqual({ token: value, name: "Ada" });
    expect(JSON.stringify(done)).not.toContain(value);
    expect(done.request.url).toContain("${TOKEN}");
    const rows = await test.runtime.db
      .sql`select d.*, a.* from deliveries d join attempts a on a.delivery_id = d.id`;
    expect(JSON.stringify(rows)).not.toContain(value);
    receiver.answerWith({ status: 200 });
  });
  it("sign as DevClaw does, so that its receivers go on checking with the secret they have", async () => {
    const value = "s1gning-value-42";
    await putSecret(contextOf(test.runtime), { name: "DEVCLAW_SECRET", value });
    const done = await deliver({
      type: "webhook",
      url: url("/devclaw"),
      sign: "devclaw",
      bodyForm: "devclaw",
      signingSecret: "${DEVCLAW_SECRET}",
    });
    const [request] = received("/devclaw");
    const mac = createHmac("sha256", value)
      .update(request?.body ?? "")
      .digest("hex");
    expect(request?.headers["x-webhook-signature"]).toBe(`sha256=${mac}`);
    expect(request?.headers["x-webhook-event"]).toBe("session-started-webhook");
    expect(JSON.stringify(done)).not.toContain(value);
  });
  it("that are missing stop the delivery with what to do", async () => {
    const dead = await deliver({ type: "webhook", url: "${NOT_THERE}" });
    expect(dead).toMatchObject({
      status: "dead",
      lastReason: expect.stringContaining("NOT_THERE"),
    });
  });
});

describe("the outbound guard", () => {
  it("refuses a private address, offers to allow it, and lets a resend through afterwards", async () => {
    const address = `${receiver.url}/allowed-later`;
    const dead = await deliver({ type: "webhook", url: address });
    expect(dead).toMatchObject({
      status: "dead",
      lastReason: expect.stringContaining("127.0.0.1"),
    });
    expect(dead.allowable).toBe(new URL(receiver.url).host);
    await allowAddress(contextOf(test.runtime), { address: dead.allowable ?? "" });
    const again = await resend(contextOf(test.runtime), { deliveryId: dead.id });
    await until(async () => {
      const now = await getDelivery(contextOf(test.runtime), { deliveryId: again.id });
      return now.status === "delivered" ? now : null;
    });
  });
  it.each(["http://169.254.169.254/", "http://[::ffff:10.0.0.1]/"])(
    "refuses %s",
    async (address) => {
      const dead = await deliver({ type: "webhook", url: address });
      expect(dead).toMatchObject({ status: "dead", attempts: 1 });
      expect(dead.lastReason).toMatch(/does not send/);
    },
  );
});

describe("a destination that is gone", () => {
  it("is switched off by 410; what follows is held and goes out when it is switched on again", async () => {
    receiver.answerWith((request) => ({ status: request.path === "/gone" ? 410 : 200 }));
    const action: Action = { type: "webhook", url: url("/gone") };
    expect((await deliver(action)).status).toBe("dead");
    const held = await deliver(action);
    expect(held.status).toBe("held");
    receiver.answerWith({ status: 200 });
    const { destinations } = await listDestinations(contextOf(test.runtime));
    const gone = destinations.find((destination) => destination.urlTemplate === action.url);
    expect(gone).toMatchObject({ status: "disabled", reason: expect.stringContaining("410") });
    await changeDestination(contextOf(test.runtime), {
      destinationId: gone?.id ?? "",
      status: "active",
    });
    await until(async () => {
      const now = await getDelivery(contextOf(test.runtime), { deliveryId: held.id });
      return now.status === "delivered" ? now : null;
    });
  });
});

it("reaches the Inbox in process", async () => {
  const done = await deliver({ type: "discord", url: "hookline://inbox/here", content: "Hi" });
  expect(done).toMatchObject({ status: "delivered", channel: "inbox" });
  const { messages } = await getInbox(contextOf(test.runtime), { name: "here" });
  expect(JSON.parse(messages[0]?.body ?? "")).toMatchObject({ content: "Hi" });
});

it("takes back a lease that ran out: the attempt is recorded as unknown and made again", async () => {
  const first = await deliver({ type: "webhook", url: url("/cut-off") });
  await test.runtime.db.sql`
    update deliveries set status = 'leased', lease_token = 'key_dead', lease_until = ${Date.now() - 1}, finished_at = null
    where id = ${first.id}`;
  const done = await until(async () => {
    const now = await getDelivery(contextOf(test.runtime), { deliveryId: first.id });
    return now.status === "delivered" && now.attemptList.length === 3 ? now : null;
  });
  expect(done.attemptList.map((attempt) => attempt.outcome)).toEqual([
    "delivered",
    "unknown",
    "delivered",
  ]);
  const ids = received("/cut-off").map((request) => request.headers["webhook-id"]);
  expect(new Set(ids)).toEqual(new Set([first.id]));
});

it("is dead at last when Hookline itself cannot make its attempts", async () => {
  const action: Action = {
    type: "webhook",
    url: url("/unsealed"),
    retry: { count: 1, delayMs: 100 },
  };
  expect((await deliver(action)).status).toBe("delivered");
  await test.runtime.db.sql`
    update destinations set signing_secret_sealed = 'broken' where url_template = ${action.url}`;
  const dead = await deliver(action);
  expect(dead).toMatchObject({ status: "dead", attempts: 2 });
  expect(dead.attemptList.map(({ outcome, code }) => [outcome, code])).toEqual([
    ["retry", "hookline.failed"],
    ["retry", "hookline.failed"],
  ]);
});

it("is dead at last when every process that tries it dies", async () => {
  const first = await deliver({ type: "webhook", url: url("/deadly"), retry: "none" });
  await test.runtime.db.sql`
    update deliveries set status = 'pending', attempts = 6, next_attempt_at = ${Date.now()}, finished_at = null
    where id = ${first.id}`;
  const dead = await until(async () => {
    const now = await getDelivery(contextOf(test.runtime), { deliveryId: first.id });
    return now.status === "dead" ? now : null;
  });
  expect(dead).toMatchObject({ attempts: 7 });
  expect(received("/deadly")).toHaveLength(1);
});
