import { bumpHooksVersion } from "#db/queries/flows/bump-hooks-version.ts";
import { deleteFlow as markDeleted } from "#db/queries/flows/write-flow.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Context } from "../context.ts";
import { type FlowInput, noSuchFlow } from "./get-flow.ts";

/** Deletes a flow: none of its hooks runs for any later event. What it did stays in the log. Errors: `NOT_FOUND`. */
export async function deleteFlow(context: Context, input: FlowInput): Promise<void> {
  const { workspaceId } = context;
  await inTransaction(context.db, async (tx) => {
    const nowMs = context.clock.nowMs();
    const found = await markDeleted(tx, { workspaceId, flowId: input.flowId, nowMs });
    if (!found) throw noSuchFlow(input.flowId);
    await bumpHooksVersion(tx, workspaceId);
  });
}
