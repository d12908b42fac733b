import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startWebhookReceiver, type WebhookReceiver } from "../../e2e/fixtures/webhook-receiver.ts";
import { contextOf } from "../context.ts";
import { answerEvent } from "../event/answer-event.ts";
import { importHooks } from "../flow/import-hooks.ts";
import { putSecret } from "../secret/put-secret.ts";
import { setUpTestRuntime } from "../testing/test-runtime.ts";
import type { Loop } from "../worker/delivery-loop.ts";
import { startWorker } from "../worker/start-worker.ts";

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

async function post(body: string): Promise<unknown> {
  const answer = await answerEvent(test.runtime, {
    source: "default",
    header: () => null,
    body: (async function* () {
      yield Buffer.from(body);
    })(),
  });
  return { status: answer.status, body: JSON.parse(answer.body) };
}

async function imported(document: string): Promise<void> {
  await importHooks(contextOf(test.runtime), {
    name: "From DevClaw",
    document,
    publish: true,
    draft: false,
    runsOn: "hookline",
  });
}

/** The exact bytes the reference sends. */
const folder = "../../core/adapters/devclaw/fixtures/events/";
function webhookBody(event: string): string {
  const file = new URL(`${folder}${event}.json`, import.meta.url);
  const vector: { readonly webhookBody: string } = JSON.parse(readFileSync(file, "utf8"));
  return vector.webhookBody;
}

it("sends what DevClaw would have sent, byte for byte, to receivers that go on checking it", async () => {
  await putSecret(contextOf(test.runtime), { name: "MONITORING_SECRET", value: "my-secret" });
  await imported(`hooks:
  enabled: true
  webhooks:
    - name: "Slack Alerts"
      url: "${receiver.url.replace("127.0.0.1", "localhost")}/devclaw"
      events: [ERROR, subagent_stop]
      secret: "\${MONITORING_SECRET}"
      enabled: true
`);
  for (const event of ["error", "subagent_stop"]) {
    expect(await post(webhookBody(event))).toMatchObject({ status: 202 });
  }
  await expect.poll(() => receiver.requests.length, { timeout: 10_000 }).toBe(2);
  const bodies = receiver.requests.map((request) => request.body);
  expect(bodies.toSorted()).toEqual(
    [webhookBody("error"), webhookBody("subagent_stop")].toSorted(),
  );
  for (const { body, headers } of receiver.requests) {
    const mac = createHmac("sha256", "my-secret").update(body).digest("hex");
    expect(headers["x-webhook-signature"]).toBe(`sha256=${mac}`);
    expect(headers["x-webhook-event"]).toBe("Slack Alerts");
  }
});

it("answers DevClaw's bridge with the decision of the guide's own hooks", async () => {
  const file = "../../core/dialects/devclaw/fixtures/configs/guide-programmatic-hooks.json";
  await imported(readFileSync(new URL(file, import.meta.url), "utf8"));
  const event = { devclaw: 1, event: "pre_tool_use", session_id: "s1", tool_name: "bash" };
  const time = { timestamp: "2026-11-20T10:00:00.000Z" };
  const dangerous = { ...event, ...time, id: "d1", tool_args: { command: "rm -rf /" } };
  expect(await post(JSON.stringify(dangerous))).toMatchObject({
    status: 200,
    body: { decision: { block: true, reason: "dangerous command blocked" } },
  });
  const harmless = { ...event, ...time, id: "d2", tool_args: { command: "ls" } };
  expect(await post(JSON.stringify(harmless))).toMatchObject({
    status: 200,
    body: { decision: { block: false, set: { "tool.args": { command: "ls", timeout: 30 } } } },
  });
});
