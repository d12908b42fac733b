import { publishHooks, uniqueName } from "./fixtures/seed.ts";
import { expect, test } from "./fixtures/test.ts";

// Nothing is opened, as on a machine where nobody has set anything.
test.use({ outboundAllow: "" });

test("a refused private address can be allowed, and what was held back is sent", async ({
  page,
  hookline,
  receiver,
  log,
}) => {
  const name = uniqueName("refused");
  const { host: address, port } = new URL(receiver.url);
  await publishHooks(hookline, name, [
    {
      on: "session.started",
      scope: { agents: [name] },
      do: [
        { type: "webhook", url: `${receiver.url}/${name}` },
        // A name that leads to this machine.
        { type: "n8n", url: `http://localhost:${port}/${name}` },
      ],
    },
  ]);
  await log.open("deliveries", name);
  await hookline.postEvent("default", {
    type: "session.started",
    agentId: name,
    callId: name,
    data: {},
  });
  for (const words of [/^Failed, n8n to localhost/, /^Failed, Webhook to 127\.0\.0\.1/]) {
    await log.row(words).click();
    await expect(log.details).toContainText(/does not send/i);
  }
  expect(receiver.requests).toEqual([]);

  await log.details.getByRole("button", { name: `Allow ${address} and resend` }).click();
  await expect(log.row(/^Delivered, Webhook to 127\.0\.0\.1/)).toBeVisible();
  expect(receiver.requests.map((request) => request.path)).toEqual([`/${name}`]);

  await page.goto("/settings");
  const allowed = page.getByRole("region", { name: "Allowed addresses" });
  await allowed.getByRole("button", { name: `No longer allow ${address}` }).click();
  await expect(allowed.getByText(address, { exact: true })).toBeHidden();
});
