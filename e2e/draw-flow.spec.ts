import { flowListSchema } from "#core/contracts/flows.ts";
import { tabTo } from "./fixtures/tab-to.ts";
import { uniqueName } from "./fixtures/seed.ts";
import { expect, test } from "./fixtures/test.ts";

test("a flow is drawn by hand, undone, redone, found after a reload, and published", async ({
  page,
  receiver,
  flows,
  editor,
}) => {
  const name = uniqueName("drawn");
  await flows.open();
  await flows.createEmpty();
  await editor.rename(name);

  await test.step("steps come from the palette by dragging", async () => {
    await editor.dragToCanvas("Call is ending", { x: 170, y: 120 });
    await editor.dragToCanvas("Ended reason", { x: 520, y: 120 });
    await editor.dragToCanvas("Webhook", { x: 520, y: 320 });
    await expect(editor.step(/^Call is ending/)).toBeVisible();
    await expect(editor.step(/^Only if ended reason/)).toBeVisible();
    await expect(editor.step(/^Webhook/)).toBeVisible();
  });
  const event = editor.step(/^Call is ending/);
  const filter = editor.step(/^Only if/);
  const action = editor.step(/^Webhook/);

  await test.step("arrows are drawn; one that would lead in a circle is refused with the reason", async () => {
    await editor.drawArrow(event, "Then", filter);
    await editor.drawArrow(filter, "If it matches", action);
    await expect(editor.arrows).toHaveCount(2);
    await editor.holdArrow(action, "Then", filter);
    await expect(page.getByText("This would lead in a circle")).toBeVisible();
    await page.mouse.up();
    await expect(page.getByText("This would lead in a circle")).toBeHidden();
    await expect(editor.arrows).toHaveCount(2);
  });

  await test.step("problems lead to the step that has them", async () => {
    const problems = await editor.openTab("Problems");
    await problems
      .getByRole("button", { name: /action\./ })
      .first()
      .click();
    await expect(editor.inspector.getByRole("heading", { name: "Webhook" })).toBeVisible();
    await editor.inspector.getByLabel("Address", { exact: true }).fill(`${receiver.url}/${name}`);
    await page.getByRole("button", { name: "Fit View" }).click();
    await filter.click();
    await editor.inspector
      .getByRole("checkbox", { name: /pipeline-error|Pipeline/ })
      .first()
      .check();
    await expect(problems.getByText("No problems. The flow can be published.")).toBeVisible();
  });

  await test.step("typing, too, is undone and redone", async () => {
    await action.click();
    const address = editor.inspector.getByLabel("Address", { exact: true });
    await address.press("End");
    await address.pressSequentially("/typed");
    await expect(address).toHaveValue(`${receiver.url}/${name}/typed`);
    await editor.undo.click();
    await expect(address).toHaveValue(`${receiver.url}/${name}`);
    await editor.redo.click();
    await expect(address).toHaveValue(`${receiver.url}/${name}/typed`);
    await page.keyboard.press("Escape");
    await action.click();
    await page.keyboard.press("Delete");
    await expect(action).toBeHidden();
    await expect(editor.arrows).toHaveCount(1);
    await page.keyboard.press("Control+z");
    await expect(action).toBeVisible();
    await expect(editor.arrows).toHaveCount(2);
  });

  await test.step("the JSON follows what is drawn", async () => {
    const panel = await editor.openTab("JSON");
    const text = panel.getByRole("region", { name: "compiled hooks document" });
    // It follows once the flow rests.
    await expect
      .poll(async () => JSON.parse(await text.innerText()))
      .toMatchObject({
        hooks: [
          {
            on: "call.ending",
            filters: [{ type: "oneOf", key: "call.endedReason" }],
            do: [{ type: "webhook", url: `${receiver.url}/${name}/typed` }],
          },
        ],
      });
  });

  await test.step("the draft is there after a reload, and can be published", async () => {
    await editor.expectSaved();
    await page.reload();
    await expect(editor.name).toHaveValue(name);
    await expect(action).toBeVisible();
    await expect(editor.arrows).toHaveCount(2);
    await editor.publish();
    await flows.open();
    await expect(flows.row(name)).toContainText("Live · v1");
  });
});

test("the same by the keyboard alone", async ({ page, hookline, receiver, flows, editor }) => {
  const name = uniqueName("typed");
  await flows.open();
  await tabTo(page.getByRole("button", { name: "New flow" }));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/flows\//);
  await expect(editor.canvas).toBeVisible();
  await tabTo(editor.name);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(name);
  // Leaves the field, so that "/" opens the menu instead of being typed.
  await page.keyboard.press("Tab");

  for (const [query, words] of [
    ["call is ending", /^Call is ending/],
    ["ended reason", /^Only if ended reason/],
    ["webhook", /^Webhook/],
  ] as const) {
    await page.keyboard.press("/");
    await expect(page.getByRole("dialog", { name: "Add a step" })).toBeVisible();
    await page.keyboard.type(query);
    await page.keyboard.press("Enter");
    await expect(editor.step(words)).toBeVisible();
  }
  await expect(editor.arrows).toHaveCount(2);

  await tabTo(editor.inspector.getByLabel("Address", { exact: true }));
  await page.keyboard.type(`${receiver.url}/${name}`);
  // A second way on from the filter, through its form instead of with an arrow.
  await tabTo(editor.step(/^Only if/));
  await page.keyboard.press("Enter");
  await tabTo(editor.inspector.getByRole("checkbox", { name: /pipeline-error|Pipeline/ }).first());
  await page.keyboard.press("Space");
  await tabTo(editor.inspector.getByRole("combobox", { name: "Otherwise: connect to" }));
  await page.keyboard.type("Webhook");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(editor.arrows).toHaveCount(3);
  await page.keyboard.press("Control+z");
  await expect(editor.arrows).toHaveCount(2);

  await page.keyboard.press("Control+Enter");
  const dialog = page.getByRole("dialog", { name: "Publish" });
  await tabTo(dialog.getByRole("button", { name: "Publish", exact: true }));
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("Version 1 is live.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  // On the list its switch is there for the keyboard as well.
  await tabTo(page.getByRole("link", { name: "Back to all flows" }));
  await page.keyboard.press("Enter");
  await tabTo(flows.switchOf(name));
  await page.keyboard.press("Space");
  await expect(flows.switchOf(name)).not.toBeChecked();
  await expect
    .poll(async () => {
      const list = await hookline.read("flows", flowListSchema);
      return list.flows.find((flow) => flow.name === name)?.enabled;
    })
    .toBe(false);
  await expect(flows.row(name)).toContainText("Off");
});
