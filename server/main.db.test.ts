import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { setUpTestDatabase } from "#db/testing/template-database.ts";

const main = fileURLToPath(new URL("./main.ts", import.meta.url));
const db = setUpTestDatabase();
const started: Started[] = [];
let dataDir = "";

type Started = {
  readonly child: ChildProcess;
  /** What it printed so far. */
  readonly out: () => string;
  readonly err: () => string;
  readonly exitCode: Promise<number | null>;
};

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "hookline-main-"));
});

afterEach(async () => {
  for (const { child, exitCode } of started.splice(0)) {
    child.kill("SIGKILL");
    await exitCode;
  }
});

afterAll(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

/** Starts the real entry on the test's database, without pages, so that nothing is built. */
function start(variables: Readonly<Record<string, string>> = {}): Started {
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env["PATH"],
      NODE_ENV: "test",
      PORT: "0",
      HOOKLINE_DATA_DIR: dataDir,
      HOOKLINE_ROLE: "ingest",
      DATABASE_URL: db.url,
      ...variables,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  const exitCode = once(child, "close").then(() => child.exitCode);
  const one = { child, out: () => out, err: () => err, exitCode };
  started.push(one);
  return one;
}

/** Returns the address it printed when it was ready. */
async function ready(one: Started): Promise<string> {
  const ended = one.exitCode.then(() => {
    throw new Error(`ended without being ready: ${one.err()}`);
  });
  await Promise.race([ended, once(one.child.stdout ?? one.child, "data")]);
  const [, address] = /^Hookline ready on (http:\/\/localhost:\d+)\n$/.exec(one.out()) ?? [];
  if (address === undefined) throw new Error(`not the ready line: ${one.out()}`);
  return address;
}

describe("a start", () => {
  test("prints one line, answers, and ends by itself when it is told to", async () => {
    const one = start();
    const address = await ready(one);
    const health = await fetch(`${address}/api/health`);
    expect(await health.json()).toMatchObject({ status: "ok", database: "ok" });
    expect((await fetch(`${address}/flows`)).status).toBe(404);
    one.child.kill("SIGTERM");
    expect(await one.exitCode).toBe(0);
    expect(one.out()).toBe(`Hookline ready on ${address}\n`);
    expect(one.err()).not.toContain("something is open");
  });

  test("takes an event and says why one is refused", async () => {
    const address = await ready(start({ HOOKLINE_MAX_BODY_BYTES: "4096" }));
    const post = (source: string, body: string) =>
      fetch(`${address}/api/events/${source}`, { method: "POST", body });
    expect((await post("default", '{"any":"thing"}')).status).toBe(202);
    expect((await post("default", "{")).status).toBe(400);
    expect((await post("unknown", "{}")).status).toBe(404);
    expect((await post("default", JSON.stringify("x".repeat(2_000_000)))).status).toBe(413);
  });

  test("ends cleanly when it is told to while it starts", async () => {
    const one = start({ DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" });
    await expect.poll(one.err, { timeout: 20_000 }).toContain("does not answer yet");
    one.child.kill("SIGTERM");
    expect(await one.exitCode).toBe(0);
    expect(one.out()).toBe("");
  });
});

describe("what a person can mend is said in a sentence", () => {
  test("a variable that cannot be used", async () => {
    const one = start({ PORT: "http" });
    expect(await one.exitCode).toBe(1);
    expect(one.err()).toContain('PORT must be a whole number from 0 to 65535, not "http".');
    expect(one.err()).not.toContain("    at ");
  });

  test("a port in use", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = address === null || typeof address === "string" ? 0 : address.port;
    const one = start({ PORT: String(port) });
    expect(await one.exitCode).toBe(1);
    expect(one.err()).toContain(`Port ${port} on 127.0.0.1 is in use by another program.`);
    other.close();
  });

  test("a database that refuses", async () => {
    const url = new URL(db.url);
    url.password = "wrong-word";
    const one = start({ DATABASE_URL: url.href });
    expect(await one.exitCode).toBe(1);
    expect(one.err()).toContain(`The database at ${url.host} cannot be used:`);
    expect(one.err()).not.toContain("wrong-word");
  });

  test("an outbound list that cannot be read", async () => {
    const one = start({ HOOKLINE_OUTBOUND_ALLOW: "10.0.0.0/99" });
    expect(await one.exitCode).toBe(1);
    expect(one.err()).toContain("HOOKLINE_OUTBOUND_ALLOW cannot be used:");
  });
});
