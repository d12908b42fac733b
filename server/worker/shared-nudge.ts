import { isDatabaseAway } from "#db/is-database-away.ts";
import type { Database } from "#db/client.ts";
import { listen, type Listener, notify } from "#db/listen.ts";
import type { Logger } from "../logger.ts";
import type { Nudge } from "./nudge.ts";

/** What processes on one database tell each other: "something is due", "something changed". */
const channels = { deliveries: "hookline_deliveries", feed: "hookline_feed" } as const;

/** Pokes within this time are one notification; outside every transaction, where it holds nobody up. */
const coalesceMs = 10;

export type SharedNudges = {
  stop(): Promise<void>;
};

/** The nudges of this process alone. */
export type LocalNudges = { readonly [K in keyof typeof channels]: Pick<Nudge, "poke"> };

/**
 * Wakes this process when another one on the same database was poked. A notification may be missed: each loop polls
 * as well.
 */
export async function listenForNudges(db: Database, local: LocalNudges): Promise<SharedNudges> {
  const listeners: Listener[] = [];
  for (const kind of ["deliveries", "feed"] as const) {
    listeners.push(
      await listen(db, {
        channel: channels[kind],
        onNotification: () => local[kind].poke(),
        onSubscribed: () => local[kind].poke(),
      }),
    );
  }
  return {
    async stop() {
      await Promise.all(listeners.map((listener) => listener.close()));
    },
  };
}

/** The same nudge, which also tells the other processes, once for all pokes of a moment. */
export function shareNudge(
  local: Nudge,
  kind: keyof typeof channels,
  means: { readonly db: Database; readonly logger: Logger },
): Nudge {
  let timer: NodeJS.Timeout | null = null;
  function tellOthers(): void {
    timer = null;
    notify(means.db, channels[kind], "").catch((error: unknown) => {
      // The poll behind it finds what was missed.
      if (!isDatabaseAway(error)) means.logger.warn({ err: error }, "others could not be notified");
    });
  }
  return {
    ...local,
    poke() {
      local.poke();
      timer ??= setTimeout(tellOthers, coalesceMs).unref();
    },
  };
}
