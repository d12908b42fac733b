import type { Executor } from "../../client.ts";

/** A place in the live feed: everything that committed below this transaction id has been read. */
export type FeedPosition = string;

export type FeedChanges = {
  readonly eventIds: readonly string[];
  readonly deliveryIds: readonly string[];
  /** Read up to here: the position to go on from. */
  readonly position: FeedPosition;
  /** More had changed than was asked for; what is missing has to be read from the lists. */
  readonly isCut: boolean;
};

/** The position of now: what changes from here on comes after it. */
export async function readPosition(executor: Executor): Promise<FeedPosition> {
  const [row] = await executor.sql<{ position: string }[]>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as position`;
  return row?.position ?? "0";
}

/**
 * Reads which events and deliveries changed since a position, oldest change first.
 *
 * Only what lies below the oldest transaction still running is read, so a change that commits late is never skipped:
 * the position stays below it until it is there. A row may come twice; readers keep the highest version.
 * Indexes: `events_by_change`, `deliveries_by_change`.
 */
export async function readChanges(
  executor: Executor,
  since: FeedPosition,
  limit: number,
): Promise<FeedChanges> {
  const position = await readPosition(executor);
  const events = await executor.sql<{ id: string }[]>`
    select id from events
    where changed_tx >= ${since}::text::xid8 and changed_tx < ${position}::text::xid8
    order by changed_tx limit ${limit + 1}`;
  const deliveries = await executor.sql<{ id: string }[]>`
    select id from deliveries
    where changed_tx >= ${since}::text::xid8 and changed_tx < ${position}::text::xid8
    order by changed_tx limit ${limit + 1}`;
  return {
    eventIds: events.slice(0, limit).map((row) => row.id),
    deliveryIds: deliveries.slice(0, limit).map((row) => row.id),
    position,
    isCut: events.length > limit || deliveries.length > limit,
  };
}
