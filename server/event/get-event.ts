import type { EventDetail, KeptAnswer, StoredVerdict } from "#core/contracts/events.ts";
import { listEventDeliveries } from "#db/queries/deliveries-read/delivery-detail.ts";
import { type LiveHook, listEventHooks } from "#db/queries/events-read/event-hooks.ts";
import { findEventBody, loadEvents } from "#db/queries/events-read/event-rows.ts";
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
  const [[row], body, deliveries, hooks] = await Promise.all([
    loadEvents(db, workspaceId, [input.eventId]),
    findEventBody(db, key),
    listEventDeliveries(db, input.eventId),
    listEventHooks(db, key),
  ]);
  if (row === undefined || body === null) {
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
    data: body.data,
    ...repliesOf(body.answer),
    deliveries: [...deliveries],
  };
}

/** What the platform was answered, as far as it waited for something. */
function repliesOf(kept: KeptAnswer | null): Pick<EventDetail, "decision" | "platformAnswer"> {
  if (kept === null) return {};
  const { decision, platformAnswer } = kept;
  return {
    ...(decision === undefined ? {} : { decision }),
    ...(platformAnswer === undefined ? {} : { platformAnswer }),
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
