import type { StreamMessage } from "#core/contracts/stream.ts";
import type { Database } from "#db/client.ts";
import {
  type FeedChanges,
  type FeedPosition,
  readChanges,
  readPosition,
} from "#db/queries/feed/read-changes.ts";
import type { Logger } from "../logger.ts";
import { createNudge, type Nudge } from "../worker/nudge.ts";

/** What changed up to a position, in the order it is to be told. */
export type FeedBatch = {
  readonly position: FeedPosition;
  readonly messages: readonly StreamMessage[];
};

/** Loads the rows as the lists show them. A row that is gone is left out. */
export type LoadRows = (changes: FeedChanges) => Promise<readonly StreamMessage[]>;

/**
 * The live feed of this process: one reader for all who watch, which reads only while somebody does. `poke` wakes it;
 * a poll stands behind, so that what another process wrote is seen as well.
 */
export type LiveFeed = {
  poke(): void;
  /**
   * Follows the feed from a position (`null`: from now) until the signal aborts: first what changed since, then what
   * changes. Gaps cannot be; a row may come twice, with its version. A position that is too old to be read, or not
   * one of ours, gives a `reset`.
   */
  follow(since: FeedPosition | null, signal: AbortSignal): AsyncGenerator<FeedBatch>;
  stop(): Promise<void>;
};

const pollMs = 500;
/** Changes of one moment are told together. */
const coalesceMs = 40;
/** More rows than this at once are not told one by one: the page is loaded anew. */
const maxRows = 500;
/** Batches a slow reader may fall behind before it has to start anew. */
const maxBuffered = 200;

export type LiveFeedMeans = {
  /** What wakes the reader, of this process and of others on the same database. */
  readonly nudge: Nudge;
  readonly load: LoadRows;
  readonly logger: Logger;
};

export function createLiveFeed(db: Database, { nudge, load, logger }: LiveFeedMeans): LiveFeed {
  const stopping = new AbortController();
  const followers = new Set<Follower>();
  let reading: Reading | null = null;

  async function readWhileFollowed(start: Promise<FeedPosition>): Promise<void> {
    let position = await start;
    while (followers.size > 0 && !stopping.signal.aborted) {
      await nudge.wait(pollMs, stopping.signal);
      await pause(coalesceMs);
      const batch = await readBatch(db, load, position);
      position = batch.position;
      if (batch.messages.length > 0) for (const follower of followers) follower.take(batch);
    }
  }

  function ensureReading(): Reading {
    if (reading !== null) return reading;
    const start = readPosition(db);
    const ended = readWhileFollowed(start)
      .catch((error: unknown) => {
        logger.warn({ err: error }, "the live feed lost the database");
      })
      .finally(() => {
        reading = null;
        // Whoever still follows, or came at this very moment, comes back with its last position.
        for (const follower of followers) follower.end();
      });
    reading = { start, ended };
    return reading;
  }

  return {
    poke: () => nudge.poke(),
    async *follow(since, signal) {
      const follower = new Follower(signal);
      followers.add(follower);
      try {
        // Followed first and read after: what changes in between is buffered, not missed.
        await ensureReading().start;
        yield await catchUp(db, load, since);
        yield* follower.batches();
      } finally {
        followers.delete(follower);
      }
    },
    async stop() {
      stopping.abort();
      for (const follower of followers) follower.end();
      await reading?.ended;
    },
  };
}

type Reading = {
  /** The position it begins at. */
  readonly start: Promise<FeedPosition>;
  readonly ended: Promise<void>;
};

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

async function catchUp(
  db: Database,
  load: LoadRows,
  since: FeedPosition | null,
): Promise<FeedBatch> {
  const now = await readPosition(db);
  if (since === null) return { position: now, messages: [] };
  const isOurs = /^\d{1,19}$/.test(since) && BigInt(since) <= BigInt(now);
  return isOurs ? await readBatch(db, load, since) : { position: now, messages: [reset] };
}

const reset: StreamMessage = { kind: "reset" };

async function readBatch(db: Database, load: LoadRows, since: FeedPosition): Promise<FeedBatch> {
  const changes = await readChanges(db, since, maxRows);
  const messages = changes.isCut ? [reset] : await load(changes);
  return { position: changes.position, messages };
}

/** One who follows: a bounded buffer between the reader and a connection that may be slow. */
class Follower {
  readonly #signal: AbortSignal;
  readonly #nudge: Nudge = createNudge();
  #buffer: FeedBatch[] = [];
  #isEnded = false;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  take(batch: FeedBatch): void {
    this.#buffer.push(batch);
    if (this.#buffer.length > maxBuffered) {
      this.#buffer = [{ position: batch.position, messages: [reset] }];
    }
    this.#nudge.poke();
  }

  end(): void {
    this.#isEnded = true;
    this.#nudge.poke();
  }

  async *batches(): AsyncGenerator<FeedBatch> {
    while (!this.#isEnded && !this.#signal.aborted) {
      const batch = this.#buffer.shift();
      if (batch === undefined) await this.#nudge.wait(keepAliveMs, this.#signal);
      else yield batch;
    }
  }
}

/** How long a follower sleeps when nothing comes; the connection's own keep-alive is the route's. */
const keepAliveMs = 60_000;
