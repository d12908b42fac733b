import type { Executor } from "../../client.ts";
import type { FirstEvent } from "./claim-event-key.ts";

/** Counts one more arrival of a stored event and returns what the first one was answered. Index: `events_by_id`. */
export async function countRepeat(tx: Executor, first: FirstEvent): Promise<unknown> {
  const [row] = await tx.sql<{ answer: unknown }[]>`
    update events
    set repeats = repeats + 1, version = version + 1, changed_tx = pg_current_xact_id()
    where id = ${first.eventId} and received_at >= ${first.receivedAt}
      and received_at < ${first.receivedAt}::timestamptz + interval '1 day'
    returning answer`;
  return row?.answer ?? null;
}
