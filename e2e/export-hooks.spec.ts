import { readFile } from "node:fs/promises";
import { publishHooks, uniqueName } from "./fixtures/seed.ts";
import { expect, test } from "./fixtures/test.ts";

test("an export says what the platform cannot, and leads to the step", async ({
  page,
  hookline,
  editor,
}) => {
  const flowId = await publishHooks(hookline, uniqueName("exported"), [
    {
      on: "call.ending",
      do: [{ type: "slack", url: "hookline://inbox/exported", text: "Failed" }],
    },
  ]);
  await editor.open(flowId);
  const dialog = await editor.exportTo("Vapi");

  await test.step("the same hooks in two places would run twice: the platform can have them", async () => {
    await dialog.getByRole("button", { name: "Let Vapi run them" }).click();
    await expect(dialog).toContainText("Vapi runs these hooks, and Hookline explains them.");
    await dialog.getByRole("button", { name: "Let Hookline run them" }).click();
    await expect(dialog).toContainText("everything happens twice");
  });

  await test.step("what is lost is named, and its step opens", async () => {
    await dialog
      .getByRole("button", { name: /hooks\.0\.do\.0/ })
      .first()
      .click();
    await expect(dialog).toBeHidden();
    await expect(editor.inspector.getByLabel("Slack webhook address")).toBeVisible();
  });

  await test.step("Hookline's own form is downloaded as it is shown", async () => {
    const own = await editor.exportTo("Hookline");
    const shown = await own.getByRole("region", { name: "hooks.json" }).innerText();
    const downloading = page.waitForEvent("download");
    await own.getByRole("button", { name: "Download" }).click();
    const file = await (await downloading).path();
    expect(JSON.parse(await readFile(file, "utf8"))).toEqual(JSON.parse(shown));
  });
});
