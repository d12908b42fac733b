import { publishHooks, uniqueName } from "./fixtures/seed.ts";
import { expect, test } from "./fixtures/test.ts";

const hourMs = 3_600_000;

test("a failing destination is tried again, given up, and sent by hand once it works", async ({
  page,
  hookline,
  receiver,
  log,
}) => {
  const name = uniqueName("failing");
  await publishHooks(hookline, name, [
    {
      on: "session.started",
      scope: { agents: [name] },
      do: [
        { type: "webhook", url: `${receiver.url}/patient`, retry: { count: 1, delayMs: hourMs } },
        { type: "n8n", url: `${receiver.url}/quick`, retry: { count: 1, delayMs: 1000 } },
      ],
    },
  ]);
  receiver.answerWith({ status: 500, body: "out of order" });
  await log.open("deliveries", name);
  await hookline.postEvent("default", {
    type: "session.started",
    agentId: name,
    callId: name,
    data: {},
  });

  await test.step("it counts down to the next attempt", async () => {
    const row = log.row(/^Retrying, Webhook .*answered 500$/);
    await expect(row.getByRole("timer")).toContainText(/^in \d/);
    await row.click();
    await expect(log.details).toContainText("Attempt 2 in");
    await expect(log.details.getByRole("region", { name: "Attempt", exact: true })).toContainText(
      "out of order",
    );
  });

  await test.step("after the last attempt it is given up, with the reason", async () => {
    await log.row(/^Failed, n8n .*answered 500$/).click();
    await expect(log.details.getByRole("button", { name: /^[12] Failed/ })).toHaveCount(2);
    await expect(log.details).toContainText("500");
  });
  const tries = receiver.requests.filter((request) => request.path === "/quick");
  expect(tries).toHaveLength(2);
  expect(new Set(tries.map((request) => request.headers["webhook-id"])).size).toBe(1);

  await test.step("resent by hand, it arrives", async () => {
    receiver.answerWith({ status: 200 });
    await log.details.getByRole("button", { name: "Resend" }).click();
    await expect(page.getByText("Sent again")).toBeVisible();
    await expect(log.row(/^Delivered, n8n .*answered 200$/)).toHaveAttribute(
      "aria-selected",
      "true",
    );
    await expect(log.details.getByRole("heading", { level: 2 })).toContainText("Delivered");
    await expect(log.list.getByRole("option")).toHaveCount(3);
  });
  const all = receiver.requests.filter((request) => request.path === "/quick");
  expect(all).toHaveLength(3);
  expect(new Set(all.map((request) => request.body)).size).toBe(1);
});
