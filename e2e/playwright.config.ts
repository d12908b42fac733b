import { defineConfig } from "@playwright/test";
import { availableParallelism } from "node:os";
import { browserArguments, findBrowser } from "./find-browser.ts";

/** A worker has a Hookline with its Postgres, and a browser: about two processors of its own. */
const workers = Math.max(1, Math.floor(availableParallelism() / 2));

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: "../test-results",
  globalSetup: "./global-setup.ts",
  workers,
  forbidOnly: process.env["CI"] !== undefined,
  timeout: 60_000,
  globalTimeout: 450_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    // A trace doubles what a test costs: ask for one of what fails with `--trace retain-on-failure`.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: await findBrowser(), args: browserArguments },
  },
});
