import type { Database, Executor } from "./client.ts";

export type Listener = {
  /** Stops listening and closes the listener's connection. */
  close(): Promise<void>;
};

export type ListenOptions = {
  readonly channel: string;
  /** Called with each notification's text: an id or nothing, never a row. */
  readonly onNotification: (text: string) => void;
  /** Called on the first and on each renewed subscription: read then what may have been missed meanwhile. */
  readonly onSubscribed: () => void;
};

/**
 * Listens on a connection of its own. A notification is a nudge and may be missed: the truth is what a read finds. The
 * driver reconnects with growing pauses when the connection breaks.
 */
export async function listen(database: Database, options: ListenOptions): Promise<Listener> {
  const subscription = await database.sql.listen(
    options.channel,
    options.onNotification,
    options.onSubscribed,
  );
  return { close: () => subscription.unlisten() };
}

/** Sends a notification. Call it outside transactions: one that notifies holds up the commits of the others. */
export async function notify(executor: Executor, channel: string, text: string): Promise<void> {
  await executor.sql`select pg_notify(${channel}, ${text})`;
}
