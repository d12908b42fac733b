import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hashBuildInputs } from "./build-hash.ts";

let root = "";

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "hookline-hash-"));
  await write("app/page.tsx", "page");
  await write("package-lock.json", "{}");
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

async function write(file: string, content: string): Promise<void> {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), content);
}

test("stays the same while nothing changes", async () => {
  expect(await hashBuildInputs(root)).toBe(await hashBuildInputs(root));
});

test.each([
  ["app/page.tsx", "another page"],
  ["app/flows/page.tsx", "a new page"],
  ["core/hook/hook.ts", ""],
  ["package-lock.json", '{"a":1}'],
  ["next.config.mjs", "export default {}"],
])("changes with %s", async (file, content) => {
  const before = await hashBuildInputs(root);
  await write(file, content);
  expect(await hashBuildInputs(root)).not.toBe(before);
});

test("changes with a name", async () => {
  const before = await hashBuildInputs(root);
  await rename(path.join(root, "app/page.tsx"), path.join(root, "app/layout.tsx"));
  expect(await hashBuildInputs(root)).not.toBe(before);
});

test.each(["core/hook/hook.test.ts", "README.md", "e2e/a.ts"])(
  "does not change with %s",
  async (file) => {
    const before = await hashBuildInputs(root);
    await write(file, "anything");
    expect(await hashBuildInputs(root)).toBe(before);
  },
);
