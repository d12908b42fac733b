import { sql } from "drizzle-orm";
import { check, customType, text } from "drizzle-orm/pg-core";
import { toStorableJson } from "../storable-text.ts";

/**
 * A moment: `timestamptz` in the database, epoch milliseconds (UTC) in code. The conversion is the connection's
 * (`client.ts`), so that raw statements see the same numbers.
 */
export const moment = customType<{ data: number; driverData: number }>({
  dataType: () => "timestamp with time zone",
});

/**
 * A JSON value in `jsonb`. It is sent as text and cast, because the driver would take a boolean or an array of
 * booleans for their SQL types; the driver parses it once when it is read. Readers check its shape with zod.
 */
export const json = customType<{ data: unknown; driverData: unknown }>({
  dataType: () => "jsonb",
  toDriver: (value) => sql`${toStorableJson(value)}::text::jsonb`,
});

/**
 * A JSON value whose fields keep their order: documents that people wrote, what templates print and what is answered.
 * `jsonb` would sort them, and the same flow has to give the same bytes before and after it was stored.
 */
export const orderedJson = customType<{ data: unknown; driverData: unknown }>({
  dataType: () => "json",
  toDriver: (value) => sql`${toStorableJson(value)}::text::json`,
});

/** 16 bytes of a key's hash. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
});

/** A transaction id as Postgres counts it over its whole life; text in code, compared only by the database. */
export const transactionId = customType<{ data: string; driverData: string }>({
  dataType: () => "xid8",
});

/** The workspace every row belongs to; it stands first in the indexes, so that the ledger can be spread by it. */
export function workspaceColumn() {
  return text("workspace_id").notNull();
}

/** A check that the column holds one of `values`, the TypeScript union's own list. */
export function oneOfCheck(name: string, column: string, values: readonly string[]) {
  const list = values.map((value) => `'${value}'`).join(", ");
  return check(name, sql.raw(`"${column}" in (${list})`));
}
