import { readdir } from "node:fs/promises";

/** Made by tools, brought by npm, or data that other rules speak about. */
const notSources = new Set([
  ".git",
  ".hookline",
  ".next",
  ".test",
  "coverage",
  "fixtures",
  "migrations",
  "node_modules",
  "peers",
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
    if (notSources.has(entry.name)) return [];
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    return entry.isDirectory() ? listSourceFiles(root, path) : [path];
  });
  return (await Promise.all(lists)).flat().toSorted();
}
