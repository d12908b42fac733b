import type { Executor } from "../../client.ts";

export type LostLease = {
  readonly id: string;
  readonly workspaceId: string;
  readonly createdAt: number;
  readonly attempts: number;
  readonly inCall: boolean;
};

/**
 * Takes leases back whose process is gone: a delivery becomes due again, an in-call action ends (its request may have
 * left, and nothing is said twice). The attempt that was cut off is recorded as `unknown`. `all` also takes leases
 * that still run, for a start at which no other process can hold one. Index: `deliveries_lease_expiry`.
 */
export async function releaseLeases(
  executor: Executor,
  release: { readonly nowMs: number; readonly all: boolean; newAttemptId(): string },
): Promise<readonly LostLease[]> {
  const lost = await executor.sql<LostLease[]>`
    update deliveries
    set status = case when expires_at is null then 'pending' else 'expired' end,
        next_attempt_at = case when expires_at is null then ${release.nowMs}::timestamptz end,
        finished_at = case when expires_at is null then null else ${release.nowMs}::timestamptz end,
        last_code = 'attempt.cut-off', last_status = null,
        last_reason = 'The attempt was cut off in the middle; the request may have arrived.',
        lease_token = null, lease_until = null, version = version + 1, changed_tx = pg_current_xact_id()
    where status = 'leased' and (lease_until < ${release.nowMs} or ${release.all})
    returning id, workspace_id as "workspaceId", created_at as "createdAt", attempts,
      expires_at is not null as "inCall"`;
  if (lost.length > 0) await recordCutOff(executor, lost, release);
  return lost;
}

async function recordCutOff(
  executor: Executor,
  lost: readonly LostLease[],
  release: { readonly nowMs: number; newAttemptId(): string },
): Promise<void> {
  const values = lost.map((row) => ({
    id: release.newAttemptId(),
    workspace_id: row.workspaceId,
    delivery_id: row.id,
    delivery_created_at: row.createdAt,
    number: row.attempts,
    started_at: release.nowMs,
    outcome: "unknown",
    code: "attempt.cut-off",
    reason: "Hookline stopped in the middle of this attempt; the request may have arrived.",
  }));
  await executor.sql`insert into attempts ${executor.sql(values)}`;
}
