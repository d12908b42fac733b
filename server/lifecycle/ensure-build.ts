import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import { tryProcessLock } from "#db/embedded/process-lock.ts";
import { buildEnvironment } from "../env.ts";
import type { Logger } from "../logger.ts";
import { hashBuildInputs } from "./build-hash.ts";
import { StartError } from "./start-error.ts";

const stampSchema = z.object({ inputs: z.string(), buildId: z.string() });

/** How often a process looks whether the build that another one makes is there, in ms. */
const waitMs = 500;

/**
 * Makes the production build of the interface when there is none or it was made from other sources. Of several
 * processes that start at once in one clone, one builds and the others wait for it.
 * Errors: `StartError` when the build fails; what it printed is in the log.
 */
export async function ensureBuild(
  root: string,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  const inputs = await hashBuildInputs(root);
  // Next empties its folder when it builds and keeps only this one in it.
  const cache = path.join(root, ".next", "cache");
  const stamp = path.join(cache, "hookline-build.json");
  if (await isFresh(root, stamp, inputs)) return;
  await mkdir(cache, { recursive: true });
  const lock = await lockBuild(path.join(cache, "hookline-build.lock"), logger, signal);
  try {
    if (await isFresh(root, stamp, inputs)) return;
    await rm(stamp, { force: true });
    logger.info("building the interface (only after a change; it takes up to a minute)");
    await runBuild(root, logger, signal);
    const buildId = await readBuildId(root);
    await mkdir(cache, { recursive: true });
    await writeFile(stamp, JSON.stringify({ inputs, buildId }));
    logger.info("the interface is built");
  } finally {
    await lock.release();
  }
}

async function isFresh(root: string, stamp: string, inputs: string): Promise<boolean> {
  try {
    const made = stampSchema.parse(JSON.parse(await readFile(stamp, "utf8")));
    return made.inputs === inputs && made.buildId === (await readBuildId(root));
  } catch {
    // Missing or damaged: both mean that there is nothing to rely on.
    return false;
  }
}

function readBuildId(root: string): Promise<string> {
  return readFile(path.join(root, ".next", "BUILD_ID"), "utf8");
}

async function lockBuild(file: string, logger: Logger, signal: AbortSignal) {
  for (let isFirst = true; ; isFirst = false) {
    const lock = await tryProcessLock(file);
    if (!("heldBy" in lock)) return lock;
    if (isFirst) logger.info(`process ${lock.heldBy} is building the interface; waiting for it`);
    await setTimeout(waitMs, undefined, { signal });
  }
}

async function runBuild(root: string, logger: Logger, signal: AbortSignal): Promise<void> {
  const next = createRequire(path.join(root, "package.json")).resolve("next/dist/bin/next");
  const child = spawn(process.execPath, [next, "build"], {
    cwd: root,
    env: buildEnvironment(),
    stdio: ["ignore", "pipe", "pipe"],
    signal,
  });
  forwardLines(child.stdout, logger);
  forwardLines(child.stderr, logger);
  const [code, killedBy]: unknown[] = await once(child, "exit");
  if (code === 0) return;
  throw new StartError(
    `The interface could not be built (next build ended with ${String(killedBy ?? code)}); the reason is above. ` +
      "After a change of packages run `npm ci` first.",
  );
}

function forwardLines(stream: Readable, logger: Logger): void {
  createInterface({ input: stream }).on("line", (line) => {
    if (line.trim() !== "") logger.info(line);
  });
}
