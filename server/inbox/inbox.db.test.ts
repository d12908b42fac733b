import { expect, test } from "vitest";
import { setUpTestContext, testStartMs } from "../testing/test-context.ts";
import { answerInboxRequest } from "./answer-request.ts";
import { getInbox, setInboxBehaviour } from "./inbox.ts";

const t = setUpTestContext();

function post(name: string, body: string): Promise<Response> {
  const url = `http://localhost:3000/inbox/${name}`;
  const headers = { "content-type": "text/plain", "webhook-id": "dlv_1" };
  const request = new Request(url, { method: "POST", headers, body });
  return answerInboxRequest(t.context, { name, request });
}

test("keeps what came, as it came", async () => {
  const body = "nothing {{ 1 | plus: 1 }} ${KEY} \u0000 😀";
  expect((await post("slack", body)).status).toBe(200);
  const inbox = await getInbox(t.context, { name: "slack" });
  expect(inbox).toMatchObject({
    name: "slack",
    address: "http://localhost:3000/inbox/slack",
    behaviour: { status: 200, delayMs: 0, retryAfterSeconds: null },
    messages: [
      {
        receivedAt: "2026-11-20T10:00:00.000Z",
        method: "POST",
        body: body.replace("\u0000", "\uFFFD"),
        status: 200,
      },
    ],
  });
  expect(inbox.messages[0]?.headers).toContainEqual(["webhook-id", "dlv_1"]);
  expect((await getInbox(t.context, { name: "other" })).messages).toEqual([]);
});

test("answers as it was told to", async () => {
  const behaviour = { status: 503, delayMs: 1, retryAfterSeconds: 30 };
  await setInboxBehaviour(t.context, { name: "drill", behaviour });
  const answer = await post("drill", "x");
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("30");
  const healed = { status: 204, delayMs: 0, retryAfterSeconds: null };
  await setInboxBehaviour(t.context, { name: "drill", behaviour: healed });
  expect((await post("drill", "y")).status).toBe(204);
  const { messages } = await getInbox(t.context, { name: "drill" });
  expect(messages.map((message) => message.status).toSorted()).toEqual([204, 503]);
});

test("keeps the last hundred of each name, newest first", async () => {
  for (let index = 1; index <= 103; index += 1) {
    t.setNow(testStartMs + index);
    await post("many", String(index));
  }
  const { messages } = await getInbox(t.context, { name: "many" });
  expect(messages).toHaveLength(100);
  expect(messages[0]?.body).toBe("103");
  expect(messages.at(-1)?.body).toBe("4");
  expect((await getInbox(t.context, { name: "slack" })).messages).toHaveLength(1);
});

test("refuses a name that is none and a body that is too large", async () => {
  await expect(post("No Name", "x")).rejects.toMatchObject({ code: "VALIDATION" });
  await expect(post("big", "x".repeat(1024 * 1024 + 1))).rejects.toMatchObject({
    code: "TOO_LARGE",
  });
});
