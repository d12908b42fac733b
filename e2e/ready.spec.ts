import { expectNoSeriousViolations } from "./fixtures/axe.ts";
import { expect, test } from "./fixtures/test.ts";

test("Hookline says it is well", async ({ page }) => {
  const answer = await page.request.get("/api/health");
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({ status: "ok", database: "ok" });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the first page has no serious accessibility problem in ${colorScheme} mode`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto("/");
    await expect(page.getByRole("heading").first()).toBeVisible();
    await expectNoSeriousViolations(page);
  });
}
