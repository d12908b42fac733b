import type { FlowDetail } from "#core/contracts/flows.ts";
import { bumpHooksVersion } from "#db/queries/flows/bump-hooks-version.ts";
import { setFlowEnabled as storeEnabled } from "#db/queries/flows/write-flow.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Context } from "../context.ts";
import { type FlowInput, getFlow, noSuchFlow } from "./get-flow.ts";

/** Switches a flow on or off, from the next event on. Errors: `NOT_FOUND`. */
export async function setFlowEnabled(
  context: Context,
  input: FlowInput & { readonly enabled: boolean },
): Promise<FlowDetail> {
  const { workspaceId } = context;
  const { flowId, enabled } = input;
  await inTransaction(context.db, async (tx) => {
    const nowMs = context.clock.nowMs();
    const found = await storeEnabled(tx, { workspaceId, flowId, enabled, nowMs });
    if (!found) throw noSuchFlow(flowId);
    await bumpHooksVersion(tx, workspaceId);
  });
  return await getFlow(context, { flowId });
}
