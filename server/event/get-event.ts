import type { EventDetail, StoredVerdict } from "#core/contracts/events.ts";
import { listEventDeliveries } from "#db/queries/deliveries-read/delivery-detail.ts";
import { type LiveHook, listEventHooks } from "#db/queries/events-read/event-hooks.ts";
import { findEventData, loadEvents } from "#db/queries/events-read/event-rows.ts";
import type { Context } from "../context.ts";
import { NotFoundError } from "../errors.ts";
import { toEventSummary } from "./event-view.ts";

/**
 * Returns an event with its data, the verdict of every hook that was live then and its deliveries. Verdicts are stored
 * for the hooks that listen; that the others listen to something else is said here. Errors: `NOT_FOUND`.
 */
export async function getEvent(
  context: Context,
  input: { readonly eventId: string },
): Promise<EventDetail> {
  const { db, workspaceId } = context;
  const key = { workspaceId, eventId: input.eventId };
  const [[row], data, deliveries, hooks] = await Promise.all([
    loadEvents(db, workspaceId, [input.eventId]),
    findEventData(db, key),
    listEventDeliveries(db, input.eventId),
    listEventHooks(db, key),
  ]);
  if (row === undefined || data === null) {
    throw new NotFoundError(`There is no event ${input.eventId}.`, {
      hint: "The log shows the events there are.",
    });
  }
  // A body that gave no call event was put to no hook.
  const others = row.type === null ? [] : notListening(row.verdicts, hooks);
  const summary = toEventSummary(row);
  return {
    ...summary,
    verdicts: [...summary.verdicts, ...others],
    data,
    deliveries: [...deliveries],
  };
}

function notListening(
  stored: readonly StoredVerdict[],
  hooks: readonly LiveHook[],
): readonly StoredVerdict[] {
  const name = (hook: { readonly flowId: string; readonly hook: string }) =>
    JSON.stringify([hook.flowId, hook.hook]);
  const judged = new Set(stored.map(name));
  return hooks
    .filter((hook) => !judged.has(name(hook)))
    .map(({ hook, ...flow }) => ({ hook, verdict: "skipped", reason: "event", ...flow }));
}
