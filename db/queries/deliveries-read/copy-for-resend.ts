import type { Executor } from "../../client.ts";

/**
 * Stores a delivery that sends another one again: the same message, due now, with attempts of its own. Its
 * `resend_of` is the first delivery of that message, whose id is the `webhook-id` of all. Returns false when there is
 * no such delivery. Index: `deliveries_by_id`.
 */
export async function copyForResend(
  executor: Executor,
  copy: {
    readonly workspaceId: string;
    readonly deliveryId: string;
    readonly newId: string;
    readonly nowMs: number;
  },
): Promise<boolean> {
  const rows = await executor.sql`
    insert into deliveries (id, workspace_id, created_at, event_id, event_received_at, call_id, flow_id,
      flow_version, hook, action, action_type, effect_key, channel, destination_id, status, next_attempt_at,
      request, timeout_ms, retry, sign, test, ordinal, resend_of)
    select ${copy.newId}, workspace_id, ${copy.nowMs}::timestamptz, event_id, event_received_at, call_id, flow_id,
      flow_version, hook, action, action_type, effect_key, channel, destination_id, 'pending',
      ${copy.nowMs}::timestamptz, request, timeout_ms, retry, sign, test, ordinal, coalesce(resend_of, id)
    from deliveries
    where id = ${copy.deliveryId} and workspace_id = ${copy.workspaceId}`;
  return rows.count > 0;
}
