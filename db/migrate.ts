import { fileURLToPath } from "node:url";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { openDatabase } from "./client.ts";

const migrationsFolder = fileURLToPath(new URL("./migrations", import.meta.url));

/** Any number, the same in every process: who holds it migrates. */
const migrationLock = 4_862_015;

/**
 * Brings the database to the newest schema. Safe to call from several processes at once: one migrates, the others
 * wait and find nothing to do. Throws when the database cannot be reached or a statement fails; then nothing of the
 * pending migrations is applied.
 */
export async function migrateDatabase(url: string): Promise<void> {
  const database = openDatabase(url, { max: 2 });
  try {
    const holder = await database.sql.reserve();
    try {
      await holder`select pg_advisory_lock(${migrationLock})`;
      await migrate(database.orm, { migrationsFolder });
      await holder`select pg_advisory_unlock(${migrationLock})`;
    } finally {
      holder.release();
    }
  } finally {
    await database.close();
  }
}
