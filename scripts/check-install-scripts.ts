import { readFile } from "node:fs/promises";
import { z } from "zod";

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ hasInstallScript: z.boolean().optional() })),
});
const manifestSchema = z.object({ allowScripts: z.record(z.string(), z.boolean()) });

/**
 * Returns the packages, on any platform, whose install script is neither approved nor refused in
 * `package.json`. npm 11 and later run only what is approved; the lock file knows all platforms, a
 * machine only its own.
 */
export function findUndecided(manifest: unknown, lock: unknown): string[] {
  const { allowScripts } = manifestSchema.parse(manifest);
  const withScript = Object.entries(lockSchema.parse(lock).packages).filter(
    ([, entry]) => entry.hasInstallScript === true,
  );
  const names = withScript.map(([path]) => path.replace(/^.*node_modules\//, ""));
  return [...new Set(names)].filter((name) => allowScripts[name] === undefined);
}

async function main(): Promise<void> {
  const [manifest, lock] = await Promise.all(
    ["package.json", "package-lock.json"].map(async (path) => {
      const parsed: unknown = JSON.parse(await readFile(path, "utf8"));
      return parsed;
    }),
  );
  const undecided = findUndecided(manifest, lock);
  for (const name of undecided) {
    console.log(
      `${name}\n  Decide on its install script: npm install-scripts approve|deny ${name}`,
    );
  }
  console.log(`${undecided.length} install scripts undecided`);
  process.exitCode = undecided.length === 0 ? 0 : 1;
}

if (import.meta.main) await main();
