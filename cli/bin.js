#!/usr/bin/env node
// Runs the command line with the Node that comes with Hookline: its sources are TypeScript, which older ones do not
// read. Plain JavaScript, so that whatever Node the machine has can start it.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const node = path.join(
  path.dirname(createRequire(import.meta.url).resolve("node/package.json")),
  "bin",
  "node",
);
const run = spawnSync(node, [path.join(here, "main.ts"), ...process.argv.slice(2)], {
  stdio: "inherit",
});
if (run.error) {
  process.stderr.write(
    `hookline cannot start Node 24 (${run.error.message}). Run "npm ci" again.\n`,
  );
}
process.exitCode = run.status ?? 1;
