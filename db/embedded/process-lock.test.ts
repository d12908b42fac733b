import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type ProcessLock, tryProcessLock } from "./process-lock.ts";

const heldByUs = { heldBy: process.pid, isEnding: false };
let directory = "";
let lockFile = "";

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "hookline-lock-"));
  lockFile = path.join(directory, "hookline.lock");
});

afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

async function take(): Promise<ProcessLock> {
  const outcome = await tryProcessLock(lockFile);
  if ("heldBy" in outcome) throw new Error(`held by ${outcome.heldBy}`);
  return outcome;
}

test("is held by a living process until its release, and leaves nothing behind", async () => {
  const lock = await take();
  expect(await tryProcessLock(lockFile)).toEqual(heldByUs);
  await lock.release();
  await (await take()).release();
  expect(await readdir(directory)).toEqual([]);
});

test("says when its holder is about to end", async () => {
  const lock = await take();
  await lock.announceRelease();
  expect(await tryProcessLock(lockFile)).toEqual({ ...heldByUs, isEnding: true });
  await lock.release();
  expect(await readdir(directory)).toEqual([]);
});

test.each([
  [
    "of a process that is gone",
    JSON.stringify({ token: "t", pid: 2 ** 30, identity: "x", isEnding: false }),
  ],
  [
    "whose process number belongs to another program now",
    JSON.stringify({ token: "t", pid: process.pid, identity: "an earlier start", isEnding: false }),
  ],
  ["that cannot be read", "{"],
])("takes over a lock %s", async (_, content) => {
  await writeFile(lockFile, content);
  await take();
  expect(await tryProcessLock(lockFile)).toEqual(heldByUs);
});

test("gives a stale lock to one of many that want it", async () => {
  await writeFile(
    lockFile,
    JSON.stringify({ token: "t", pid: 2 ** 30, identity: "x", isEnding: false }),
  );
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => tryProcessLock(lockFile)));
  expect(outcomes.filter((outcome) => !("heldBy" in outcome))).toHaveLength(1);
  expect(await readdir(directory)).toEqual(["hookline.lock"]);
});
