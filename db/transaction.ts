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

/**
 * Waits for statements that were given to the database together. Also when one fails it waits for all of them: none
 * may still be on its way when the transaction ends. Throws the error of the first that failed, in their order.
 */
export async function together<const T extends readonly Promise<unknown>[]>(
  statements: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(statements);
  return await Promise.all(statements);
}
