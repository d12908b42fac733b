import { type Tally, noTally } from "./tally.ts";
import { runCommand } from "./run-command.ts";

interface Check {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** What to do about a failure, when the output does not say it. */
  readonly hint?: string;
}

const checks: readonly Check[] = [
  { name: "format", command: "oxfmt", args: ["--check"], hint: "npm run format" },
  { name: "lint", command: "oxlint", args: ["--disable-nested-config"] },
  { name: "types", command: "tsc", args: ["--noEmit"] },
  { name: "types of core without DOM and Node", command: "tsc", args: ["--noEmit", "-p", "core"] },
  { name: "boundaries", command: "node", args: ["scripts/check-boundaries.ts"] },
  { name: "dead code and unused packages", command: "knip", args: [] },
  { name: "reasons of suppressions", command: "node", args: ["scripts/check-suppressions.ts"] },
  { name: "links in documents", command: "node", args: ["scripts/check-readme-links.ts"] },
  {
    name: "tables of platforms in documents",
    command: "node",
    args: ["scripts/write-platform-table.ts", "--check"],
    hint: "npm run tables",
  },
  { name: "lock file", command: "node", args: ["scripts/check-lock-file.ts"] },
];

/** Runs every check, also after a failure, and prints the output of those that fail. */
export async function runChecks(): Promise<Tally> {
  const tally = { ...noTally };
  for (const { name, command, args, hint } of checks) {
    const run = await runCommand(command, args, { timeoutMs: 300_000, output: "keep" });
    const isFine = run.status === 0;
    const last = run.output.trimEnd().split("\n").at(-1) ?? "";
    tally[isFine ? "passed" : "failed"] += 1;
    console.log(`${isFine ? "ok  " : "FAIL"} ${name} (${run.seconds.toFixed(1)} s) ${last}`);
    if (!isFine) console.log(`${run.output}${hint === undefined ? "" : `→ ${hint}\n`}`);
  }
  return tally;
}

if (import.meta.main) {
  const tally = await runChecks();
  console.log(`${tally.passed} checks passed, ${tally.failed} failed`);
  process.exitCode = tally.failed === 0 ? 0 : 1;
}
