import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { DeliveryDetail } from "#core/contracts/deliveries.ts";
import type { Action } from "#core/hook/action.ts";
import { contextOf } from "../context.ts";
import { getDelivery } from "../delivery/get-delivery.ts";
import { listDeliveries } from "../delivery/list-deliveries.ts";
import { resend } from "../delivery/resend.ts";
import { readEnv } from "../env.ts";
import { answerEvent } from "../event/answer-event.ts";
import { importHooks } from "../flow/import-hooks.ts";
import type { Runtime } from "../runtime.ts";
import { putSecret } from "../secret/put-secret.ts";
import { type MailServer, startMailServer } from "../testing/mail-server.ts";
import { setUpTestRuntime } from "../testing/test-runtime.ts";
import type { Loop } from "./delivery-loop.ts";
import { startWorker } from "./start-worker.ts";

const t = setUpTestRuntime();
let mail: MailServer;
let worker: Loop;
let runtime: Runtime;
beforeAll(async () => {
  mail = await startMailServer();
  // The server's port is known only now.
  const smtpUrl = `smtp://desk%40example.com:hidden-word@127.0.0.1:${mail.port}`;
  runtime = {
    ...t.runtime,
    env: { ...t.runtime.env, smtpUrl: readEnv({ SMTP_URL: smtpUrl }).smtpUrl },
  };
  worker = await startWorker(runtime, { isAlone: true });
});
afterEach(() => mail.answerWith(() => null));
afterAll(async () => {
  await worker.stop();
  await mail.stop();
});

const email = (fields: object = {}): Action => ({
  type: "email",
  to: "ada@example.com",
  subject: "Für {{ call.customer.name }}",
  text: "Hello {{ call.customer.name }}",
  retry: { count: 2, delayMs: 100 },
  ...fields,
});

let count = 0;
/** Publishes a flow with one e-mail, posts one event to it and waits until its delivery is over. */
async function deliver(action: Action, name = "Bob"): Promise<DeliveryDetail> {
  count += 1;
  const [agent, callId] = [`agent-${count}`, `call-${count}`];
  await importHooks(contextOf(runtime), {
    name: `Mail ${count}`,
    document: { hooks: [{ on: "call.started", scope: { agents: [agent] }, do: [action] }] },
    publish: true,
    draft: false,
    runsOn: "hookline",
  });
  const body = {
    type: "call.started",
    callId,
    agentId: agent,
    data: { call: { customer: { name } } },
  };
  await answerEvent(runtime, {
    source: "default",
    header: () => null,
    body: (async function* () {
      yield Buffer.from(JSON.stringify(body));
    })(),
  });
  return await finished(callId, 1);
}

