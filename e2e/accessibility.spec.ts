import type { Page } from "@playwright/test";
import { eventListSchema } from "#core/contracts/events.ts";
import { importedSchema } from "#core/contracts/flows.ts";
import { sourceListSchema } from "#core/contracts/sources.ts";
import { expectNoSeriousViolations } from "./fixtures/axe.ts";
import { type HooklineClient, createClient } from "./fixtures/hookline-client.ts";
import { type HooklineProcess, startHookline } from "./fixtures/hookline-process.ts";
import { publishHooks, uniqueName } from "./fixtures/seed.ts";
import { expect, test } from "./fixtures/test.ts";

const looks = (["light", "dark"] as const).flatMap((colorScheme) => [
  { colorScheme, device: "desk", viewport: { width: 1440, height: 900 } },
  { colorScheme, device: "phone", viewport: { width: 390, height: 844 } },
]);

const brokenHooks = {
  hooks: [
    { on: "call.endd", zebra: true, do: [{ type: "slack", url: "nowhere", text: "{{ call.x }}" }] },
  ],
};

/** Something of everything there is to see. */
async function seed(client: HooklineClient) {
  const name = uniqueName("seen");
  const liveFlowId = await publishHooks(client, name, [
    {
      on: "call.ending",
      scope: { agents: [name] },
      filters: [{ type: "oneOf", key: "call.endedReason", oneOf: ["pipeline-error"] }],
      do: [{ type: "slack", url: `hookline://inbox/${name}`, text: "*Failed*: {{ call.id }}" }],
    },
  ]);
  const draft = await client.send("POST", "imports", {
    name: `${name}-draft`,
    draft: true,
    document: {
      hooks: [
        {
          on: "call.ending",
          filters: [{ type: "oneOf", key: "call.endedReason", oneOf: ["pipeline-error"] }],
          do: [{ type: "slack", url: "hookline://inbox/seen", text: "*Failed*: {{ call.id }}" }],
        },
        { on: "call.ended", do: [{ type: "discord", url: "nowhere", content: "" }] },
      ],
    },
  });
  await client.send("PUT", "secrets/SEEN_ADDRESS", {
    value: "https://hooks.slack.com/services/T/B/x",
  });
  const post = (callId: string, endedReason: string) =>
    client.postEvent("default", {
      type: "call.ending",
      agentId: name,
      callId: `${name}-${callId}`,
      data: { call: { endedReason } },
    });
  await post("failed", "pipeline-error-openai-llm-failed");
  await post("fine", "customer-ended-call");
  const { events } = await client.read(`events?callId=${name}-fine`, eventListSchema);
  const { sources } = await client.read("sources", sourceListSchema);
  const { flowId } = importedSchema.parse(draft.body);
  return { name, liveFlowId, flowId, eventId: events[0]?.id ?? "", sourceId: sources[0]?.id ?? "" };
}

async function expectTheme(page: Page, colorScheme: string): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", colorScheme);
}

for (const { colorScheme, device, viewport } of looks) {
  test.describe(`${colorScheme}, ${device}`, () => {
    // Motion off, so that a dialog stands as it will stay from its first frame.
    test.use({ colorScheme, viewport, contextOptions: { reducedMotion: "reduce" } });

    test("every screen has no serious accessibility problem", async ({
      page,
      hookline,
      editor,
      log,
      flows,
    }) => {
      test.setTimeout(180_000);
      const { name, liveFlowId, flowId, eventId, sourceId } = await seed(hookline);
      const look = async (screen: string): Promise<void> => {
        await test.step(screen, () => expectNoSeriousViolations(page));
      };

      await page.goto("/");
      await expectTheme(page, colorScheme);
      await expect(page.getByRole("region", { name: "Your flows" })).toBeVisible();
      await look("flows");
      await page.getByRole("button", { name: "Import", exact: true }).click();
      await expect(flows.importedText).toBeVisible();
      await look("import");
      await flows.paste("seen", JSON.stringify(brokenHooks, null, 2));
      await expect(flows.importResult.getByText(/^Error: /).first()).toBeAttached();
      await look("import, with a flow and findings");

      await editor.open(flowId);
      await editor.step(/^Slack/).click();
      if (device === "phone") await page.getByRole("button", { name: "Edit step" }).click();
      await expect(page.getByLabel("Slack webhook address")).toBeVisible();
      await look("editor, with the form of a step");
      if (device === "phone") await page.keyboard.press("Escape");
      const calls = await editor.openTab("Test call");
      await calls.getByRole("button", { name: /^Pipeline error/ }).click();
      await expect(calls.getByRole("figure")).toBeVisible();
      await look("editor, test call");
      const problems = await editor.openTab("Problems");
      await expect(problems.getByText(/^Error: /).first()).toBeAttached();
      await look("editor, problems");
      const json = await editor.openTab("JSON");
      await expect(json.getByRole("region")).toBeVisible();
      await look("editor, JSON");

      await editor.open(liveFlowId);
      for (const platform of ["Vapi", "AVA", "DevClaw", "Unpod", "Hookline"]) {
        const dialog = await editor.exportTo(platform);
        await expect(dialog.getByRole("tabpanel", { name: platform })).toBeVisible();
        const support = dialog.getByRole("button", { name: `What ${platform} can say` });
        if (platform !== "Hookline") await support.click();
        await look(`export to ${platform}`);
      }

      await page.goto(`/deliveries?call=${name}-failed`);
      await log.row(/^Delivered, Slack/).click();
      await expect(page.getByRole("region", { name: "Attempt", exact: true })).toBeVisible();
      await look("log, with a delivery open");
      await page.goto(`/deliveries/events/${eventId}`);
      await expect(page.getByText("Did not fire").first()).toBeVisible();
      await look("log, with an event open");

      await page.goto("/sources");
      await expect(page.getByRole("link", { name: "default" })).toBeVisible();
      await look("sources");
      await page.goto(`/sources/${sourceId}`);
      await expect(page.getByRole("region", { name: "Ingest address" })).toBeVisible();
      await look("a source");
      await page.goto("/secrets");
      await expect(page.getByText("SEEN_ADDRESS", { exact: true })).toBeVisible();
      await look("secrets");
      await page.goto(`/inbox?name=${name}`);
      await expect(page.getByRole("article")).toBeVisible();
      await look("Inbox");
      await page.goto("/settings");
      await expect(page.getByText("Allowed addresses")).toBeVisible();
      await look("settings");
    });
  });
}

test.describe("of a Hookline that was just started", () => {
  let fresh: HooklineProcess & HooklineClient;
  test.beforeAll(async () => {
    const started = await startHookline();
    fresh = { ...started, ...createClient(started.url) };
  });
  test.afterAll(() => fresh.remove());

  for (const { colorScheme, device, viewport } of looks) {
    test.describe(`${colorScheme}, ${device}`, () => {
      test.use({ colorScheme, viewport, contextOptions: { reducedMotion: "reduce" } });

      test("every screen has no serious accessibility problem", async ({ page }) => {
        for (const [path, words] of [
          ["/", "When something happens in a call, make something happen."],
          ["/deliveries", "Nothing has been sent yet"],
          ["/deliveries/events", "No event has arrived yet"],
          ["/secrets", "No secrets yet"],
          ["/inbox", "Nothing in “"],
          ["/settings", "No destination yet"],
        ] as const) {
          await page.goto(`${fresh.url}${path}`);
          await expect(page.getByText(words)).toBeVisible();
          await test.step(path, () => expectNoSeriousViolations(page));
        }
      });
    });
  }
});
