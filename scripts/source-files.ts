import { readdir } from "node:fs/promises";

/** Data of tests, and what was copied or generated; `e2e/fixtures` holds code. */
const data = /^(?!e2e\/).*\/fixtures$|^db\/migrations$|^bench\/peers$/;

/** Made by tools or brought by npm. */
const notSources = new Set([
  ".git",
  ".hookline",
  ".next",
  ".test",
  "coverage",
  "dist",
  "node_modules",
  "playwright-report",
  "test-results",
]);

/**
 * Returns the paths, relative to `root` and sorted, of the files people wrote there.
 * Asks the disk, not git, so that it also works in an unpacked archive.
 */
export async function listSourceFiles(root: string, folder = ""): Promise<string[]> {
  const entries = await readdir(`${root}/${folder}`, { withFileTypes: true });
  const lists = entries.map((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (notSources.has(entry.name) || data.test(path)) return [];
    return entry.isDirectory() ? listSourceFiles(root, path) : [path];
  });
  return (await Promise.all(lists)).flat().toSorted();
}
