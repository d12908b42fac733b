import postgres from "postgres";

/** More rounds than one, because a busy pooler does not always hand out the same connection. */
const rounds = 5;
const connectTimeoutSeconds = 10;

/**
 * Says whether each connection to `url` has a Postgres session of its own. Behind a transaction pooler it has not: the
 * next statement may run in another session, so session locks, `LISTEN` and prepared statements are lost without an
 * error. Throws when the database cannot be reached.
 */
export async function hasOwnSessions(url: string): Promise<boolean> {
  const connect = () =>
    postgres(url, {
      max: 1,
      prepare: false,
      connect_timeout: connectTimeoutSeconds,
      onnotice: () => undefined,
    });
  const [first, second] = [connect(), connect()];
  try {
    const seen: SeenSessions[] = [];
    for (let round = 0; round < rounds; round += 1) {
      seen.push({ first: await readSession(first), second: await readSession(second) });
    }
    return areOwnSessions(seen);
  } finally {
    await Promise.all([first.end(), second.end()]);
  }
}

/** Process numbers of the sessions that answered two open connections, in one round. */
export type SeenSessions = { readonly first: number; readonly second: number };

/** Each connection was answered by one session throughout, and the two by different ones. */
export function areOwnSessions(seen: readonly SeenSessions[]): boolean {
  const first = new Set(seen.map((round) => round.first));
  const second = new Set(seen.map((round) => round.second));
  return new Set([...first, ...second]).size === 2 && first.size === 1 && second.size === 1;
}

async function readSession(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`.simple();
  if (row === undefined) throw new Error("pg_backend_pid() gave no row");
  return row.pid;
}
