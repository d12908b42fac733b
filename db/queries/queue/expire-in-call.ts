import type { Executor } from "../../client.ts";

/**
 * Ends in-call actions whose time is over before anybody took them: nothing is said late. Returns how many.
 * Index: `deliveries_in_call_open`.
 */
export async function expireInCall(executor: Executor, nowMs: number): Promise<number> {
  const rows = await executor.sql`
    update deliveries
    set status = 'expired', finished_at = ${nowMs}, next_attempt_at = null, last_code = 'in-call.expired',
        last_reason = 'The time for this in-call action was over before the voice platform took it.',
        version = version + 1, changed_tx = pg_current_xact_id()
    where status = 'pending' and expires_at <= ${nowMs}
    returning id`;
  return rows.length;
}

/** Ends the in-call actions that still wait in a call that is over. Index: `deliveries_in_call_open`. */
export async function expireInCallOfCall(
  tx: Executor,
  call: { readonly workspaceId: string; readonly callId: string; readonly nowMs: number },
): Promise<void> {
  await tx.sql`
    update deliveries
    set status = 'expired', finished_at = ${call.nowMs}, next_attempt_at = null,
        last_code = 'in-call.call-over', last_reason = 'The call ended before the voice platform took this in-call action.',
        version = version + 1, changed_tx = pg_current_xact_id()
    where status = 'pending' and expires_at is not null
      and workspace_id = ${call.workspaceId} and call_id = ${call.callId}`;
}
