import { type Page, chromium } from "@playwright/test";
import { mkdir } from "node:fs/promises";
import { browserArguments, findBrowser } from "../e2e/find-browser.ts";
import { startHookline } from "../e2e/fixtures/hookline-process.ts";

/**
 * Makes the README's picture from the running product: the gallery's first flow in the editor, with
 * a sample call of a failed call played through it.
 */
const picture = "docs/screenshot.png";

const hookline = await startHookline({ readyWithinMs: 300_000 });
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: browserArguments,
});
try {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    colorScheme: "light",
    reducedMotion: "reduce",
    locale: "en-GB",
  });
  await playFailedCall(page, hookline.url);
  await mkdir("docs", { recursive: true });
  await page.screenshot({ path: picture });
  console.log(`${picture} shows ${page.url()}`);
} finally {
  await browser.close();
  await hookline.remove();
}

async function playFailedCall(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole("button", { name: /^Start with Call failed/ }).click();
  await page.waitForURL(/\/flows\/./);
  await page.getByRole("tab", { name: "Test call" }).click();
  const panel = page.getByRole("tabpanel", { name: "Test call" });
  await panel.getByRole("button", { name: /^Pipeline error/ }).click();
  await panel.getByText(/fired/i).first().waitFor();
  await page.getByRole("button", { name: /fit view|whole flow/i }).click();
  await page.mouse.move(0, 0);
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
}
