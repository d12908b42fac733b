import { describe, expect, it } from "vitest";
import type { Executor } from "#db/client.ts";
import { inTransaction } from "#db/transaction.ts";
import { setUpTestRuntime } from "../testing/test-runtime.ts";
import type { FeedBatch } from "./live-feed.ts";

const test = setUpTestRuntime();

let count = 0;
async function insertEvent(executor: Executor): Promise<string> {
  count += 1;
  const id = `evt_${count}`;
  const now = Date.now();
  await executor.sql`
    insert into events (id, workspace_id, source_id, received_at, at, type, data)
    values (${id}, 'ws_default', 'src_default', ${now}, ${now}, 'call.started', '{}')`;
  return id;
}

/** Follows the feed and collects the ids it tells of, until `isDone`. */
async function collect(
  since: string | null,
  isDone: (ids: readonly string[]) => boolean,
  onFirst: () => Promise<void> = async () => undefined,
) {
  const leaving = new AbortController();
  const timer = setTimeout(() => leaving.abort(), 10_000);
  const ids: string[] = [];
  const kinds: string[] = [];
  let last: FeedBatch | null = null;
  for await (const batch of test.runtime.feed.follow(since, leaving.signal)) {
    if (last === null) await onFirst();
    last = batch;
    for (const message of batch.messages) {
      kinds.push(message.kind);
      if (message.kind !== "reset") ids.push(message.row.id);
    }
    if (isDone(ids) || kinds.includes("reset")) break;
  }
  clearTimeout(timer);
  return { ids, kinds, position: last?.position ?? "" };
}

describe("the live feed", () => {
  it("never skips a row of a transaction that began first and committed last", async () => {
    let early = "";
    let late = "";
    const followed = await collect(
      null,
      (ids) => ids.includes(late),
      async () => {
        // The early transaction takes its id first, then a later one overtakes it.
        await inTransaction(test.runtime.db, async (slow) => {
          late = await insertEvent(slow);
          early = await insertEvent(test.runtime.db);
          test.runtime.feed.poke();
          await new Promise((resolve) => setTimeout(resolve, 300));
        });
        test.runtime.feed.poke();
      },
    );
    expect(followed.ids).toContain(late);
    expect(followed.ids).toContain(early);
  });

  it("goes on from a position without a gap", async () => {
    const first = await collect(null, () => true);
    const missed = [await insertEvent(test.runtime.db), await insertEvent(test.runtime.db)];
    const second = await collect(first.position, (ids) => missed.every((id) => ids.includes(id)));
    expect(second.ids).toEqual(expect.arrayContaining(missed));
    const third = await collect(second.position, () => true);
    expect(third.ids).toEqual([]);
  });

  it.each(["9999999999999999", "not-a-position", "-1"])(
    "answers the position %s with a reset",
    async (since) => {
      expect((await collect(since, () => false)).kinds).toEqual(["reset"]);
    },
  );

  it("asks for a reload when more changed than it tells one by one", async () => {
    const { position } = await collect(null, () => true);
    for (let index = 0; index < 501; index += 1) await insertEvent(test.runtime.db);
    expect((await collect(position, () => false)).kinds).toEqual(["reset"]);
  });
});
