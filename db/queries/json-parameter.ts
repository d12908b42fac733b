import type postgres from "postgres";
import type { Executor } from "../client.ts";

/**
 * A JSON value as a statement's parameter. The driver's type knows only mutable JSON; it serialises at once and keeps
 * no reference, so a read-only value is as good.
 */
export function jsonParameter(executor: Executor, value: unknown): postgres.Parameter {
  return executor.sql.json(value as postgres.JSONValue);
}
