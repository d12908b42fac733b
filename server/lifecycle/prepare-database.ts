import { setTimeout } from "node:timers/promises";
import { hasOwnSessions } from "#db/check-session.ts";
import { startEmbeddedPostgres } from "#db/embedded/start-embedded-postgres.ts";
import { isDatabaseAway } from "#db/is-database-away.ts";
import { migrateDatabase } from "#db/migrate.ts";
import type { Env } from "../env.ts";
import type { Logger } from "../logger.ts";
import { StartError } from "./start-error.ts";
import type { StopList } from "./stop-list.ts";

/** A database that is started together with Hookline may need a moment. */
const maxWaitMs = 30_000;
const retryMs = 1_000;
/** A clean stop of the embedded Postgres: 30 s to finish, 10 s to end at once. */
const postgresStopMs = 45_000;

export type DatabaseStart = {
  readonly env: Env;
  readonly logger: Logger;
  readonly stops: StopList;
  /** Stops the waiting when the process is told to end. */
  readonly signal: AbortSignal;
  /** Called when the embedded Postgres ended too often to be started again. */
  readonly onLost: (error: Error) => void;
};

export type PreparedDatabase = {
  readonly url: string;
  /** Called first when Hookline stops. */
  readonly announceStop: () => Promise<void>;
};

/**
 * Returns the address of a database with the newest schema: the one that `DATABASE_URL` names, else an embedded Postgres.
 * Errors: `StartError` for a database that cannot be reached or is behind a transaction pooler, `EmbeddedPostgresError`.
 */
export async function prepareDatabase(start: DatabaseStart): Promise<PreparedDatabase> {
  const url = start.env.databaseUrl;
  const database = url === null ? await startEmbedded(start) : await findExternal(url, start);
  await migrateDatabase(database.url);
  return database;
}

async function findExternal(url: string, start: DatabaseStart): Promise<PreparedDatabase> {
  await ensureUsable(url, start);
  return { url, announceStop: async () => undefined };
}

async function startEmbedded(start: DatabaseStart): Promise<PreparedDatabase> {
  const { env, logger, stops, onLost } = start;
  const embedded = await startEmbeddedPostgres({
    dataDir: env.dataDir,
    logger: logger.child({ name: "postgres" }),
    onGiveUp: onLost,
  });
  stops.add("Postgres", embedded.stop, postgresStopMs);
  return embedded;
}

async function ensureUsable(url: string, { logger, signal }: DatabaseStart): Promise<void> {
  const { host } = new URL(url);
  for (let waitedMs = 0; ; waitedMs += retryMs) {
    try {
      if (await hasOwnSessions(url)) return;
      throw new StartError(
        `DATABASE_URL leads to ${host} through a transaction pooler, where locks and notifications get lost without an error. ` +
          "Use the address of the database itself, or the pooler's port for session mode.",
      );
    } catch (error) {
      if (error instanceof StartError) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      if (!isDatabaseAway(error) || waitedMs >= maxWaitMs) {
        throw new StartError(
          `The database at ${host} cannot be used: ${reason}. Check DATABASE_URL, or remove it to use the embedded Postgres.`,
          { cause: error },
        );
      }
      if (waitedMs === 0) logger.warn(`the database at ${host} does not answer yet: ${reason}`);
    }
    await setTimeout(retryMs, undefined, { signal });
  }
}
