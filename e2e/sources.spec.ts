import { uniqueName, vapiMessageOf } from "./fixtures/seed.ts";
import { expect, test } from "./fixtures/test.ts";

test("a source with a secret refuses the wrong one and turns live with the first event", async ({
  page,
  context,
  hookline,
  sources,
}) => {
  const name = uniqueName("vapi");
  await sources.open();
  const secret = await sources.addWithSecret(name);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await expect(sources.state).toHaveText("Waiting for the first event");

  await test.step("its set-up text can be copied, without the secret in it", async () => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copy Vapi assistant settings" }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(`${hookline.url}/api/events/${name}`);
    expect(copied).not.toContain(secret);
    expect(() => JSON.parse(copied)).not.toThrow();
    await page.getByRole("button", { name: "Copy address" }).click();
    const address = await page.evaluate(() => navigator.clipboard.readText());
    expect(address).toBe(`${hookline.url}/api/events/${name}`);
  });

  const message = await vapiMessageOf("status-update.in-progress.constructed", name);
  await test.step("without the secret, or with another, nothing comes in", async () => {
    const wrong = { "x-vapi-secret": `${secret}x` };
    for (const answer of [
      await hookline.postEvent(name, message),
      await hookline.postEvent(name, message, wrong),
    ]) {
      expect(answer.status).toBe(401);
      expect(answer.body).toMatchObject({ detail: expect.any(String), hint: expect.any(String) });
    }
    await expect(sources.state).toHaveText("Waiting for the first event");
  });

  const answer = await hookline.postEvent(name, message, { "x-vapi-secret": secret });
  expect(answer.status).toBe(202);
  await expect(sources.state).toContainText("Receiving");
  await expect(page.getByText("Events arrive.")).toBeVisible();
});
