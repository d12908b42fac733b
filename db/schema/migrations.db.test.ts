import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import { setUpTestDatabase } from "../testing/template-database.ts";
import * as schema from "./index.ts";

const t = setUpTestDatabase();

const tables = Object.values(schema)
  .filter((one) => one instanceof PgTable)
  .map((table) => getTableConfig(table));

test("the migrations make the tables that the schema describes", async () => {
  const described = tables.flatMap((table) =>
    table.columns.map((column) => ({
      column: `${table.name}.${column.name}`,
      type: column.getSQLType(),
      required: column.notNull,
    })),
  );
  const made = await t.database.sql<{ column: string; type: string; required: boolean }[]>`
    select relname || '.' || attname as column, format_type(atttypid, atttypmod) as type, attnotnull as required
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relkind in ('r', 'p') and not relispartition and attnum > 0 and not attisdropped
      and relnamespace = 'public'::regnamespace`;
  const byName = (a: { column: string }, b: { column: string }) => a.column.localeCompare(b.column);
  expect([...made].toSorted(byName)).toEqual(described.toSorted(byName));
});

test("the migrations make the indexes that the schema describes", async () => {
  const described = tables.flatMap((table) => table.indexes.map((index) => index.config.name));
  const made = await t.database.sql<{ name: string }[]>`
    select relname as name from pg_index join pg_class on pg_class.oid = indexrelid
    where not indisunique and not relispartition and relnamespace = 'public'::regnamespace`;
  expect(made.map((row) => row.name).toSorted()).toEqual(described.toSorted());
});

test("events, verdicts, deliveries and attempts are partitioned by the time they are listed by", async () => {
  const keys = await t.database.sql`
    select partrelid::regclass::text as table, pg_get_partkeydef(partrelid) as key
    from pg_partitioned_table order by 1`;
  expect(keys).toEqual([
    { table: "attempts", key: "RANGE (started_at)" },
    { table: "deliveries", key: "RANGE (created_at)" },
    { table: "events", key: "RANGE (received_at)" },
    { table: "verdicts", key: "RANGE (received_at)" },
  ]);
});
