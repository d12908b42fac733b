import type { Health } from "#core/contracts/health.ts";
import { isDatabaseAway } from "#db/is-database-away.ts";
import { readQueueHealth } from "#db/queries/system/read-health.ts";
import type { Context } from "../context.ts";
import { version } from "./version.ts";

/** Says how this Hookline is. The database being away is an answer, not an error. */
export async function getHealth(context: Context): Promise<Health> {
  try {
    const queue = await readQueueHealth(context.db, context.clock.nowMs());
    return { status: "ok", database: "ok", ...queue, version };
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    return { status: "unavailable", database: "away", version };
  }
}
