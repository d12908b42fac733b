import type { DestinationView } from "#core/contracts/deliveries.ts";
import { toIso } from "#core/time.ts";
import {
  listDestinations as queryDestinations,
  releaseHeldDeliveries,
  setDestinationStatus,
  type StoredDestination,
} from "#db/queries/destinations/destinations.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Context } from "../context.ts";
import { NotFoundError } from "../errors.ts";

/** Lists the workspace's destinations, newest first. */
export async function listDestinations(
  context: Context,
): Promise<{ destinations: DestinationView[] }> {
  const rows = await queryDestinations(context.db, context.workspaceId);
  return { destinations: rows.map(toView) };
}

export type DestinationChange = {
  readonly destinationId: string;
  readonly status: DestinationView["status"];
};

/**
 * Switches a destination on or off. Switched on, what was held for it becomes due at once; switched off, what is owed
 * to it is held.
 * Errors: `NOT_FOUND`.
 */
export async function changeDestination(
  context: Context,
  input: DestinationChange,
): Promise<DestinationView> {
  const { workspaceId } = context;
  const key = { workspaceId, destinationId: input.destinationId };
  const isOn = input.status === "active";
  const reason = isOn ? null : "Switched off by a person.";
  const changed = await inTransaction(context.db, async (tx) => {
    const row = await setDestinationStatus(tx, { ...key, status: input.status, reason });
    if (row === null) {
      throw new NotFoundError(`There is no destination ${input.destinationId}.`, {
        hint: "A destination appears with the first delivery that goes there.",
      });
    }
    if (isOn) await releaseHeldDeliveries(tx, { ...key, nowMs: context.clock.nowMs() });
    return row;
  });
  context.deliveryNudge.poke();
  context.feed.poke();
  return toView(changed);
}

function toView(row: StoredDestination): DestinationView {
  return { ...row, createdAt: toIso(row.createdAt) };
}
