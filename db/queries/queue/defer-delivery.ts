import type { DeliveryStatus } from "#core/delivery/delivery-state.ts";
import type { Executor } from "../../client.ts";

/**
 * Gives a lease back without an attempt having been made, to be claimed again at `nextAttemptAt` (epoch
 * milliseconds), or, with `held`, when its destination is switched on again. Index: `deliveries_by_id`.
 */
export async function deferDelivery(
  executor: Executor,
  deferred: {
    readonly deliveryId: string;
    readonly createdAt: number;
    readonly leaseToken: string;
    readonly status: Extract<DeliveryStatus, "pending" | "held">;
    readonly nextAttemptAt: number | null;
    readonly reason: string | null;
  },
): Promise<void> {
  await executor.sql`
    update deliveries
    set status = ${deferred.status}, next_attempt_at = ${deferred.nextAttemptAt}, attempts = attempts - 1,
        last_reason = coalesce(${deferred.reason}, last_reason), lease_token = null, lease_until = null,
        version = version + 1, changed_tx = pg_current_xact_id()
    where id = ${deferred.deliveryId} and created_at = ${deferred.createdAt}
      and lease_token = ${deferred.leaseToken} and status = 'leased'`;
}
