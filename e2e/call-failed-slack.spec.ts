import { ingestAnswerSchema } from "#core/contracts/events.ts";
import { uniqueName, vapiMessage, vapiMessageOf } from "./fixtures/seed.ts";
import { expect, test } from "./fixtures/test.ts";

const reason = "pipeline-error-openai-llm-failed";

test("from the gallery to a signed Slack message about a call that failed, and why another sent none", async ({
  page,
  hookline,
  receiver,
  flows,
  editor,
  testCall,
  log,
}) => {
  const name = uniqueName("call-failed");
  const address = `${receiver.url}/${name}`;

  await flows.open();
  await flows.createFrom("Call failed → Slack");
  await editor.rename(name);
  await editor.step(/^Slack/).click();
  await editor.inspector.getByLabel("Slack webhook address").fill(address);
  await editor.expectSaved();

  await testCall.open();
  await expect(testCall.panel.getByText(/^Fires on 2 of \d+ sample calls$/)).toBeVisible();
  await expect(testCall.sample("Completed call")).toContainText("It was customer-ended-call");
  await testCall.play("Pipeline error");
  await expect(testCall.message).toContainText("Call failed: pipeline-error");
  for (const step of [/^Call is ending/, /^Only if/, /^Slack/]) {
    await expect(editor.step(step).getByTitle("Ran in the test call")).toBeVisible();
  }
  expect(receiver.requests).toEqual([]);

  const published = await editor.publish();
  await published.getByRole("button", { name: "Keep editing" }).click();
  await expect(page.getByText("Live v1", { exact: true })).toBeVisible();

  await log.open("deliveries");
  const failed = await hookline.postEvent(
    "default",
    await vapiMessage("status-update.ended-pipeline-error.constructed"),
  );
  expect(failed.status).toBe(202);
  const row = log.row(new RegExp(`^Delivered, Slack to .*, flow ${name}`));
  await expect(row).toBeVisible();

  const received = () => receiver.requests.filter((request) => request.path === `/${name}`);
  expect(received()).toHaveLength(1);
  const [request] = received();
  expect(request?.method).toBe("POST");
  expect(JSON.parse(request?.body ?? "")).toEqual({
    text: expect.stringContaining(`Call failed: *${reason}*`),
  });
  expect(request?.headers).toMatchObject({
    "content-type": expect.stringContaining("application/json"),
    "webhook-id": expect.stringMatching(/^\S+$/),
    "webhook-timestamp": expect.stringMatching(/^\d{10}$/),
    "webhook-signature": expect.stringMatching(/^v1,[A-Za-z0-9+/]{43}=$/),
  });

  // Of a call of its own: a call that has ended cannot end once more.
  const plain = await hookline.postEvent(
    "default",
    await vapiMessageOf("status-update.ended.constructed", `${name}-plain`),
  );
  await page.goto(`/deliveries/events/${ingestAnswerSchema.parse(plain.body).eventId}`);
  const verdict = log.verdictOf(name);
  await expect(verdict).toContainText("Did not fire");
  await expect(verdict).toContainText("ended reason is one of");
  await expect(verdict.getByText("Expected")).toBeVisible();
  await expect(verdict).toContainText("pipeline-error, error-pipeline, providerfault");
  await expect(verdict.getByText("Seen")).toBeVisible();
  await expect(verdict).toContainText("silence-timed-out");

  const again = await hookline.postEvent(
    "default",
    await vapiMessage("status-update.ended-pipeline-error.constructed"),
  );
  expect(again.body).toMatchObject({ duplicate: true });
  const { eventId } = ingestAnswerSchema.parse(again.body);
  await page.goto(`/deliveries/events/${eventId}`);
  await expect(log.details.getByText("It came 2 times and counted once.")).toBeVisible();
  await expect(log.verdictOf(name)).toContainText("Fired");
  await log.open("deliveries");
  await expect(log.row(new RegExp(`flow ${name}`))).toHaveCount(1);
  expect(received()).toHaveLength(1);
});

test("a test call sent for real goes through the runtime and is marked as a test", async ({
  page,
  receiver,
  flows,
  editor,
  testCall,
  log,
}) => {
  const name = uniqueName("for-real");
  await flows.open();
  await flows.createFrom("Call failed → Slack");
  await editor.rename(name);
  await editor.step(/^Slack/).click();
  await editor.inspector.getByLabel("Slack webhook address").fill(`${receiver.url}/${name}`);
  await testCall.open();
  await testCall.play("Pipeline error");
  await testCall.sendForReal();
  await testCall.logLink.click();

  await expect(page).toHaveURL(/\/deliveries\?call=/);
  const row = log.row(new RegExp(`^Delivered, Slack to .*, flow ${name}, test, answered 200$`));
  await row.click();
  await expect(log.details.getByRole("heading", { level: 2 })).toContainText("Test");
  expect(receiver.requests).toHaveLength(1);
  expect(JSON.parse(receiver.requests[0]?.body ?? "").text).toContain(
    "Call failed: *pipeline-error",
  );

  // The draft was played: nothing is live, and the rates of the flow know nothing of it.
  await flows.open();
  await expect(flows.row(name)).toContainText("Draft");
  await expect(flows.row(name)).toContainText("Nothing sent");
});
