import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import postgres from "postgres";
import { type Cluster, openCluster } from "./cluster.ts";
import { choosePort, toConnectionUrl } from "./connection.ts";
import { EmbeddedPostgresError, systemErrorCode } from "./embedded-postgres-error.ts";
import { choosePostgresAccount, ensureOwnCluster } from "./postgres-account.ts";
import type { EmbeddedPostgresLog } from "./embedded-postgres-log.ts";
import { findPostgresBinaries } from "./postgres-binaries.ts";
import {
  adoptPostmaster,
  launchPostmaster,
  type Postmaster,
  stopPostmaster,
} from "./postmaster.ts";
import { type ProcessLock, tryProcessLock } from "./process-lock.ts";
import { supervise } from "./supervisor.ts";

export type EmbeddedPostgresOptions = {
  /** Made when missing. A relative path counts from the working directory. */
  readonly dataDir: string;
  readonly logger: EmbeddedPostgresLog;
  /** Called once when Postgres ended too often to be started again. */
  readonly onGiveUp?: (error: Error) => void;
};

export type EmbeddedPostgres = {
  /** Tells a start on this data directory that `stop` is near, so that it waits instead of refusing. */
  readonly announceStop: () => Promise<void>;
  /** With the password; a session connection to a database that exists. */
  readonly url: string;
  /** Stops Postgres cleanly and releases the data directory. */
  readonly stop: () => Promise<void>;
};

const databaseName = "hookline";
/** The port may be taken between looking and listening. */
const maxFirstStarts = 3;
/** How long a start waits for the process before it, which drains and stops Postgres, in ms. */
const maxEndingMs = 60_000;
const endingPollMs = 100;

/**
 * Starts the Postgres of a data directory, or takes over the one that a killed Hookline left running, and keeps it
 * running until `stop`.
 *
 * Shape: everything lies in `<dataDir>/postgres` (files, log, password, port). Postgres listens on the loopback address
 * only, with a random password, and has no other door.
 * Errors: `EmbeddedPostgresError` when the directory is in use or cannot be used, the platform has no binaries, or
 * Postgres does not start; the message says what to do.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const dataDir = path.resolve(options.dataDir);
  const lock = await lockDataDir(dataDir, options.logger);
  try {
    const cluster = await prepareCluster(dataDir, options.logger);
    const first = await startFirst(cluster, options.logger);
    const supervisor = supervise({
      first,
      relaunch: () => launchPostmaster(cluster, first.port),
      stopPostmaster: (postmaster) => stopPostmaster(cluster, postmaster),
      onGiveUp: options.onGiveUp ?? ((error) => options.logger.error(error.message)),
      log: options.logger,
    });
    const stop = async (): Promise<void> => {
      // A Postgres that does not stop is taken over by the next start, which needs the lock.
      await supervisor.stop().finally(() => lock.release());
    };
    try {
      const connection = { password: cluster.password, port: first.port };
      await ensureDatabase(toConnectionUrl(connection, "postgres"));
      const url = toConnectionUrl(connection, databaseName);
      return { url, stop, announceStop: lock.announceRelease };
    } catch (error) {
      await supervisor.stop();
      throw error;
    }
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Makes the data directory when it is missing and takes it for this process. */
async function lockDataDir(dataDir: string, log: EmbeddedPostgresLog): Promise<ProcessLock> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    for (let waitedMs = 0; ; waitedMs += endingPollMs) {
      const lock = await tryProcessLock(path.join(dataDir, "hookline.lock"));
      if (!("heldBy" in lock)) return lock;
      if (!lock.isEnding || waitedMs >= maxEndingMs) throw inUse(dataDir, lock.heldBy);
      if (waitedMs === 0) log.info(`waiting for process ${lock.heldBy}, which is stopping`);
      await setTimeout(endingPollMs);
    }
  } catch (cause) {
    const code = systemErrorCode(cause);
    if (code === null) throw cause;
    throw new EmbeddedPostgresError(
      `The data directory ${dataDir} cannot be used (${code}). ` +
        "Set HOOKLINE_DATA_DIR to a directory this account may write to.",
      { cause },
    );
  }
}

function inUse(dataDir: string, pid: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `The data directory ${dataDir} is in use by another Hookline (process ${pid}). ` +
      "Stop that one first, or start this one with another HOOKLINE_DATA_DIR and PORT.",
  );
}

async function prepareCluster(dataDir: string, log: EmbeddedPostgresLog): Promise<Cluster> {
  const root = path.join(dataDir, "postgres");
  await mkdir(root, { recursive: true, mode: 0o700 });
  const files = path.join(root, "data");
  await ensureOwnCluster(files);
  const account = await choosePostgresAccount(files);
  const copyRoots = account === null ? [dataDir] : ["/var/lib/hookline", tmpdir()];
  const binaries = await findPostgresBinaries({ account, copyRoots, log });
  if (account !== null) {
    log.info(`Postgres does not run as root: it runs as uid ${account.uid}, which owns ${files}`);
  }
  return openCluster(root, binaries, account);
}

async function startFirst(cluster: Cluster, log: EmbeddedPostgresLog): Promise<Postmaster> {
  const adopted = await adoptPostmaster(cluster);
  if (adopted !== null) {
    log.info(`Took over the running Postgres (process ${adopted.pid}, port ${adopted.port})`);
    return adopted;
  }
  for (let attempt = 1; ; attempt += 1) {
    try {
      const port = await choosePort(cluster.connectionFile);
      const launched = await launchPostmaster(cluster, port);
      log.info(`Postgres ${cluster.binaries.version} runs on 127.0.0.1:${port}`);
      return launched;
    } catch (error) {
      if (attempt >= maxFirstStarts) throw error;
      log.warn(error instanceof Error ? error.message : String(error));
    }
  }
}

/** Creates Hookline's own database in a cluster that does not have it yet. */
async function ensureDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const found = await sql`select 1 from pg_database where datname = ${databaseName}`;
    if (found.length === 0) await sql`create database ${sql(databaseName)}`;
  } finally {
    await sql.end();
  }
}
