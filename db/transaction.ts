import { type Database, type Executor, executorOf } from "./client.ts";

/**
 * Runs `work` in one transaction and commits when it returns; any error rolls back and is thrown on. Read committed,
 * the default: statements that need more take row locks.
 */
export async function inTransaction<T>(
  database: Database,
  work: (tx: Executor) => Promise<T>,
): Promise<T> {
  const box = await database.sql.begin(async (sql) => ({ result: await work(executorOf(sql)) }));
  return box.result;
}
