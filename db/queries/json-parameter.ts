import type postgres from "postgres";
import type { Executor } from "../client.ts";

/**
 * A JSON value as a statement's parameter, of type `json` so that the order of its fields arrives; a `jsonb` column
 * takes it too.
 */
export function jsonParameter(executor: Executor, value: unknown): postgres.Parameter<unknown> {
  return executor.sql.typed.ordered(value);
}
