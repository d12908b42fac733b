import type { Executor } from "../../client.ts";

/** How many deliveries are due or leased, counted no further than `atMost`. Index: `deliveries_due`. */
export async function countBacklog(executor: Executor, atMost: number): Promise<number> {
  const [row] = await executor.sql<{ count: number }[]>`
    select count(*) as count from (
      select 1 from deliveries where status = 'pending' limit ${atMost}
    ) counted`;
  return row?.count ?? 0;
}
