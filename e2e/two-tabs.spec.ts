import { createEditorPage } from "./fixtures/editor.page.ts";
import { publishHooks, uniqueName } from "./fixtures/seed.ts";
import { expect, test } from "./fixtures/test.ts";

test("two tabs cannot overwrite each other silently", async ({
  page,
  context,
  hookline,
  editor,
}) => {
  const name = uniqueName("shared");
  const flowId = await publishHooks(hookline, name, [
    {
      on: "session.started",
      scope: { agents: [name] },
      do: [{ type: "slack", url: "hookline://inbox/shared", text: "Before" }],
    },
  ]);
  const otherPage = await context.newPage();
  const other = createEditorPage(otherPage);
  const tabs = [editor, other] as const;
  const texts = tabs.map((tab) => tab.inspector.getByLabel("Text", { exact: true }));
  const [mine, theirs] = texts;
  if (mine === undefined || theirs === undefined) throw new Error("there are two tabs");
  for (const tab of tabs) {
    await tab.open(flowId);
    await tab.step(/^Slack/).click();
  }

  await mine.fill("Mine");
  await editor.expectSaved();
  await theirs.fill("Theirs");
  await expect(other.alert.getByText("This draft was changed elsewhere")).toBeVisible();
  await expect(theirs).toHaveValue("Theirs");

  await test.step("what is kept is stored, and the first tab is told in its turn", async () => {
    await other.alert.getByRole("button", { name: "Keep mine" }).click();
    await other.expectSaved();
    await mine.fill("Mine again");
    await expect(editor.alert.getByText("This draft was changed elsewhere")).toBeVisible();
    await expect(mine).toHaveValue("Mine again");
  });

  await test.step("what the other tab stored can be loaded, and one's own is one undo away", async () => {
    await editor.alert.getByRole("button", { name: "Load theirs" }).click();
    await expect(mine).toHaveValue("Theirs");
    await editor.undo.click();
    await expect(mine).toHaveValue("Mine again");
    await editor.expectSaved();
  });
  await page.reload();
  await editor.step(/^Slack/).click();
  await expect(mine).toHaveValue("Mine again");
});
