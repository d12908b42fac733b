import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "../embedded/start-embedded-postgres.ts";
import { createTemplateDatabase } from "./template-database.ts";

/** Postgres may run as another user than the tests, who has to reach its directory. */
const passableByAll = 0o755;

/**
 * Starts one Postgres for the whole test run, in a directory of its own, and migrates the template once. Returns what
 * ends it. Vitest runs this only when a database test is among those to run.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "hookline-test-"));
  await chmod(dataDir, passableByAll);
  const postgres = await startEmbeddedPostgres({ dataDir, logger: silent });
  project.provide("templateDatabaseUrl", await createTemplateDatabase(postgres.url));
  return async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

function ignore(): void {}
const silent = { info: ignore, warn: ignore, error: ignore };
