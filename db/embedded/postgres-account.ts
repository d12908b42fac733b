import { execFile } from "node:child_process";
import { chown, readdir, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { EmbeddedPostgresError, systemErrorCode } from "./embedded-postgres-error.ts";

const run = promisify(execFile);

/** Who Postgres runs as. */
export type PostgresAccount = { readonly uid: number; readonly gid: number };

/**
 * Returns the account that `initdb` and `postgres` must be started as, or `null` for the account of this process.
 *
 * Postgres refuses to run as root. Started by root it runs as the owner of the cluster's files, and where there are
 * none yet, or root owns them, as `nobody`, which every Unix has.
 */
export async function choosePostgresAccount(
  clusterDirectory: string,
): Promise<PostgresAccount | null> {
  if (process.getuid?.() !== 0) return null;
  const owner = await findOwner(clusterDirectory);
  return owner !== null && owner.uid !== 0 ? owner : findNobody();
}

/** Gives everything in `directory` to `account`. A file that is already right costs one look. */
export async function giveTo(account: PostgresAccount, directory: string): Promise<void> {
  const entries = await readdir(directory, { recursive: true });
  const files = [directory, ...entries.map((entry) => path.join(directory, entry))];
  try {
    for (const file of files) await chown(file, account.uid, account.gid);
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `${directory} cannot be given to the account Postgres runs as (uid ${account.uid}): ${systemErrorCode(cause) ?? String(cause)}. ` +
        "Start Hookline as an ordinary user, or set DATABASE_URL to a Postgres of your own.",
      { cause },
    );
  }
}

/** Throws when the cluster's files belong to somebody else and this process may not switch to them. */
export async function ensureOwnCluster(clusterDirectory: string): Promise<void> {
  const own = process.getuid?.();
  const owner = await findOwner(clusterDirectory);
  if (own === undefined || own === 0 || owner === null || owner.uid === own) return;
  throw new EmbeddedPostgresError(
    `The database files in ${clusterDirectory} belong to another account (uid ${owner.uid}, this is uid ${own}). ` +
      "Start Hookline as that account or as root, or choose another HOOKLINE_DATA_DIR.",
  );
}

/**
 * Says whether `account` may enter `directory` and every directory above it. Looks at mode bits only; where an access
 * list says otherwise, starting the binaries shows it.
 */
export async function canEnter(account: PostgresAccount, directory: string): Promise<boolean> {
  for (let current = path.resolve(directory); ; current = path.dirname(current)) {
    const { mode, uid, gid } = await stat(current);
    const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
    if (((mode >> shift) & 0o1) === 0) return false;
    if (current === path.dirname(current)) return true;
  }
}

async function findOwner(directory: string): Promise<PostgresAccount | null> {
  try {
    const { uid, gid } = await stat(directory);
    return { uid, gid };
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return null;
    throw error;
  }
}

async function findNobody(): Promise<PostgresAccount> {
  try {
    const [uid, gid] = await Promise.all([
      run("id", ["-u", "nobody"], { encoding: "utf8" }),
      run("id", ["-g", "nobody"], { encoding: "utf8" }),
    ]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch (cause) {
    throw new EmbeddedPostgresError(
      "Postgres does not run as root, and this system has no account `nobody` to run it as. " +
        "Start Hookline as an ordinary user, or set DATABASE_URL to a Postgres of your own.",
      { cause },
    );
  }
}
