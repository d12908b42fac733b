import { readFile } from "node:fs/promises";
import { liveHooksSchema } from "#core/contracts/flows.ts";
import { publishHooks, uniqueName } from "./fixtures/seed.ts";
import { expect, test } from "./fixtures/test.ts";

/** A real text of each platform, and the file its export begins with. */
const platforms = [
  {
    title: "Vapi",
    language: "JSON",
    path: "hook/fixtures/vapi-hooks/call-ending-transfer-sip.json",
  },
  { title: "AVA", language: "YAML", path: "dialects/ava/fixtures/configs/full-three-phases.yaml" },
  { title: "DevClaw", language: "YAML", path: "dialects/devclaw/fixtures/configs/full.yaml" },
  { title: "Unpod", language: "Python", path: "dialects/unpod/fixtures/flows/guide-escalation.py" },
] as const;

for (const { title, language, path } of platforms) {
  test(`${title}: what is brought can be seen, kept, and taken back`, async ({
    page,
    hookline,
    flows,
    editor,
  }) => {
    const text = await readFile(new URL(`../core/${path}`, import.meta.url), "utf8");
    const bring = async (name: string, brought: string) => {
      await flows.open();
      await flows.paste(name, brought);
      const form = flows.importDialog.getByRole("combobox", { name: "Read as" });
      await expect(form).toHaveValue(`Recognised: ${title} ${language}`);
      await flows.applyImport();
      await expect(editor.name).toHaveValue(name);
      const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
      const { hooks } = await hookline.read(`flows/${id}/hooks?draft=1`, liveHooksSchema);
      return hooks.map((hook) => ({ on: hook.on, does: hook.do.map((action) => action.type) }));
    };
    const name = uniqueName(title.toLowerCase());
    const brought = await bring(name, text);
    expect(brought.length).toBeGreaterThan(0);

    const dialog = await editor.exportTo(title);
    const files = dialog.getByRole("region", { name: "Files" });
    await expect(files.getByRole("button", { name: "Download" })).toBeVisible();
    const taken = await files.getByRole("region").innerText();
    expect(await bring(`${name}-again`, taken)).toEqual(brought);
  });
}

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
    await expect(dialog).toContainText(
      "The platform runs these hooks, and Hookline explains them.",
    );
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
