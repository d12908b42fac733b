import { readFile } from "node:fs/promises";
import { uniqueName } from "./fixtures/seed.ts";
import { expect, test } from "./fixtures/test.ts";

const examples = new URL("../core/hook/fixtures/vapi-hooks/", import.meta.url);

test("pasted hooks are shown as the flow they become, and then are one", async ({
  page,
  flows,
  editor,
}) => {
  const name = uniqueName("imported");
  const text = await readFile(new URL("customer-speech-timeout-staggered.json", examples), "utf8");
  const { hooks } = JSON.parse(text);
  await flows.open();
  await flows.paste(name, text);
  await expect(flows.importResult).toContainText(`${hooks.length} hooks`);
  const preview = flows.importResult.getByRole("application", { name: "Preview of the flow" });
  await expect(preview.getByText("Caller is silent")).toHaveCount(hooks.length);
  await flows.importDialog.getByRole("radio", { name: /^Hookline runs these hooks/ }).click();
  await flows.applyImport();

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

test("a file dropped on the page is read; closing by mistake loses nothing", async ({
  page,
  flows,
}) => {
  const text = await readFile(new URL("customer-speech-timeout-staggered.json", examples), "utf8");
  await flows.open();
  await expect(page.getByRole("heading", { name: "Flows" })).toBeVisible();

  await test.step("dropped, it has its name and can be seen", async () => {
    await flows.dropFile("silent-callers.json", text);
    await expect(flows.importDialog.getByLabel("Name of the flow")).toHaveValue("silent callers");
    await expect(flows.importResult).toContainText("3 hooks");
  });

  await test.step("closed and opened again, everything is there", async () => {
    await flows.importDialog.getByRole("button", { name: "Cancel" }).click();
    await expect(flows.importDialog).toBeHidden();
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await expect(flows.importedText).toHaveValue(text);
  });

  await test.step("a second file takes its place, and gives it back", async () => {
    await flows.importDialog.locator("input[type=file]").setInputFiles({
      name: "letter.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("Dear Hookline"),
    });
    await expect(flows.importResult).toContainText("dialect.unread");
    await expect(
      flows.importDialog.getByRole("button", { name: "Import and open" }),
    ).toBeDisabled();
    await flows.importDialog.getByRole("button", { name: "Bring back what stood here" }).click();
    await expect(flows.importResult).toContainText("3 hooks");
  });
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
  const apply = flows.importDialog.getByRole("button", { name: "Import and open" });
  await flows.open();

  await test.step("text that is not JSON is refused with the place", async () => {
    await flows.paste(name, '{ "hooks": [\n  }');
    await expect(flows.importResult).toContainText("Line 2 · document.not-json");
    await expect(apply).toBeDisabled();
  });

  await test.step("an address that is none is named, and leads to its line", async () => {
    await flows.paste(name, JSON.stringify(broken, null, 2));
    const finding = flows.importResult.getByRole("button", { name: /action\.bad-url/ });
    await expect(finding).toContainText("Line 17 · action.bad-url · hooks.0.do.0.url");
    await finding.click();
    const selected = await flows.importedText.evaluate((area) =>
      area instanceof HTMLTextAreaElement
        ? area.value.slice(area.selectionStart, area.selectionEnd)
        : "",
    );
    expect(selected).toContain('"url": "hooks.slack.example"');
    await expect(apply).toBeDisabled();
  });

  await test.step("what could be read becomes a draft when that is asked for", async () => {
    await flows.importDialog.getByRole("radio", { name: /^Hookline runs these hooks/ }).click();
    await flows.importDialog.getByLabel("Keep what could be read as a draft").check();
    await flows.applyImport();
  });

  const problems = await editor.openTab("Problems");
  await problems.getByRole("button", { name: /action\.bad-url/ }).click();
  await editor.inspector.getByLabel("Slack webhook address").fill(`${receiver.url}/${name}`);
  await expect(problems.getByText("No problems. The flow can be published.")).toBeVisible();
  await editor.publish();
  await flows.open();
  await expect(flows.row(name)).toContainText("Live · v1");
});

test("a problem is fixed in one click, and undone", async ({ flows, editor }) => {
  const name = uniqueName("fixed");
  const say = { type: "say", exact: "Goodbye" };
  const later = { type: "webhook", url: "https://crm.example/calls" };
  await flows.open();
  await flows.paste(name, JSON.stringify({ hooks: [{ on: "call.ended", do: [say, later] }] }));
  await flows.importDialog.getByRole("radio", { name: /^Hookline runs these hooks/ }).click();
  await flows.applyImport();

  const problems = await editor.openTab("Problems");
  const finding = problems.getByRole("listitem").filter({ hasText: "lint.action-too-late" });
  await expect(finding).toBeVisible();
  await expect(editor.step(/^Say/)).toHaveCount(1);
  await finding.getByRole("button").last().click();
  await expect(finding).toBeHidden();
  await expect(editor.step(/^Say/)).toHaveCount(0);
  await editor.undo.click();
  await expect(finding).toBeVisible();
  await expect(editor.step(/^Say/)).toHaveCount(1);
});

/** Texts of YAML's and Python's parsers and of the canvas that stay when they are bundled and minified. */
const marks = ["Map keys must be unique", "Comment Script AssignStatement", "react-flow__node"];

test("what reads the platforms' languages is loaded when it is needed, not before", async ({
  page,
  flows,
}) => {
  const scripts: Promise<string>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.push(response.text());
  });
  const loaded = async (): Promise<readonly string[]> => {
    const texts = await Promise.all(scripts);
    return marks.filter((mark) => texts.some((text) => text.includes(mark)));
  };
  await flows.open();
  await expect(page.getByRole("heading", { name: "Flows" })).toBeVisible();
  expect(await loaded()).toEqual([]);

  await flows.paste("loaded", JSON.stringify({ hooks: [{ on: "call.ended", do: [] }] }));
  await expect(flows.importResult).toContainText("One hook");
  await expect.poll(loaded).toEqual(marks);
});
