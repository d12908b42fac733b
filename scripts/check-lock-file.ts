import { readFile } from "node:fs/promises";
import { z } from "zod";

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      hasInstallScript: z.boolean().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
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

/**
 * Returns the optional packages that the lock file leaves out, usually those of other platforms.
 * `npm ci` refuses such a lock file. npm leaves them out when its registry does not serve them.
 */
export function findLeftOut(lock: unknown): string[] {
  const { packages } = lockSchema.parse(lock);
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) => {
    const places = foldersAbove(path);
    return Object.entries(optionalDependencies)
      .filter(([name]) => !places.some((place) => packages[`${place}node_modules/${name}`]))
      .map(([name, version]) => `${name}@${version}`);
  });
}

/** Where Node looks for a package: the folder itself and every folder above that holds packages. */
function foldersAbove(path: string): string[] {
  const parts = path.split("node_modules/");
  const above = parts.map((_part, index) => parts.slice(0, index).join("node_modules/"));
  return [path === "" ? "" : `${path}/`, ...above];
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, "utf8"));
}

async function main(): Promise<void> {
  const manifest = await readJson("package.json");
  const lock = await readJson("package-lock.json");
  const undecided = findUndecided(manifest, lock);
  const leftOut = findLeftOut(lock);
  for (const name of undecided) {
    console.log(
      `${name}\n  Decide on its install script: npm install-scripts approve|deny ${name}`,
    );
  }
  for (const name of leftOut) {
    console.log(`${name}\n  Is not in package-lock.json: install with a registry that serves it.`);
  }
  console.log(
    `${undecided.length} install scripts undecided, ${leftOut.length} optional packages left out`,
  );
  process.exitCode = undecided.length + leftOut.length === 0 ? 0 : 1;
}

if (import.meta.main) await main();