/** The newest of a call's deliveries, once there are so many and all are over. */
async function finished(callId: string, wanted: number): Promise<DeliveryDetail> {
  const context = contextOf(runtime);
  for (let tries = 0; tries < 400; tries += 1) {
    const { deliveries } = await listDeliveries(context, { callId, limit: 10 });
    const over = deliveries.filter(({ status }) => status !== "pending" && status !== "leased");
    const [newest] = over;
    if (newest !== undefined && over.length === wanted) {
      return await getDelivery(context, { deliveryId: newest.id });
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("it was not over within 10 seconds");
}

const headerOf = (text: string, name: string) =>
  new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)`, "im").exec(text)?.[1]?.replaceAll(/\r\n\s*/g, " ");

describe("an e-mail", () => {
  it("arrives with its text and its HTML, from the user of the mail server", async () => {
    const html = "<b>{{ call.customer.name }}</b>";
    const done = await deliver(
      email({ html, cc: "Eve <eve@example.com>", bcc: "boss@example.com" }),
      "<Bö>",
    );
    expect(done).toMatchObject({
      status: "delivered",
      channel: "smtp",
      destination: "ada@example.com",
      attempts: 1,
      lastStatus: 250,
    });
    const got = mail.mails.at(-1);
    expect(got).toMatchObject({
      from: "desk@example.com",
      to: ["ada@example.com", "eve@example.com", "boss@example.com"],
    });
    const text = got?.text ?? "";
    expect(headerOf(text, "Message-ID")).toBe(`<${done.id}@example.com>`);
    expect([headerOf(text, "From"), headerOf(text, "To"), headerOf(text, "Cc")]).toEqual([
      "desk@example.com",
      "ada@example.com",
      "Eve <eve@example.com>",
    ]);
    expect(headerOf(text, "Bcc")).toBeUndefined();
    expect(headerOf(text, "Subject")).toBe(`=?UTF-8?Q?F=C3=BCr_=3CB=C3=B6=3E?=`);
    expect(text).toMatch(/Content-Type: multipart\/alternative/);
    expect(text).toContain("<b>&lt;B=C3=B6&gt;</b>");
  });

  it("is tried again when the server says not now, always with the same id", async () => {
    const before = mail.commands.length;
    let refusals = 2;
    mail.answerWith((command) => {
      if (command !== "DATA END" || refusals === 0) return null;
      refusals -= 1;
      return "451 4.3.0 Try again later";
    });
    const done = await deliver(email());
    expect(done).toMatchObject({ status: "delivered", attempts: 3 });
    expect(done.attemptList.map(({ outcome, status, code }) => [outcome, status, code])).toEqual([
      ["retry", 451, "smtp.451"],
      ["retry", 451, "smtp.451"],
      ["delivered", 250, null],
    ]);
    expect(done.attemptList[0]?.responseBody).toContain("Try again later");
    const ids = done.attemptList.map(({ requestHeaders }) =>
      new Map(requestHeaders).get("message-id"),
    );
    expect(new Set(ids)).toEqual(new Set([`<${done.id}@example.com>`]));
    expect(mail.commands.slice(before).filter((command) => command === "DATA")).toHaveLength(3);
  });

  it("is over at once when the server refuses it, and keeps its id when it is sent again", async () => {
    mail.answerWith((command) => (command.startsWith("RCPT") ? "550 5.1.1 No such user" : null));
    const dead = await deliver(email());
    expect(dead).toMatchObject({
      status: "dead",
      attempts: 1,
      lastStatus: 550,
      lastReason: expect.stringContaining("No such user"),
    });
    mail.answerWith(() => null);
    await resend(contextOf(runtime), { deliveryId: dead.id });
    const again = await finished(`call-${count}`, 2);
    expect(again.status).toBe("delivered");
    expect(headerOf(mail.mails.at(-1)?.text ?? "", "Message-ID")).toBe(`<${dead.id}@example.com>`);
  });

  it("goes to nobody twice when some of its mailboxes are refused", async () => {
    mail.answerWith((command) => (command.includes("eve@") ? "450 4.2.1 Mailbox busy" : null));
    const done = await deliver(email({ cc: "eve@example.com" }));
    expect(done).toMatchObject({
      status: "dead",
      attempts: 1,
      lastReason: expect.stringContaining("Mailbox busy"),
    });
    expect(mail.mails.at(-1)?.to).toEqual(["ada@example.com"]);
  });

  it("says that the server does not know the user, and never shows the password", async () => {
    mail.answerWith((command) => (command.startsWith("AUTH") ? "535 5.7.8 Bad credentials" : null));
    const dead = await deliver(email());
    expect(dead).toMatchObject({ status: "dead", lastReason: expect.stringContaining("SMTP_URL") });
    expect(JSON.stringify(dead)).not.toContain("hidden-word");
  });

  it("is tried again when the server hangs up or does not answer", async () => {
    let calls = 0;
    mail.answerWith((command) => {
      if (command !== "CONNECT") return null;
      calls += 1;
      return calls === 1 ? "" : null;
    });
    const done = await deliver(email({ timeoutMs: 300 }));
    expect(done.attemptList.map(({ outcome, code }) => [outcome, code])).toEqual([
      ["retry", expect.stringMatching(/^network\./)],
      ["delivered", null],
    ]);
  });

  it("fills its secrets in when it leaves, looks at them then, and shows them nowhere", async () => {
    const context = contextOf(runtime);
    await putSecret(context, { name: "BOSS", value: "boss@example.com" });
    const done = await deliver(email({ to: "${BOSS}", text: "Key ${BOSS}" }));
    expect(done.status).toBe("delivered");
    expect(mail.mails.at(-1)).toMatchObject({ to: ["boss@example.com"] });
    expect(JSON.stringify(done)).not.toContain("boss@example.com");
    await putSecret(context, {
      name: "BOSS",
      value: "boss@example.com>\r\nRCPT TO:<eve@example.com",
    });
    const before = mail.commands.length;
    const refused = await deliver(email({ to: "${BOSS}" }));
    expect(refused).toMatchObject({ status: "dead", attempts: 1 });
    expect(mail.commands).toHaveLength(before);
  });

  it("cannot be given another header by a value of the call", async () => {
    const before = mail.mails.length;
    const dead = await deliver(email(), "Eve\r\nBcc: eve@example.com");
    expect(dead).toMatchObject({
      status: "dead",
      lastReason: expect.stringContaining("line break"),
    });
    expect(mail.mails).toHaveLength(before);
  });
});

it("without a mail server says what to set", async () => {
  await worker.stop();
  worker = await startWorker(t.runtime, { isAlone: true });
  const dead = await deliver(email());
  expect(dead).toMatchObject({
    status: "dead",
    attempts: 1,
    lastReason: expect.stringContaining("SMTP_URL=smtp://"),
  });
});
