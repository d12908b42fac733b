import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chown,
  mkdir,
  open,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import path from "node:path";
import { findFreePort, readConnection, superuser, writeConnection } from "./connection.ts";
import { EmbeddedPostgresError, systemErrorCode } from "./embedded-postgres-error.ts";
import { giveTo, type PostgresAccount } from "./postgres-account.ts";
import type { PostgresBinaries } from "./postgres-binaries.ts";

/** The files of one Postgres and what is needed to start it. */
export type Cluster = {
  /** Absolute, symlinks resolved. */
  readonly directory: string;
  readonly logFile: string;
  readonly connectionFile: string;
  readonly binaries: PostgresBinaries;
  readonly account: PostgresAccount | null;
  readonly password: string;
};

/**
 * Opens the cluster under `root`, creating it when there is none.
 *
 * A new cluster is made in a directory of another name and renamed when complete, so one that a crash cut short is
 * never taken for a good one. Its password is random and kept in `connection.json`, readable by the owner only.
 */
export async function openCluster(
  root: string,
  binaries: PostgresBinaries,
  account: PostgresAccount | null,
): Promise<Cluster> {
  const directory = path.join(root, "data");
  const connectionFile = path.join(root, "connection.json");
  if (!(await exists(directory))) {
    const password = randomBytes(24).toString("hex");
    await writeConnection(connectionFile, { password, port: await findFreePort() });
    await createFiles({ root, directory, password, binaries, account });
  }
  await ensureVersion(directory, binaries);
  if (account !== null && (await stat(directory)).uid !== account.uid) {
    await giveTo(account, directory);
  }
  const { password } = await readConnection(connectionFile);
  return {
    directory: await realpath(directory),
    logFile: path.join(root, "server.log"),
    connectionFile,
    binaries,
    account,
    password,
  };
}

/**
 * The environment of `initdb` and `postgres`: nothing of ours, so that no `PG*` variable changes them and no secret
 * reaches them. Windows programs do not start without the system's own variables, so there it is inherited.
 */
export function postgresEnvironment(): NodeJS.ProcessEnv | undefined {
  if (process.platform === "win32") return undefined;
  // Next's types want NODE_ENV in every environment; Postgres does not read it.
  return { LC_ALL: "C", PATH: "/usr/bin:/bin", NODE_ENV: "production" };
}

/**
 * How a child is told where the cluster is. Under another account on Linux the path may lead through directories that
 * are closed to it (a clone in root's home, a `mkdtemp`), so the child is started inside and finds the cluster
 * through its own working directory, which the kernel resolves without walking the path.
 */
export function clusterPathFor(cluster: Pick<Cluster, "account" | "directory">): string {
  return cluster.account !== null && process.platform === "linux"
    ? "/proc/self/cwd"
    : cluster.directory;
}

type NewCluster = Pick<Cluster, "account" | "binaries" | "directory" | "password"> & {
  readonly root: string;
};

async function createFiles(created: NewCluster): Promise<void> {
  const draft = `${created.directory}.new`;
  const passwordFile = path.join(created.root, "password.new");
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  try {
    await writeFile(passwordFile, `${created.password}\n`, { mode: 0o600 });
    if (created.account !== null) {
      await giveTo(created.account, draft);
      await chown(passwordFile, created.account.uid, created.account.gid);
    }
    await runInitdb({ ...created, directory: draft }, passwordFile);
    await rename(draft, created.directory);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** The password reaches `initdb` as an open file, which works wherever the file lies. Windows has no `/dev/stdin`. */
async function runInitdb(created: NewCluster, passwordFile: string): Promise<void> {
  const isWindows = process.platform === "win32";
  const file = await open(passwordFile);
  try {
    const child = spawn(
      created.binaries.initdb,
      [
        `--pgdata=${clusterPathFor(created)}`,
        `--username=${superuser}`,
        `--pwfile=${isWindows ? passwordFile : "/dev/stdin"}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-instructions",
      ],
      {
        cwd: created.directory,
        env: postgresEnvironment(),
        stdio: [file.fd, "ignore", "pipe"],
        ...created.account,
      },
    );
    let output = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (output += text));
    const outcome = await new Promise<string>((resolve) => {
      child.once("error", (error) => resolve(error.message));
      child.once("close", (code, signal) => resolve(String(signal ?? code)));
    });
    if (outcome !== "0") throw notCreated(created, outcome, output.trim());
  } finally {
    await file.close();
  }
}

function notCreated(created: NewCluster, outcome: string, output: string): EmbeddedPostgresError {
  // Started with a bare number for an account, as containers may be.
  const isNameless = output.includes("could not look up effective user ID");
  return new EmbeddedPostgresError(
    isNameless
      ? "Postgres runs only for an account that has a name, and this one has none in /etc/passwd. " +
          "Start Hookline as an account that has, or set DATABASE_URL to a Postgres of your own."
      : `The database in ${created.root} could not be created: initdb ended with ${outcome}. ${output}`,
  );
}

/** Files of another major version need `pg_upgrade`; Postgres would refuse them with less to go on. */
async function ensureVersion(directory: string, binaries: PostgresBinaries): Promise<void> {
  const found = (await readFile(path.join(directory, "PG_VERSION"), "utf8")).trim();
  if (found === binaries.major) return;
  throw new EmbeddedPostgresError(
    `The database files in ${directory} are of Postgres ${found}, and this Hookline brings Postgres ${binaries.major}. ` +
      "Start the Hookline that made them, or choose another HOOKLINE_DATA_DIR.",
  );
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return false;
    throw error;
  }
}
