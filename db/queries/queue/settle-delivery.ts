import type { AttemptOutcome, DeliveryStatus } from "#core/delivery/delivery-state.ts";
import type { Executor } from "../../client.ts";
import { jsonParameter } from "../json-parameter.ts";

export type Settlement = {
  readonly deliveryId: string;
  readonly createdAt: number;
  readonly leaseToken: string;
  readonly status: DeliveryStatus;
  /** Epoch milliseconds; set exactly when `status` is `pending`. */
  readonly nextAttemptAt: number | null;
  /** Epoch milliseconds; set exactly when `status` is final. */
  readonly finishedAt: number | null;
  readonly lastStatus: number | null;
  readonly lastReason: string | null;
  readonly lastCode: string | null;
  readonly attempt: NewAttempt;
};

export type NewAttempt = {
  readonly id: string;
  readonly workspaceId: string;
  readonly number: number;
  readonly startedAt: number;
  readonly durationMs: number | null;
  readonly outcome: AttemptOutcome;
  readonly status: number | null;
  readonly code: string | null;
  readonly reason: string | null;
  readonly requestHeaders: readonly (readonly [string, string])[];
  readonly responseHeaders: readonly (readonly [string, string])[];
  readonly responseBody: string | null;
  readonly responseTruncated: boolean;
  /** `host:port` that a person may allow, when the outbound guard refused it. */
  readonly allowable: string | null;
};

/**
 * Ends a lease with the attempt's outcome, records the attempt and lets the next in-call action of the same hook
 * start. Returns false, and changes nothing, when the lease was lost meanwhile. Index: `deliveries_by_id`,
 * `deliveries_after`.
 */
export async function settleDelivery(executor: Executor, settled: Settlement): Promise<boolean> {
  const attempt = settled.attempt;
  const rows = await executor.sql`
    with settled as (
      update deliveries
      set status = ${settled.status}, next_attempt_at = ${settled.nextAttemptAt},
          finished_at = ${settled.finishedAt}, last_status = ${settled.lastStatus},
          last_reason = ${settled.lastReason}, last_code = ${settled.lastCode},
          lease_token = null, lease_until = null,
          version = version + 1, changed_tx = pg_current_xact_id()
      where id = ${settled.deliveryId} and created_at = ${settled.createdAt}
        and lease_token = ${settled.leaseToken} and status = 'leased'
      returning id, created_at
    ), recorded as (
      insert into attempts (id, workspace_id, delivery_id, delivery_created_at, number, started_at, duration_ms,
        outcome, status, code, reason, request_headers, response_headers, response_body, response_truncated, allowable)
      select ${attempt.id}, ${attempt.workspaceId}, id, created_at, ${attempt.number}::int,
        ${attempt.startedAt}::timestamptz, ${attempt.durationMs}::int, ${attempt.outcome}, ${attempt.status}::int,
        ${attempt.code}, ${attempt.reason}, ${jsonParameter(executor, attempt.requestHeaders)}::jsonb,
        ${jsonParameter(executor, attempt.responseHeaders)}::jsonb, ${attempt.responseBody},
        ${attempt.responseTruncated}::boolean, ${attempt.allowable}
      from settled
    ), following as (
      update deliveries next
      set next_attempt_at = ${attempt.startedAt}, version = next.version + 1, changed_tx = pg_current_xact_id()
      from settled
      where next.after_delivery_id = settled.id and next.status = 'pending' and ${settled.finishedAt !== null}
    )
    select id from settled`;
  return rows.length > 0;
}
