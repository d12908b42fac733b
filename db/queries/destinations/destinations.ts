import { and, asc, desc, eq } from "drizzle-orm";
import type { DestinationView } from "#core/contracts/deliveries.ts";
import type { Executor } from "../../client.ts";
import { destinations } from "../../schema/destinations.ts";

export type StoredDestination = Omit<DestinationView, "createdAt"> & {
  /** Epoch milliseconds. */
  readonly createdAt: number;
};

export type DestinationKey = { readonly workspaceId: string; readonly destinationId: string };

const columns = {
  id: destinations.id,
  urlTemplate: destinations.urlTemplate,
  status: destinations.status,
  reason: destinations.reason,
  createdAt: destinations.createdAt,
};

/** Lists a workspace's destinations, newest first. */
export async function listDestinations(
  executor: Executor,
  workspaceId: string,
): Promise<readonly StoredDestination[]> {
  return await executor.orm
    .select(columns)
    .from(destinations)
    .where(eq(destinations.workspaceId, workspaceId))
    .orderBy(desc(destinations.createdAt), asc(destinations.id));
}

/** Switches a destination on or off and returns it, or `null` when there is none. `reason`: why it is off. */
export async function setDestinationStatus(
  executor: Executor,
  change: DestinationKey & Pick<DestinationView, "status" | "reason">,
): Promise<StoredDestination | null> {
  const [row] = await executor.orm
    .update(destinations)
    .set({ status: change.status, reason: change.reason })
    .where(
      and(
        eq(destinations.workspaceId, change.workspaceId),
        eq(destinations.id, change.destinationId),
      ),
    )
    .returning(columns);
  return row ?? null;
}

/**
 * Makes the deliveries that were held for a destination due now and returns how many they are.
 * Index: `deliveries_by_status`.
 */
export async function releaseHeldDeliveries(
  executor: Executor,
  release: DestinationKey & { readonly nowMs: number },
): Promise<number> {
  const rows = await executor.sql`
    update deliveries
    set status = 'pending', next_attempt_at = ${release.nowMs}, version = version + 1,
      changed_tx = pg_current_xact_id()
    where workspace_id = ${release.workspaceId} and status = 'held'
      and destination_id = ${release.destinationId}`;
  return rows.count;
}
