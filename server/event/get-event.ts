import type { EventDetail } from "#core/contracts/events.ts";
import { listEventDeliveries } from "#db/queries/deliveries-read/delivery-detail.ts";
import { findEventData, loadEvents } from "#db/queries/events-read/event-rows.ts";
import type { Context } from "../context.ts";
import { NotFoundError } from "../errors.ts";
import { toEventSummary } from "./event-view.ts";

/** Returns an event with its data, its hooks' verdicts and its deliveries. Errors: `NOT_FOUND`. */
export async function getEvent(
  context: Context,
  input: { readonly eventId: string },
): Promise<EventDetail> {
  const { db, workspaceId } = context;
  const [[row], data, deliveries] = await Promise.all([
    loadEvents(db, workspaceId, [input.eventId]),
    findEventData(db, { workspaceId, eventId: input.eventId }),
    listEventDeliveries(db, input.eventId),
  ]);
  if (row === undefined || data === null) {
    throw new NotFoundError(`There is no event ${input.eventId}.`, {
      hint: "The log shows the events there are.",
    });
  }
  return { ...toEventSummary(row), data, deliveries: [...deliveries] };
}
