import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./start-embedded-postgres.ts";
import { type Child, runChild } from "./testing/child.ts";

const ownerFile = fileURLToPath(new URL("./testing/owner.ts", import.meta.url));

/** Closed to other accounts, as every `mkdtemp` is: started by root, Postgres cannot reach it by its path. */
let closedDir = "";
let lines: string[] = [];
const started: EmbeddedPostgres[] = [];
const children: Child[] = [];

beforeEach(async () => {
  closedDir = await mkdtemp(path.join(tmpdir(), "hookline-embedded-"));
  lines = [];
});

afterEach(async () => {
  for (const child of children.splice(0)) {
    child.process.kill("SIGTERM");
    await child.exitCode;
  }
  for (const one of started.splice(0)) await one.stop();
  await rm(closedDir, { recursive: true, force: true });
});

function push(message: string): void {
  lines.push(message);
}

async function start(name: string): Promise<EmbeddedPostgres> {
  const one = await startEmbeddedPostgres({
    dataDir: path.join(closedDir, name),
    logger: { info: push, warn: push, error: push },
  });
  started.push(one);
  return one;
}

async function stop(one: EmbeddedPostgres): Promise<void> {
  started.splice(started.indexOf(one), 1);
  await one.stop();
}

function startOwner(name: string): Child {
  const child = runChild(ownerFile, [path.join(closedDir, name)]);
  children.push(child);
  return child;
}

async function query(url: string, text: string): Promise<unknown> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const [row] = await sql.unsafe(text).values();
    return row?.[0];
  } finally {
    await sql.end();
  }
}

async function postmasterPid(name: string): Promise<number> {
  const file = path.join(closedDir, name, "postgres", "data", "postmaster.pid");
  return Number((await readFile(file, "utf8")).split("\n")[0]);
}

describe("first and second start", () => {
  test("keeps what was stored, the password and the port", async () => {
    const first = await start("a");
    await query(first.url, "create table kept as select 42 as n");
    await stop(first);
    const second = await start("a");
    expect(second.url).toBe(first.url);
    expect(await query(second.url, "select n from kept")).toBe(42);
  });

  test("answers on the loopback address only, durably, with its password only", async () => {
    const { url } = await start("a");
    expect(await query(url, "show listen_addresses")).toBe("127.0.0.1");
    expect(await query(url, "show unix_socket_directories")).toBe("");
    expect(await query(url, "show fsync")).toBe("on");
    expect(await query(url, "show synchronous_commit")).toBe("on");
    expect(await query(url, "show data_checksums")).toBe("on");
    const methods = "select string_agg(distinct auth_method, ',') from pg_hba_file_rules";
    expect(await query(url, methods)).toBe("scram-sha-256");
    const guessed = new URL(url);
    guessed.password = "password";
    await expect(query(guessed.href, "select 1")).rejects.toThrow("password authentication failed");
  });

  test("keeps the password in a file of the owner's only", async () => {
    await start("a");
    const { mode } = await stat(path.join(closedDir, "a", "postgres", "connection.json"));
    expect(mode & 0o777).toBe(0o600);
  });

  test("begins anew after a first start that was cut short", async () => {
    await mkdir(path.join(closedDir, "a", "postgres", "data.new"), { recursive: true });
    await writeFile(path.join(closedDir, "a", "postgres", "data.new", "half"), "");
    const { url } = await start("a");
    expect(await query(url, "select 1")).toBe(1);
  });

  test("says what to do about files of another Postgres version", async () => {
    await stop(await start("a"));
    await writeFile(path.join(closedDir, "a", "postgres", "data", "PG_VERSION"), "12\n");
    await expect(start("a")).rejects.toThrow(/are of Postgres 12.*another HOOKLINE_DATA_DIR/s);
  });
});

