import { publishHooks, uniqueName } from "./fixtures/seed.ts";
import { tabTo } from "./fixtures/tab-to.ts";
import { expect, test } from "./fixtures/test.ts";

test("the skip link leads past the navigation, which leads to every screen", async ({
  page,
  flows,
}) => {
  await flows.open();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Import", exact: true })).toBeFocused();

  for (const [link, title] of [
    ["Log", "Log"],
    ["Sources", "Sources"],
    ["Secrets", "Secrets"],
    ["Inbox", "Inbox"],
    ["Flows", "Flows"],
  ] as const) {
    const entry = page
      .getByRole("navigation", { name: "Main" })
      .getByRole("link", { name: link, exact: true });
    await tabTo(entry);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await expect(entry).toHaveAttribute("aria-current", "page");
  }
});

test("the log is read with the arrow keys", async ({ page, hookline, log }) => {
  const name = uniqueName("arrows");
  await publishHooks(hookline, name, [
    {
      on: "session.started",
      scope: { agents: [name] },
      do: ["one", "two", "three"].map((text) => ({
        type: "slack",
        url: `hookline://inbox/${text}`,
        text,
      })),
    },
  ]);
  await hookline.postEvent("default", {
    type: "session.started",
    agentId: name,
    callId: name,
    data: {},
  });
  await log.open("deliveries", name);
  const rows = log.list.getByRole("option");
  await expect(rows).toHaveCount(3);
  const title = log.details.getByRole("heading", { level: 2 });

  await tabTo(log.list);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(rows.nth(1)).toHaveAttribute("aria-selected", "true");
  await expect(title).toContainText("Slack");
  await page.keyboard.press("End");
  await expect(rows.nth(2)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Home");
  await expect(rows.nth(0)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Escape");
  await expect(log.details).toBeHidden();
  await expect(log.list).toBeFocused();
});
