import type { EventQuery, EventSummary } from "#core/contracts/events.ts";
import { listEvents as queryEvents } from "#db/queries/events-read/event-rows.ts";
import type { Context } from "../context.ts";
import { fromCursor, toPage } from "../paging.ts";
import { toEventSummary } from "./event-view.ts";

/**
 * Lists events with what each listening hook did, newest first. `next` is the `after` of the following page. Events
 * that arrive meanwhile never shift a page.
 * Errors: `VALIDATION` when `after` is none of ours.
 */
export async function listEvents(
  context: Context,
  input: EventQuery,
): Promise<{ events: EventSummary[]; next: string | null }> {
  const rows = await queryEvents(context.db, {
    workspaceId: context.workspaceId,
    callId: input.callId ?? null,
    type: input.type ?? null,
    after: fromCursor(input.after),
    limit: input.limit + 1,
  });
  const page = toPage(rows, input.limit, (row) => ({ atMs: row.receivedAt, id: row.id }));
  return { events: page.rows.map(toEventSummary), next: page.next };
}
