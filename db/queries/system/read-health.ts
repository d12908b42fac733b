import type { Executor } from "../../client.ts";

export type QueueHealth = {
  /** Deliveries that are owed and not being sent at this moment. */
  readonly pending: number;
  /** How long the oldest of them that is due has been waiting, in milliseconds; 0 when none is due. */
  readonly oldestPendingMs: number;
};

/** Reads how the queue stands. Index: `deliveries_due`. */
export async function readQueueHealth(executor: Executor, nowMs: number): Promise<QueueHealth> {
  const [row] = await executor.sql<{ pending: number; oldest: number | null }[]>`
    select count(*) as pending, min(next_attempt_at) as oldest from deliveries where status = 'pending'`;
  const oldest = row?.oldest ?? nowMs;
  return { pending: row?.pending ?? 0, oldestPendingMs: Math.max(0, nowMs - oldest) };
}

export type Counted = { readonly label: string; readonly count: number };

/** Counts the deliveries made since a moment by status. Index: `deliveries_by_status`. */
export async function countDeliveries(
  executor: Executor,
  since: number,
): Promise<readonly Counted[]> {
  return await executor.sql<Counted[]>`
    select status as label, count(*) as count from deliveries
    where created_at >= ${since} group by status order by status`;
}

/** Counts the events received since a moment by what was read from them. Index: `events_by_time`. */
export async function countEvents(executor: Executor, since: number): Promise<readonly Counted[]> {
  return await executor.sql<Counted[]>`
    select outcome as label, count(*) as count
    from (
      select case when unrecognised then 'unrecognised' when type is null then 'no-call-event' else 'call-event' end
        as outcome
      from events where received_at >= ${since}
    ) received
    group by outcome order by outcome`;
}