describe("several processes", () => {
  test("two data directories run side by side", async () => {
    const [a, b] = await Promise.all([start("a"), start("b")]);
    await query(a.url, "create table only_in_a ()");
    expect(await query(b.url, "select to_regclass('only_in_a')")).toBeNull();
  });

  test("the second one on a data directory is refused with what to do, and the first goes on", async () => {
    const owner = startOwner("a");
    const url = await owner.firstLine;
    await expect(start("a")).rejects.toThrow(
      new RegExp(
        `in use by another Hookline \\(process ${owner.process.pid}\\).*HOOKLINE_DATA_DIR`,
      ),
    );
    expect(await query(url, "select 1")).toBe(1);
  });

  test("waits for one that is stopping", async () => {
    const first = await start("a");
    await first.announceStop();
    const second = start("a");
    await expect.poll(() => lines.join("\n")).toContain("which is stopping");
    await stop(first);
    expect(await query((await second).url, "select 1")).toBe(1);
  });

  test("of many that start at once, one gets the data directory", async () => {
    const owners = [1, 2, 3, 4].map(() => startOwner("a"));
    const answers = await Promise.all(owners.map((owner) => owner.firstLine));
    expect(answers.filter((line) => line.startsWith("postgres://"))).toHaveLength(1);
    expect(answers.filter((line) => line.includes("in use by another Hookline"))).toHaveLength(3);
  });

  test("takes over the Postgres of an owner that was killed", async () => {
    const owner = startOwner("a");
    const url = await owner.firstLine;
    await query(url, "create table kept as select 42 as n");
    const pid = await postmasterPid("a");
    owner.process.kill("SIGKILL");
    await owner.exitCode;

    const adopted = await start("a");
    expect(adopted.url).toBe(url);
    expect(await postmasterPid("a")).toBe(pid);
    expect(await query(url, "select n from kept")).toBe(42);
    await stop(adopted);
    await expect(query(url, "select 1")).rejects.toThrow("ECONNREFUSED");
  });

  test("recovers when the owner and its Postgres were killed", async () => {
    const owner = startOwner("a");
    const url = await owner.firstLine;
    await query(url, "create table kept as select 42 as n");
    owner.process.kill("SIGKILL");
    process.kill(await postmasterPid("a"), "SIGKILL");
    await owner.exitCode;
    const again = await start("a");
    expect(await query(again.url, "select n from kept")).toBe(42);
  });

  test("does not take the Postgres of the directory it was copied from for its own", async () => {
    const owner = startOwner("a");
    const url = await owner.firstLine;
    owner.process.kill("SIGKILL");
    await owner.exitCode;
    await query(url, "checkpoint");
    await cp(path.join(closedDir, "a"), path.join(closedDir, "b"), { recursive: true });
    const copy = await start("b");
    expect(new URL(copy.url).port).not.toBe(new URL(url).port);
    expect(await postmasterPid("b")).not.toBe(await postmasterPid("a"));
    // Stops the one that its killed owner left behind.
    await start("a");
  });
});

describe("supervision", () => {
  test.each(["SIGKILL", "SIGQUIT"])(
    "starts Postgres again after %s, at the same address",
    async (signal) => {
      const { url } = await start("a");
      await query(url, "create table kept as select 42 as n");
      const pid = await postmasterPid("a");
      process.kill(pid, signal);
      await expect.poll(() => lines.join("\n"), { timeout: 20_000 }).toContain("runs again");
      expect(await query(url, "select n from kept")).toBe(42);
      expect(await postmasterPid("a")).not.toBe(pid);
    },
  );

  test("starts an adopted Postgres again too", async () => {
    const owner = startOwner("a");
    const url = await owner.firstLine;
    owner.process.kill("SIGKILL");
    await owner.exitCode;
    await start("a");
    process.kill(await postmasterPid("a"), "SIGKILL");
    await expect.poll(() => lines.join("\n"), { timeout: 20_000 }).toContain("runs again");
    expect(await query(url, "select 1")).toBe(1);
  });
});
