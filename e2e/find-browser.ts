import { chromium } from "@playwright/test";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Names the tests' browser. Set `HOOKLINE_BROWSER` to choose one; it is also set once one is found,
 * so that the processes of the test run do not look again.
 */
const variable = "HOOKLINE_BROWSER";

const installed = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
];

/** Chromium without what tests must not depend on: a sandbox root cannot have, and its own traffic. */
export const browserArguments = [
  "--no-sandbox",
  "--disable-quic",
  "--disable-background-networking",
];

/**
 * Returns a Chromium that starts: one that is installed, else Playwright's own, which is downloaded
 * when missing, else, as root, the system's package.
 *
 * @throws when there is none, with what was tried and what to do
 */
export async function findBrowser(): Promise<string> {
  const found = (await findChosen()) ?? (await findPresent()) ?? (await installBrowser());
  process.env[variable] = found;
  return found;
}

async function findChosen(): Promise<string | null> {
  const chosen = process.env[variable];
  if (chosen === undefined || chosen === "") return null;
  const path = await pathOf(chosen);
  if (path !== null) return path;
  throw new Error(`${variable} names ${chosen}, which does not start as a browser.`);
}

async function findPresent(): Promise<string | null> {
  for (const candidate of [...installed, chromium.executablePath()]) {
    const path = await pathOf(candidate);
    if (path !== null) return path;
  }
  return null;
}

/** Returns the path of a browser that can say its version, so that its libraries are there as well. */
async function pathOf(candidate: string): Promise<string | null> {
  const path = /[/\\]/.test(candidate) ? candidate : await findOnPath(candidate);
  if (path === null || !existsSync(path)) return null;
  const isRunnable = await run(path, ["--version", "--no-sandbox"], { timeout: 30_000 }).then(
    () => true,
    () => false,
  );
  return isRunnable ? path : null;
}

async function findOnPath(name: string): Promise<string | null> {
  const finder = process.platform === "win32" ? "where" : "which";
  const lines = await run(finder, [name]).then(
    ({ stdout }) => stdout.trim().split(/\r?\n/),
    () => [],
  );
  return lines[0] ?? null;
}

interface Installation {
  readonly command: string;
  readonly args: readonly string[];
}

async function installBrowser(): Promise<string> {
  const tried: string[] = [];
  for (const steps of installations()) {
    const failure = await runSteps(steps);
    const path = failure === null ? await findPresent() : null;
    if (path !== null) return path;
    tried.push(`${describe(steps)}: ${failure ?? "it did not bring a browser that starts"}`);
  }
  throw new Error(
    [
      "No Chromium was found and none could be installed.",
      ...tried.map((line) => `  ${line}`),
      `Install Chromium or Chrome, or set ${variable} to the path of one.`,
    ].join("\n"),
  );
}

function installations(): readonly (readonly Installation[])[] {
  const playwright = createRequire(import.meta.url).resolve("@playwright/test/cli");
  const own = { command: process.execPath, args: [playwright, "install", "chromium"] };
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || process.platform !== "linux") return [[own]];
  return [
    [own],
    [
      { command: "apt-get", args: ["update"] },
      { command: "apt-get", args: ["install", "-y", "chromium"] },
    ],
  ];
}

/** Returns why a step failed, or `null` when all succeeded. */
async function runSteps(steps: readonly Installation[]): Promise<string | null> {
  for (const { command, args } of steps) {
    const failure = await run(command, args, {
      timeout: 300_000,
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      maxBuffer: 64 * 1024 * 1024,
    }).then(
      () => null,
      (error: unknown) => summarise(error),
    );
    if (failure !== null) return failure;
  }
  return null;
}

/** Returns the line of a failure that says the most. */
function summarise(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const lines = text.split("\n").map((line) => line.trim());
  const telling = lines.slice(1).find((line) => /error|fail|unable|denied/i.test(line));
  return telling ?? lines[0] ?? text;
}

function describe(steps: readonly Installation[]): string {
  return steps.map(({ command, args }) => [command, ...args].join(" ")).join(" && ");
}
