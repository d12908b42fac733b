import type { Executor } from "../../client.ts";

/** Switches a destination off, with the reason a person reads. Index: primary key of `destinations`. */
export async function disableDestination(
  executor: Executor,
  destinationId: string,
  reason: string,
): Promise<void> {
  await executor.sql`
    update destinations set status = 'disabled', reason = ${reason} where id = ${destinationId}`;
}
