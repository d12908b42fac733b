import { PgDatabase, PgDialect } from "drizzle-orm/pg-core";
import { type PostgresJsQueryResultHKT, PostgresJsSession } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { clientSockets } from "./client-socket.ts";
import { toStorableJson, toStorableText } from "./storable-text.ts";

/**
 * What a query runs on: the pool or a transaction of it, in two forms that see the same values.
 *
 * `orm` builds statements from the schema, `sql` takes them as written (hot statements). In both, a moment is epoch
 * milliseconds, JSON a value and `int8` a number. `sql` takes JSON as `sql.json(value)` for a `jsonb` column and as
 * `sql.typed.ordered(value)` for a `json` column, or as text with `::text::json`; text alone becomes one JSON string.
 */
export type Executor = {
  readonly orm: Orm;
  readonly sql: postgres.ISql<DriverTypes>;
};

export type Database = Executor & {
  readonly sql: postgres.Sql<DriverTypes>;
  /** Ends the pool after the statements that run; later ones fail. */
  close(): Promise<void>;
};

type Orm = PgDatabase<PostgresJsQueryResultHKT, Record<string, never>>;
type DriverTypes = { readonly moment: number; readonly int8: number; readonly ordered: unknown };

export type DatabaseOptions = {
  /** Connections at most. */
  readonly max: number;
};

/** Object ids of types, as `pg_type` has them. */
const oid = { int8: 20, text: 25, json: 114, timestamptz: 1184, jsonb: 3802 } as const;

/** How long a new connection may take before the attempt fails, in seconds. */
const connectTimeoutSeconds = 10;

/**
 * Opens a pool. Connections are made when they are needed, so an unreachable database shows with the first statement.
 */
export function openDatabase(url: string, options: DatabaseOptions): Database {
  const driverOptions = {
    max: options.max,
    connect_timeout: connectTimeoutSeconds,
    onnotice: () => undefined,
    types: driverTypes,
    // The driver's types leave this option out.
    socket: clientSockets(),
  };
  const sql = postgres(url, driverOptions);
  return { orm: toOrm(sql), sql, close: () => sql.end() };
}

/** The executor of a running transaction. */
export function executorOf(sql: postgres.TransactionSql<DriverTypes>): Executor {
  return { orm: toOrm(sql), sql };
}

const driverTypes = {
  moment: {
    to: oid.timestamptz,
    from: [oid.timestamptz],
    serialize: (ms: number) => new Date(ms).toISOString(),
    parse: (text: string) => new Date(text).getTime(),
  },
  int8: {
    to: oid.int8,
    from: [oid.int8],
    serialize: (value: number | bigint) => value.toString(),
    parse: toSafeNumber,
  },
  text: { to: oid.text, from: [], serialize: toText, parse: (text: string) => text },
  storedJson: {
    to: oid.jsonb,
    from: [oid.jsonb],
    serialize: toStorableJson,
    parse: parseJson,
  },
  ordered: { to: oid.json, from: [oid.json], serialize: toStorableJson, parse: parseJson },
};

function parseJson(text: string): unknown {
  return JSON.parse(text);
}

function toText(value: unknown): string {
  return toStorableText(String(value));
}

function toSafeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is outside the safe integers`);
  return value;
}

const dialect = new PgDialect();

/**
 * Drizzle over one client. Made from its parts because `drizzle()` switches off the driver's own conversion of times
 * and JSON for every statement of the client, also those of `sql`.
 */
function toOrm(client: postgres.ISql<DriverTypes>): Orm {
  return new PgDatabase(
    dialect,
    new PostgresJsSession(asSql(client), dialect, undefined),
    undefined,
  );
}

/**
 * Drizzle's types ask for a whole client although a session only calls `unsafe` and, to nest transactions, `begin`;
 * `transaction.ts` opens transactions by the driver, so `begin` of a transaction's client is never reached.
 */
function asSql(client: postgres.ISql<DriverTypes>): postgres.Sql {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- a client is a function with these methods, see above
  return client as unknown as postgres.Sql;
}
