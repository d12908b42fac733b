import { jsonSchema } from "#core/json.ts";
import { z } from "zod";
import type { Executor } from "../../client.ts";

const takenSchema = z.object({
  id: z.string(),
  callId: z.string().nullable(),
  request: jsonSchema,
  expiresAt: z.number(),
});
export type TakenAction = z.infer<typeof takenSchema>;

/**
 * Takes the in-call actions that wait on a source's action stream, in the order they were decided, and marks them as
 * delivered: each is handed over once. `callId` `null` takes those of all calls. Index: `deliveries_in_call_open`.
 */
export async function takeStreamActions(
  executor: Executor,
  wanted: { readonly sourceId: string; readonly callId: string | null; readonly nowMs: number },
): Promise<readonly TakenAction[]> {
  const rows = await executor.sql`
    with waiting as (
      select d.id, d.created_at from deliveries d
      join events e on e.id = d.event_id and e.received_at = d.event_received_at
      where d.status = 'pending' and d.expires_at > ${wanted.nowMs} and d.channel = 'stream'
        and e.source_id = ${wanted.sourceId} and (${wanted.callId}::text is null or d.call_id = ${wanted.callId})
      for update of d skip locked
    ), taken as (
      update deliveries d
      set status = 'delivered', finished_at = ${wanted.nowMs}, version = d.version + 1,
          changed_tx = pg_current_xact_id()
      from waiting where d.id = waiting.id and d.created_at = waiting.created_at
      returning d.id, d.call_id, d.request, d.expires_at, d.created_at, d.event_id, d.ordinal
    )
    select id, call_id as "callId", request, expires_at as "expiresAt"
    from taken order by created_at, event_id, ordinal`;
  return rows.map((row) => takenSchema.parse(row));
}
