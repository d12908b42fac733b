#!/usr/bin/env node
// Starts the command line; plain JavaScript, so that whatever Node the machine has can start it. A package carries it
// as JavaScript (`npm pack` writes `dist/`), which runs here. In the repository its sources are TypeScript, which runs
// with the Node that comes with Hookline.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const source = path.join(here, "main.ts");

if (existsSync(source)) runSource();
else await runPacked();

async function runPacked() {
  // The one thing the command line needs that Node 20 does not have.
  Map.groupBy ??= (items, keyOf) => {
    const groups = new Map();
    let index = 0;
    for (const item of items) {
      const key = keyOf(item, index++);
      if (groups.has(key)) groups.get(key).push(item);
      else groups.set(key, [item]);
    }
    return groups;
  };
  await import(new URL("../dist/cli/main.js", import.meta.url).href);
}

function runSource() {
  const packageFile = createRequire(import.meta.url).resolve("node/package.json");
  const node = path.join(path.dirname(packageFile), "bin", "node");
  const run = spawnSync(node, [source, ...process.argv.slice(2)], { stdio: "inherit" });
  if (run.error) {
    process.stderr.write(
      `hookline cannot start Node 24 (${run.error.message}). Run "npm ci" again.\n`,
    );
  }
  process.exitCode = run.status ?? 1;
}
