import { z } from "zod";
import { attemptOutcomes } from "#core/delivery/delivery-state.ts";
import { jsonSchema } from "#core/json.ts";
import type { Executor } from "../../client.ts";

const headersSchema = z.array(z.tuple([z.string(), z.string()]));

const attemptSchema = z.object({
  id: z.string(),
  number: z.number().int(),
  /** Epoch milliseconds. */
  startedAt: z.number(),
  durationMs: z.number().nullable(),
  outcome: z.enum(attemptOutcomes),
  status: z.number().int().nullable(),
  reason: z.string().nullable(),
  code: z.string().nullable(),
  requestHeaders: headersSchema,
  responseHeaders: headersSchema,
  responseBody: z.string().nullable(),
  responseTruncated: z.boolean(),
  allowable: z.string().nullable(),
});
export type AttemptRow = z.infer<typeof attemptSchema>;

/** Lists the attempts of a delivery, first to last. Index: `attempts_by_delivery`. */
export async function listAttempts(
  executor: Executor,
  deliveryId: string,
): Promise<readonly AttemptRow[]> {
  const rows = await executor.sql`
    select id, number, started_at as "startedAt", duration_ms as "durationMs", outcome, status, reason, code,
      request_headers as "requestHeaders", response_headers as "responseHeaders",
      response_body as "responseBody", response_truncated as "responseTruncated", allowable
    from attempts where delivery_id = ${deliveryId} order by number, started_at`;
  return rows.map((row) => attemptSchema.parse(row));
}

/** Returns what a delivery sends or hands over, or `null` when it could not be resolved. Index: `deliveries_by_id`. */
export async function findDeliveryRequest(
  executor: Executor,
  key: { readonly workspaceId: string; readonly deliveryId: string },
): Promise<z.infer<typeof jsonSchema> | null> {
  const [row] = await executor.sql<{ request: unknown }[]>`
    select request from deliveries where id = ${key.deliveryId} and workspace_id = ${key.workspaceId}`;
  return row === undefined ? null : jsonSchema.parse(row.request);
}

/** Lists the deliveries of one event in the order of its effects. Index: `deliveries_by_event`. */
export async function listEventDeliveries(
  executor: Executor,
  eventId: string,
): Promise<readonly EventDelivery[]> {
  return await executor.sql<EventDelivery[]>`
    select id, status, action, hook from deliveries where event_id = ${eventId} order by created_at, ordinal`;
}

export type EventDelivery = {
  readonly id: string;
  readonly status: string;
  readonly action: string;
  readonly hook: string;
};
