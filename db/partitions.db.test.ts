import { expect, test } from "vitest";
import { ensurePartitions, partitionedTables } from "./partitions.ts";
import { setUpTestDatabase } from "./testing/template-database.ts";

const db = setUpTestDatabase();
const noon = Date.UTC(2026, 10, 20, 12);
const dayMs = 86_400_000;

test("today and the coming days get their partitions, once, however many ask", async () => {
  const made = await Promise.all([
    ensurePartitions(db.database, noon, 2),
    ensurePartitions(db.database, noon, 2),
  ]);
  expect(made.toSorted()).toEqual([0, 3 * partitionedTables.length].toSorted());
  expect(await ensurePartitions(db.database, noon + dayMs, 2)).toBe(partitionedTables.length);
});

test("rows of a day that has no partition yet are kept and move into it when it is made", async () => {
  const later = noon + 30 * dayMs;
  await insertEvent("evt_before", later - dayMs);
  await insertEvent("evt_a", later);
  await insertEvent("evt_edge", Date.UTC(2026, 11, 20));
  expect(await homesOf()).toEqual([
    "evt_a events_default",
    "evt_before events_default",
    "evt_edge events_default",
  ]);

  await ensurePartitions(db.database, later, 0);
  expect(await homesOf()).toEqual([
    "evt_a events_20261220",
    "evt_before events_default",
    "evt_edge events_20261220",
  ]);
});

test("a partition has the indexes of its table", async () => {
  const indexes = await db.database.sql<{ tablename: string; count: number }[]>`
    select tablename, count(*) as count from pg_indexes
    where tablename in ('deliveries', 'deliveries_20261120') group by tablename order by tablename`;
  expect(indexes[0]?.count).toBe(indexes[1]?.count);
  expect(indexes[0]?.count).toBeGreaterThan(5);
});

async function insertEvent(id: string, receivedAt: number): Promise<void> {
  await db.database.sql`
    insert into events (id, workspace_id, source_id, received_at, at, data)
    values (${id}, 'ws_default', 'src_default', ${receivedAt}, ${receivedAt}, '{}')`;
}

async function homesOf(): Promise<readonly string[]> {
  const rows = await db.database.sql<{ home: string }[]>`
    select id || ' ' || tableoid::regclass as home from events order by id`;
  return rows.map((row) => row.home);
}
