import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll } from "vitest";
import { ensurePartitions, partitionsAheadDays } from "#db/partitions.ts";
import { setUpTestDatabase } from "#db/testing/template-database.ts";
import { systemClock } from "../clock.ts";
import { readEnv } from "../env.ts";
import { createRuntime } from "../lifecycle/create-runtime.ts";
import { createLogger } from "../logger.ts";
import type { Runtime } from "../runtime.ts";

export type TestRuntime = {
  /** A whole runtime on the file's own database, with the real clock. */
  readonly runtime: Runtime;
  /** Another one on the same database: a second process, as far as the database can tell. */
  another(): Promise<Runtime>;
};

/** Gives a test file a real runtime; what it opened is closed when the file is done. */
export function setUpTestRuntime(variables: Readonly<Record<string, string>> = {}): TestRuntime {
  const test = setUpTestDatabase();
  const opened: Runtime[] = [];
  let dataDir = "";

  async function open(): Promise<Runtime> {
    const env = readEnv({ HOOKLINE_DATA_DIR: dataDir, LOG_LEVEL: "error", ...variables });
    const runtime = await createRuntime({
      env,
      logger: createLogger(env.logLevel),
      clock: systemClock,
      databaseUrl: test.url,
    });
    await ensurePartitions(runtime.db, runtime.clock.nowMs(), partitionsAheadDays);
    opened.push(runtime);
    return runtime;
  }
  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), "hookline-runtime-"));
    await open();
  });
  afterAll(async () => {
    for (const runtime of opened) {
      await runtime.close();
    }
    await rm(dataDir, { recursive: true, force: true });
  });
  return {
    get runtime() {
      const [first] = opened;
      if (first === undefined) throw new Error("the runtime is there only while tests run");
      return first;
    },
    another: open,
  };
}
