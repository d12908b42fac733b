import { mkdir, readFile, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { runChecks } from "./check.ts";
import { ensurePython } from "./ensure-python.ts";
import { runCommand } from "./run-command.ts";
import { formatConformance, tallyConformance } from "./tally-conformance.ts";
import { type Tally, addTallies, formatTally, tallyPlaywright, tallyVitest } from "./tally.ts";

/** Where the layers leave what `npm test` counts. */
const results = resolve(".test");

interface Layer {
  readonly title: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly report: string;
  readonly tally: (report: unknown) => Tally;
  readonly timeoutMs: number;
}

function vitestLayer(project: string, title: string): Layer {
  const report = `${results}/${project}.json`;
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return {
    title,
    command: "vitest",
    args: ["run", "--project", project, ...reporters],
    report,
    tally: tallyVitest,
    timeoutMs: 240_000,
  };
}

const layers: readonly Layer[] = [
  vitestLayer("unit", "Unit tests"),
  vitestLayer("db", "Database tests"),
  {
    title: "End-to-end tests",
    command: "playwright",
    args: ["test", "--config=e2e/playwright.config.ts", "--reporter=list,json"],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: `${results}/e2e.json` },
    report: `${results}/e2e.json`,
    tally: tallyPlaywright,
    timeoutMs: 480_000,
  },
];

/** Runs one layer, its output passed through, and counts its report. */
async function runLayer(layer: Layer): Promise<Tally> {
  console.log(`\n== ${layer.title}`);
  const { status } = await runCommand(layer.command, layer.args, {
    timeoutMs: layer.timeoutMs,
    output: "show",
    ...(layer.env === undefined ? {} : { env: layer.env }),
  });
  const tally = layer.tally(await readReport(layer.report));
  if (status === 0 || tally.failed > 0) return tally;
  const ended = status === null ? "ran out of time" : `ended with status ${status}`;
  console.log(`${layer.title} ${ended} though no single test failed: counted as one failure.`);
  return { ...tally, failed: 1 };
}

/** A layer that could not even write its report reads as one in which nothing ran. */
async function readReport(path: string): Promise<unknown> {
  const text = await readFile(path, "utf8").catch(() => JSON.stringify(emptyReport));
  const report: unknown = JSON.parse(text);
  return report;
}

const emptyReport = {
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 },
};

await rm(results, { recursive: true, force: true });
await mkdir(results, { recursive: true });
console.log("== Checks");
const tallies = [await runChecks()];
ensurePython();
for (const layer of layers) tallies.push(await runLayer(layer));
const total = addTallies(tallies);
const cases = tallyConformance(await readReport(`${results}/unit.json`));
console.log(`\n${formatConformance(cases)}`);
console.log(`\n${formatTally(total)}`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
