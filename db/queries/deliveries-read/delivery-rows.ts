import { z } from "zod";
import { sealedRequestSchema } from "#core/engine/sealed-request.ts";
import {
  type DeliveryStatus,
  deliveryChannels,
  deliveryStatuses,
} from "#core/delivery/delivery-state.ts";
import type { Executor } from "../../client.ts";
import type { Place } from "../place.ts";

/** A delivery as the lists show it, without its body. Times are epoch milliseconds. */
const rowSchema = z.object({
  id: z.string(),
  eventId: z.string(),
  eventType: z.string().nullable(),
  callId: z.string().nullable(),
  flowId: z.string(),
  flowName: z.string(),
  flowVersion: z.number().int(),
  hook: z.string(),
  action: z.string(),
  actionType: z.string(),
  channel: z.enum(deliveryChannels),
  status: z.enum(deliveryStatuses),
  /** Address of the request; `null` for an action that is handed over or could not be resolved. */
  url: sealedRequestSchema.shape.url.nullable().catch(null),
  destinationId: z.string().nullable(),
  test: z.boolean(),
  attempts: z.number().int(),
  createdAt: z.number(),
  nextAttemptAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
  lastStatus: z.number().int().nullable(),
  lastReason: z.string().nullable(),
  version: z.number().int(),
});
export type DeliveryRow = z.infer<typeof rowSchema>;

export type DeliveryFilter = {
  readonly workspaceId: string;
  readonly status: DeliveryStatus | null;
  readonly flowId: string | null;
  readonly eventId: string | null;
  readonly callId: string | null;
  /** Id of a destination, or part of an address. */
  readonly destination: string | null;
  /** Any text of the request, the call id, or names of hook and action; case does not count. */
  readonly text: string | null;
  /** The page starts after it. */
  readonly after: Place | null;
  readonly limit: number;
};

/**
 * Lists deliveries, newest first; at most `limit`. Indexes: `deliveries_by_time`, with a status
 * `deliveries_by_status`, with a flow `deliveries_by_flow`, with an event or a call `deliveries_by_event`.
 */
export async function listDeliveries(
  executor: Executor,
  filter: DeliveryFilter,
): Promise<readonly DeliveryRow[]> {
  const { sql } = executor;
  const { after } = filter;
  const rows = await sql`
    select ${deliveryColumns(executor)}
    from deliveries d ${joins(executor)}
    where d.workspace_id = ${filter.workspaceId}
      ${conditions(executor, filter)}
      ${
        // The first condition lets whole days be left out, the second is the exact place.
        after === null
          ? sql``
          : sql`and d.created_at <= ${after.atMs} and (d.created_at, d.id) < (${after.atMs}, ${after.id})`
      }
    order by d.created_at desc, d.id desc
    limit ${filter.limit}`;
  return parseRows(rows);
}

/** Loads deliveries by their ids, in no particular order; ids without one are left out. Index: `deliveries_by_id`. */
export async function loadDeliveries(
  executor: Executor,
  workspaceId: string,
  ids: readonly string[],
): Promise<readonly DeliveryRow[]> {
  if (ids.length === 0) return [];
  const rows = await executor.sql`
    select ${deliveryColumns(executor)}
    from deliveries d ${joins(executor)}
    where d.id = any(${ids}::text[]) and d.workspace_id = ${workspaceId}`;
  return parseRows(rows);
}

function conditions({ sql }: Executor, filter: DeliveryFilter) {
  const { status, flowId, eventId, callId, destination, text } = filter;
  return sql`
    ${status === null ? sql`` : sql`and d.status = ${status}`}
    ${flowId === null ? sql`` : sql`and d.flow_id = ${flowId}`}
    ${eventId === null ? sql`` : sql`and d.event_id = ${eventId}`}
    ${
      callId === null
        ? sql``
        : sql`and d.event_id in (
            select id from events where workspace_id = ${filter.workspaceId} and call_id = ${callId})`
    }
    ${
      destination === null
        ? sql``
        : sql`and (d.destination_id = ${destination}
            or strpos(lower(d.request->'url'->>'text'), lower(${destination})) > 0)`
    }
    ${
      text === null
        ? sql``
        : sql`and strpos(lower(concat_ws(' ', d.request->'url'->>'text', d.request->'body'->>'text',
            d.call_id, d.hook, d.action, d.last_reason)), lower(${text})) > 0`
    }`;
}

function joins({ sql }: Executor) {
  return sql`
    left join flows f on f.id = d.flow_id
    left join events e on e.id = d.event_id and e.received_at = d.event_received_at`;
}

function deliveryColumns({ sql }: Executor) {
  return sql`
    d.id, d.event_id as "eventId", e.type as "eventType", d.call_id as "callId", d.flow_id as "flowId",
    coalesce(f.name, d.flow_id) as "flowName", d.flow_version as "flowVersion", d.hook, d.action,
    d.action_type as "actionType", d.channel, d.status, d.request->'url' as url,
    d.destination_id as "destinationId", d.test, d.attempts, d.created_at as "createdAt",
    d.next_attempt_at as "nextAttemptAt", d.finished_at as "finishedAt", d.last_status as "lastStatus",
    d.last_reason as "lastReason", d.version`;
}

function parseRows(rows: readonly unknown[]): readonly DeliveryRow[] {
  return rows.map((row) => rowSchema.parse(row));
}
