import type { DeliveryQuery, DeliverySummary } from "#core/contracts/deliveries.ts";
import { listDeliveries as queryDeliveries } from "#db/queries/deliveries-read/delivery-rows.ts";
import type { Context } from "../context.ts";
import { fromCursor, toPage } from "../paging.ts";
import { toDeliverySummary } from "./delivery-view.ts";

/**
 * Lists deliveries, newest first. `next` is the `after` of the following page. Deliveries made meanwhile never shift
 * a page; one whose status changes may leave or enter a list that asks for a status.
 * Errors: `VALIDATION` when `after` is none of ours.
 */
export async function listDeliveries(
  context: Context,
  input: DeliveryQuery,
): Promise<{ deliveries: DeliverySummary[]; next: string | null }> {
  const rows = await queryDeliveries(context.db, {
    workspaceId: context.workspaceId,
    status: input.status ?? null,
    flowId: input.flowId ?? null,
    eventId: input.eventId ?? null,
    callId: input.callId ?? null,
    destination: input.destination ?? null,
    text: input.q ?? null,
    after: fromCursor(input.after),
    limit: input.limit + 1,
  });
  const page = toPage(rows, input.limit, (row) => ({ atMs: row.createdAt, id: row.id }));
  return { deliveries: page.rows.map(toDeliverySummary), next: page.next };
}
