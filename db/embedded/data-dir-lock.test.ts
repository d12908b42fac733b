import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockDataDir } from "./data-dir-lock.ts";

let dataDir = "";

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "hookline-lock-"));
});

afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

test("is refused while a living process has it and free after its release", async () => {
  const lock = await lockDataDir(dataDir);
  await expect(lockDataDir(dataDir)).rejects.toThrow(`(process ${process.pid})`);
  await lock.release();
  const again = await lockDataDir(dataDir);
  await again.release();
  expect(await readdir(dataDir)).toEqual([]);
});

test.each([
  ["of a process that is gone", JSON.stringify({ token: "t", pid: 2 ** 30, identity: "x" })],
  [
    "whose process number belongs to another program now",
    JSON.stringify({ token: "t", pid: process.pid, identity: "an earlier start" }),
  ],
  ["that cannot be read", "{"],
])("takes over a lock %s", async (_, content) => {
  await writeFile(path.join(dataDir, "hookline.lock"), content);
  const lock = await lockDataDir(dataDir);
  await expect(lockDataDir(dataDir)).rejects.toThrow("in use by another Hookline");
  await lock.release();
});

test("gives a stale lock to one of many that want it", async () => {
  const stale = { token: "t", pid: 2 ** 30, identity: "x" };
  await writeFile(path.join(dataDir, "hookline.lock"), JSON.stringify(stale));
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => lockDataDir(dataDir)));
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
  expect(await readdir(dataDir)).toEqual(["hookline.lock"]);
});
