import { expect, test } from "./fixtures/test.ts";

test("Hookline says it is well", async ({ page }) => {
  const answer = await page.request.get("/api/health");
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({ status: "ok", database: "ok" });
});
