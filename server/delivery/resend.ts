import type { DeliverySummary } from "#core/contracts/deliveries.ts";
import { isFinal, isResendable } from "#core/delivery/delivery-state.ts";
import { copyForResend } from "#db/queries/deliveries-read/copy-for-resend.ts";
import { type DeliveryRow, loadDeliveries } from "#db/queries/deliveries-read/delivery-rows.ts";
import type { Context } from "../context.ts";
import { ConflictError } from "../errors.ts";
import { toDeliverySummary } from "./delivery-view.ts";
import { type DeliveryInput, noSuchDelivery } from "./get-delivery.ts";

/**
 * Sends a finished delivery again: a new delivery with attempts of its own. It is the same message, so it has the
 * `webhook-id` of the first one, and a receiver that has it already may leave it out.
 * Source: Standard Webhooks, "webhook-id": the same for every sending of a message.
 * Errors: `NOT_FOUND`; `CONFLICT` when it is still being sent, or is nothing that can be sent again.
 */
export async function resend(context: Context, input: DeliveryInput): Promise<DeliverySummary> {
  const { db, workspaceId } = context;
  const [row] = await loadDeliveries(db, workspaceId, [input.deliveryId]);
  if (row === undefined) throw noSuchDelivery(input.deliveryId);
  refuseResend(row);
  const newId = context.newId("delivery");
  const nowMs = context.clock.nowMs();
  await copyForResend(db, { workspaceId, deliveryId: row.id, newId, nowMs });
  context.deliveryNudge.poke();
  context.feed.poke();
  const [sent] = await loadDeliveries(db, workspaceId, [newId]);
  if (sent === undefined) throw noSuchDelivery(newId);
  return toDeliverySummary(sent);
}

function refuseResend(row: DeliveryRow): void {
  if (!isFinal(row.status)) {
    throw new ConflictError(`This delivery is ${row.status}: it is still going to be sent.`, {
      hint: "Wait for it to end. A held one goes out when its destination is switched on.",
    });
  }
  if (!isResendable(row.channel)) {
    throw new ConflictError("What was to be said or done in a call is never sent twice.", {
      hint: "Test the flow with a sample call instead.",
    });
  }
  if (row.url === null) {
    throw new ConflictError("This action could not be worked out, so there is nothing to send.", {
      hint: "See its reason, correct the flow and publish it.",
    });
  }
}
