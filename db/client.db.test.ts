import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { workspaces } from "./schema/workspaces.ts";
import { setUpTestDatabase } from "./testing/template-database.ts";
import { inTransaction } from "./transaction.ts";

const db = setUpTestDatabase();

const jsonValues = [
  "text",
  "123",
  '{"a":1}',
  true,
  [true, false],
  [1, "2"],
  [],
  0,
  { nested: { list: [null, { deep: "\\u0000" }] } },
];

test.each(jsonValues)("a JSON value comes back as it went in: %j", async (value) => {
  const { orm, sql } = db.database;
  await orm.update(workspaces).set({ settings: value });
  const [row] = await orm.select({ settings: workspaces.settings }).from(workspaces);
  expect(row?.settings).toEqual(value);

  const [echoed] = await sql<{ value: unknown; type: string }[]>`
    select ${sql.json(value)}::jsonb as value, jsonb_typeof(settings) as type from workspaces`;
  expect(echoed?.value).toEqual(value);
  expect(echoed?.type).toBe(
    Array.isArray(value) ? "array" : value === null ? "null" : jsonType(value),
  );
});

test("a `json` column keeps the order of fields, a `jsonb` column does not", async () => {
  const { sql } = db.database;
  const value = { zebra: 1, a: { y: true, b: ["x"] } };
  const [row] = await sql<{ ordered: unknown; sorted: unknown; direct: unknown }[]>`
    select ${sql.typed.ordered(value)}::json as ordered, ${sql.json(value)}::jsonb as sorted,
      ${JSON.stringify(value)}::text::json as direct`;
  expect(JSON.stringify(row?.ordered)).toBe(JSON.stringify(value));
  expect(JSON.stringify(row?.direct)).toBe(JSON.stringify(value));
  expect(JSON.stringify(row?.sorted)).toBe('{"a":{"b":["x"],"y":true},"zebra":1}');
});

test("what Postgres cannot store of a text is replaced, in JSON and in text", async () => {
  const { sql, orm } = db.database;
  const spoken = "a\u0000b \ud800 \ud83d\ude00 \\u0000";
  await orm.update(workspaces).set({ settings: { spoken } });
  const [row] = await orm.select({ settings: workspaces.settings }).from(workspaces);
  expect(row?.settings).toEqual({ spoken: "a\uFFFDb \uFFFD \ud83d\ude00 \\u0000" });

  const [text] = await sql<{ spoken: string }[]>`select ${spoken}::text as spoken`;
  expect(text?.spoken).toBe("a\uFFFDb \uFFFD \ud83d\ude00 \\u0000");
});

test("a moment is epoch milliseconds in both forms of an executor", async () => {
  const { sql, orm } = db.database;
  const at = Date.UTC(2026, 10, 20, 10, 0, 0, 123);
  await orm.update(workspaces).set({ createdAt: at }).where(eq(workspaces.id, "ws_default"));
  const [built] = await orm.select({ createdAt: workspaces.createdAt }).from(workspaces);
  const [raw] = await sql<{ created_at: number; found: number }[]>`
    select created_at, count(*) over () as found from workspaces where created_at = ${at}`;
  expect(built).toEqual({ createdAt: at });
  expect(raw).toEqual({ created_at: at, found: 1 });
});

test("a transaction that throws leaves nothing behind, whichever form wrote", async () => {
  const before = await names();
  await expect(
    inTransaction(db.database, async (tx) => {
      await tx.sql`insert into workspaces (id, name, created_at) values ('ws_a', 'a', ${0})`;
      await tx.orm.insert(workspaces).values({ id: "ws_b", name: "b", createdAt: 0 });
      throw new Error("stop");
    }),
  ).rejects.toThrow("stop");
  expect(await names()).toEqual(before);
});

async function names(): Promise<readonly string[]> {
  const rows = await db.database.orm.select({ name: workspaces.name }).from(workspaces);
  return rows.map((row) => row.name);
}

function jsonType(value: unknown): string {
  return value !== null && typeof value === "object" ? "object" : typeof value;
}
