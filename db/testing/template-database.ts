import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, inject } from "vitest";
import { type Database, openDatabase } from "../client.ts";
import { migrateDatabase } from "../migrate.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the test run's Postgres, its database being the migrated template. */
    templateDatabaseUrl: string;
  }
}

const templateName = "hookline_template";

/** Makes the template that every test's database is copied from. `serverUrl` names any database of the server. */
export async function createTemplateDatabase(serverUrl: string): Promise<string> {
  const server = openDatabase(serverUrl, { max: 1 });
  try {
    await server.sql`create database ${server.sql(templateName)}`;
  } finally {
    await server.close();
  }
  const templateUrl = withDatabase(serverUrl, templateName);
  await migrateDatabase(templateUrl);
  return templateUrl;
}

export type TestDatabase = {
  /** A pool on the test's own database, open from the first to the last test of the file. */
  readonly database: Database;
  /** For a pool of one's own: another worker, a process. */
  readonly url: string;
};

/**
 * Gives a test file its own migrated database with real commits, and drops it afterwards. Dropping fails, and so does
 * the file, when a connection other than the pool's own is still open: a worker or listener that was not stopped.
 */
export function setUpTestDatabase(): TestDatabase {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  let opened: { readonly database: Database; readonly url: string } | null = null;

  beforeAll(async () => {
    const url = withDatabase(inject("templateDatabaseUrl"), name);
    await onServer(
      (server) =>
        server.sql`create database ${server.sql(name)} template ${server.sql(templateName)}`,
    );
    opened = { database: openDatabase(url, { max: 10 }), url };
  });
  afterAll(async () => {
    if (opened === null) return;
    await opened.database.close();
    await onServer((server) => server.sql`drop database ${server.sql(name)}`);
  });

  function current() {
    if (opened === null) throw new Error("the test database is there only while tests run");
    return opened;
  }
  return {
    get database() {
      return current().database;
    },
    get url() {
      return current().url;
    },
  };
}

async function onServer(run: (server: Database) => PromiseLike<unknown>): Promise<void> {
  const server = openDatabase(withDatabase(inject("templateDatabaseUrl"), "postgres"), { max: 1 });
  try {
    await run(server);
  } finally {
    await server.close();
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
