import { execFile, spawn } from "node:child_process";
import { mkdir, open, readFile, readlink, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { type Cluster, clusterPathFor, postgresEnvironment } from "./cluster.ts";
import { EmbeddedPostgresError, systemErrorCode } from "./embedded-postgres-error.ts";
import { isProcessRunning } from "./process-identity.ts";

const run = promisify(execFile);

/** A running Postgres that accepts connections on the loopback address. */
export type Postmaster = {
  readonly pid: number;
  readonly port: number;
  /** Resolves when the process has ended, whoever ended it. */
  readonly ended: Promise<void>;
};

const pollMs = 20;
const adoptedPollMs = 500;
const fastStopMs = 30_000;
const immediateStopMs = 10_000;
const maxLogBytes = 16 * 1024 * 1024;
/** How much of the log is quoted when Postgres does not start. */
const quotedLogBytes = 2_000;

/**
 * Starts Postgres on `port` and returns when it accepts connections, however long crash recovery takes.
 *
 * The process gets a session of its own: Ctrl-C reaches Hookline only, which stops Postgres last.
 * Throws `EmbeddedPostgresError` with the end of the log when it ends instead.
 */
export async function launchPostmaster(cluster: Cluster, port: number): Promise<Postmaster> {
  await rm(path.join(cluster.directory, "postmaster.pid"), { force: true });
  const log = await openLog(cluster.logFile);
  try {
    const logStart = (await log.stat()).size;
    const child = spawn(cluster.binaries.postgres, postgresArguments(cluster, port), {
      cwd: cluster.directory,
      env: postgresEnvironment(),
      stdio: ["ignore", log.fd, log.fd],
      detached: true,
      ...cluster.account,
    });
    let failure = "";
    const ended = new Promise<void>((resolve) => {
      child.once("error", (error) => {
        failure = error.message;
        resolve();
      });
      child.once("exit", () => resolve());
    });
    child.unref();
    const pid = child.pid ?? 0;
    if (await becomesReady(cluster, pid, ended)) return { pid, port, ended };
    const quoted = await readFrom(cluster.logFile, logStart);
    throw new EmbeddedPostgresError(
      `Postgres did not start in ${cluster.directory}. ${failure} ${quoted} The whole log is ${cluster.logFile}.`,
    );
  } finally {
    await log.close();
  }
}

/**
 * Returns the Postgres that a killed Hookline left running on this cluster, or `null` when there is none.
 *
 * One that runs with other binaries or settings than ours is stopped, so that an update takes effect.
 */
export async function adoptPostmaster(cluster: Cluster): Promise<Postmaster | null> {
  const found = await readPidFile(cluster);
  if (found === null || !(await isPostmasterOf(cluster, found.pid))) return null;
  const ended = waitForEnd(cluster, found.pid);
  const adopted: Postmaster = { pid: found.pid, port: found.port, ended };
  const ready = await becomesReady(cluster, found.pid, ended);
  if (!ready) return null;
  const options = await readFile(path.join(cluster.directory, "postmaster.opts"), "utf8");
  const wanted = [cluster.binaries.postgres, ...postgresArguments(cluster, found.port).map(quote)];
  if (options.trim() === wanted.join(" ")) return adopted;
  await stopPostmaster(cluster, adopted);
  return null;
}

/**
 * Stops Postgres: sessions are ended, everything is written ("fast"); where that takes more than half a minute, at once,
 * which the next start repairs from the write-ahead log ("immediate"). Resolves when the process has ended.
 */
export async function stopPostmaster(cluster: Cluster, postmaster: Postmaster): Promise<void> {
  await signal(cluster, postmaster.pid, "INT");
  if (await endsWithin(postmaster, fastStopMs)) return;
  await signal(cluster, postmaster.pid, "QUIT");
  if (await endsWithin(postmaster, immediateStopMs)) return;
  throw new EmbeddedPostgresError(
    `Postgres (process ${postmaster.pid}) does not stop. The next start of Hookline will take it over.`,
  );
}

function postgresArguments(cluster: Cluster, port: number): string[] {
  const settings = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    max_connections: "100",
    shared_buffers: "128MB",
    max_wal_size: "1GB",
    fsync: "on",
    full_page_writes: "on",
    synchronous_commit: "on",
    password_encryption: "scram-sha-256",
    timezone: "UTC",
    log_timezone: "UTC",
    logging_collector: "off",
    log_destination: "stderr",
    log_checkpoints: "off",
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return ["-D", clusterPathFor(cluster), ...flags];
}

/** As Postgres writes its arguments to `postmaster.opts`. */
function quote(argument: string): string {
  return `"${argument}"`;
}

/** Waits until Postgres writes `ready` to line 8 of `postmaster.pid` (as `pg_ctl` does); `false` when it ends first. */
async function becomesReady(cluster: Cluster, pid: number, ended: Promise<void>): Promise<boolean> {
  let hasEnded = false;
  void ended.then(() => (hasEnded = true));
  for (;;) {
    const found = await readPidFile(cluster);
    if (found?.pid === pid && found.status === "ready") return true;
    await Promise.race([ended, setTimeout(pollMs)]);
    if (hasEnded) return false;
  }
}

/** Source: PostgreSQL 18, `miscadmin.h`, `LOCK_FILE_LINE_*`: line 1 process, 4 port, 8 status. */
async function readPidFile(
  cluster: Cluster,
): Promise<{ pid: number; port: number; status: string } | null> {
  try {
    const text = await readFile(path.join(cluster.directory, "postmaster.pid"), "utf8");
    const lines = text.split("\n");
    const pid = Number(lines[0]);
    if (!Number.isInteger(pid) || pid <= 0) return null;
    return { pid, port: Number(lines[3]), status: (lines[7] ?? "").trim() };
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return null;
    throw error;
  }
}

/**
 * Says whether process `pid` is the postmaster of this cluster, not a later process with the same number and not the
 * postmaster of the cluster this one was copied from. A postmaster's working directory is its cluster.
 */
async function isPostmasterOf(cluster: Cluster, pid: number): Promise<boolean> {
  if (!(await isProcessRunning(pid))) return false;
  if (process.platform === "linux") {
    try {
      return (await readlink(`/proc/${pid}/cwd`)) === cluster.directory;
    } catch {
      // Ended in this moment, or another account's process: not ours in either case.
      return false;
    }
  }
  if (process.platform === "win32") return true;
  try {
    const { stdout } = await run("ps", ["-ww", "-o", "command=", "-p", String(pid)]);
    return stdout.includes(cluster.directory);
  } catch {
    return false;
  }
}

async function waitForEnd(cluster: Cluster, pid: number): Promise<void> {
  while (await isPostmasterOf(cluster, pid)) {
    await setTimeout(adoptedPollMs, undefined, { ref: false });
  }
}

async function endsWithin(postmaster: Postmaster, timeoutMs: number): Promise<boolean> {
  const timer = new AbortController();
  const expired = setTimeout(timeoutMs, false, { signal: timer.signal }).catch(() => false);
  try {
    return await Promise.race([postmaster.ended.then(() => true), expired]);
  } finally {
    timer.abort();
  }
}

async function signal(cluster: Cluster, pid: number, name: "INT" | "QUIT"): Promise<void> {
  if (!(await isPostmasterOf(cluster, pid))) return;
  if (process.platform === "win32") {
    await run(cluster.binaries.pgCtl, ["kill", name, String(pid)]);
    return;
  }
  try {
    process.kill(pid, `SIG${name}`);
  } catch (error) {
    if (systemErrorCode(error) !== "ESRCH") throw error;
  }
}

/** Opens the log for appending; the file before it is kept as `server.log.1` once this one is large. */
async function openLog(file: string): Promise<Awaited<ReturnType<typeof open>>> {
  await mkdir(path.dirname(file), { recursive: true });
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > maxLogBytes) await rename(file, `${file}.1`);
  return open(file, "a", 0o600);
}

async function readFrom(file: string, start: number): Promise<string> {
  const text = (await readFile(file)).subarray(start).toString("utf8").trim();
  return text.slice(-quotedLogBytes);
}
