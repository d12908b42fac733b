import { readFile } from "node:fs/promises";
import { uniqueName } from "./fixtures/seed.ts";
import { expect, test } from "./fixtures/test.ts";

const examples = new URL("../core/hook/fixtures/vapi-hooks/", import.meta.url);

test("pasted hooks become a flow", async ({ page, flows, editor }) => {
  const name = uniqueName("imported");
  const text = await readFile(new URL("customer-speech-timeout-staggered.json", examples), "utf8");
  const { hooks } = JSON.parse(text);
  await flows.open();
  await flows.importText(name, text);
  await expect(flows.importDialog).toContainText(`${hooks.length} hooks imported as a draft.`);
  await flows.importDialog.getByRole("button", { name: "Open the flow" }).click();

  await expect(editor.name).toHaveValue(name);
  await expect(editor.step(/^Caller is silent/)).toHaveCount(hooks.length);
  const panel = await editor.openTab("JSON");
  const document = panel.getByRole("region", { name: "compiled hooks document" });
  await expect
    .poll(async () => JSON.parse(await document.innerText()).hooks)
    .toHaveLength(hooks.length);
  await flows.open();
  await expect(flows.row(name)).toContainText("Draft");
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("hooks with an error say what, where and what to do, and can be mended on the canvas", async ({
  receiver,
  flows,
  editor,
}) => {
  const name = uniqueName("mended");
  const broken = {
    hooks: [
      {
        on: "call.ending",
        filters: [{ type: "oneOf", key: "call.endedReason", oneOf: ["pipeline-error"] }],
        do: [{ type: "slack", url: "hooks.slack.example", text: "Failed" }],
      },
    ],
  };
  await flows.open();

  await test.step("text that is not JSON is refused with the place", async () => {
    await flows.importText(name, '{ "hooks": [ }');
    await expect(flows.importDialog.getByText("The document was not imported.")).toBeVisible();
    await expect(flows.importDialog).toContainText("document.not-json");
    await expect(flows.importDialog.getByRole("button", { name: /Import anyway/ })).toBeHidden();
  });

  await test.step("an address that is none is named with its path", async () => {
    await flows.importText(name, JSON.stringify(broken));
    await expect(flows.importDialog).toContainText("action.bad-url · hooks.0.do.0.url");
    await flows.importDialog.getByRole("button", { name: /Import anyway/ }).click();
    await flows.importDialog.getByRole("button", { name: "Open the flow" }).click();
  });

  const problems = await editor.openTab("Problems");
  await problems.getByRole("button", { name: /action\.bad-url/ }).click();
  await editor.inspector.getByLabel("Slack webhook address").fill(`${receiver.url}/${name}`);
  await expect(problems.getByText("No problems. The flow can be published.")).toBeVisible();
  await editor.publish();
  await flows.open();
  await expect(flows.row(name)).toContainText("Live · v1");
});
