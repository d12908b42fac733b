import type { Executor } from "../../client.ts";

/** `receivedAt` is when its key was claimed: its row may carry a time a moment later. */
export type FirstEvent = { readonly eventId: string; readonly receivedAt: number };

/**
 * Claims the key of an event for this transaction. Returns `null` when the event is new, else the event that had the
 * key first. Waits for a transaction that is about to store the same key. Index: primary key of `event_keys`.
 */
export async function claimEventKey(
  tx: Executor,
  claim: { readonly key: Uint8Array; readonly eventId: string; readonly receivedAt: number },
): Promise<FirstEvent | null> {
  const inserted = await tx.sql`
    insert into event_keys (key, event_id, event_received_at, first_seen)
    values (${claim.key}, ${claim.eventId}, ${claim.receivedAt}, ${claim.receivedAt})
    on conflict (key) do nothing
    returning event_id`;
  if (inserted.length > 0) return null;
  const [first] = await tx.sql<FirstEvent[]>`
    select event_id as "eventId", event_received_at as "receivedAt"
    from event_keys where key = ${claim.key}`;
  return first ?? null;
}
