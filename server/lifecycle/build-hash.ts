import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { systemErrorCode } from "#db/embedded/embedded-postgres-error.ts";

/** Everything that `next build` reads, below the root of the repository. */
const folders = ["app", "components", "core", "db", "public", "server"];
const files = [
  "next.config.mjs",
  "package-lock.json",
  "package.json",
  "postcss.config.mjs",
  "tsconfig.json",
];
/** What no page contains; to change it must not cost a build. */
const unused = /(^|\/)(migrations|testing)\/|\.test\.tsx?$|\.md$/;

/**
 * Returns a hash of what the interface is built from: names and contents, in an order that does not depend on the
 * file system.
 */
export async function hashBuildInputs(root: string): Promise<string> {
  const found = await Promise.all(folders.map((folder) => listFiles(root, folder)));
  const hash = createHash("sha256");
  for (const file of [...files, ...found.flat()].toSorted()) {
    const content = await readOptional(path.join(root, file));
    if (content !== null) hash.update(`${file}\0${content.byteLength}\0`).update(content);
  }
  return hash.digest("hex");
}

async function listFiles(root: string, folder: string): Promise<string[]> {
  try {
    const entries = await readdir(path.join(root, folder), {
      recursive: true,
      withFileTypes: true,
    });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
      .map((file) => file.replaceAll(path.sep, "/"))
      .filter((file) => !unused.test(file));
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return [];
    throw error;
  }
}

async function readOptional(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return null;
    throw error;
  }
}
