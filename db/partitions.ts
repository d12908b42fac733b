import type { Executor } from "./client.ts";

/** The tables that are partitioned by day, each by the moment its rows are listed by. */
export const partitionedTables = ["events", "verdicts", "deliveries", "attempts"] as const;

const dayMs = 86_400_000;

/**
 * Days that have their partition in advance. They must be there before rows of the day come: a row on its way to the
 * default partition is refused at the moment the day's own partition is made.
 */
export const partitionsAheadDays = 7;

/**
 * Makes the partitions of today and of the `days` days after it (UTC) that do not exist yet, and returns how many it
 * made. Called at start and daily. Rows of a day without a partition are not lost: the default partition takes them
 * and they move when the day's partition is made.
 */
export async function ensurePartitions(
  executor: Executor,
  nowMs: number,
  days: number,
): Promise<number> {
  const moments = Array.from({ length: days + 1 }, (_, day) => nowMs + day * dayMs);
  const [row] = await executor.sql<{ made: number }[]>`
    select count(*) filter (where hookline_ensure_day_partition(parent, (moment at time zone 'UTC')::date)) as made
    from unnest(${partitionedTables}::text[]) as parent,
      unnest(${moments}::timestamptz[]) as moment`;
  return row?.made ?? 0;
}
