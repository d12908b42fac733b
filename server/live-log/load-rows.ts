import type { StreamMessage } from "#core/contracts/stream.ts";
import { defaultWorkspaceId } from "#core/ids.ts";
import type { Database } from "#db/client.ts";
import { loadDeliveries } from "#db/queries/deliveries-read/delivery-rows.ts";
import { loadEvents } from "#db/queries/events-read/event-rows.ts";
import type { FeedChanges } from "#db/queries/feed/read-changes.ts";
import { toDeliverySummary } from "../delivery/delivery-view.ts";
import { toEventSummary } from "../event/event-view.ts";

/** Loads what changed in the form of the lists, events before deliveries, oldest first. */
export async function loadRows(
  db: Database,
  changes: FeedChanges,
): Promise<readonly StreamMessage[]> {
  const events = await loadEvents(db, defaultWorkspaceId, changes.eventIds);
  const deliveries = await loadDeliveries(db, defaultWorkspaceId, changes.deliveryIds);
  return [
    ...events
      .toSorted((one, other) => one.receivedAt - other.receivedAt)
      .map((row) => ({ kind: "event" as const, row: toEventSummary(row) })),
    ...deliveries
      .toSorted((one, other) => one.createdAt - other.createdAt)
      .map((row) => ({ kind: "delivery" as const, row: toDeliverySummary(row) })),
  ];
}
