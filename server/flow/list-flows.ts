import type { FlowSummary } from "#core/contracts/flows.ts";
import { type FlowWithActivity, listFlows as queryFlows } from "#db/queries/flows/list-flows.ts";
import type { Context } from "../context.ts";
import { toFlowSummary } from "./flow-view.ts";

/** The counts of a flow are those of the last seven days. */
const activityMs = 7 * 24 * 60 * 60 * 1000;

/** Lists the workspace's flows in the order a person set. */
export async function listFlows(context: Context): Promise<{ flows: FlowSummary[] }> {
  const rows = await loadFlows(context, null);
  return { flows: rows.map(toFlowSummary) };
}

/** Loads flows with their activity: one, or with `null` all. */
export async function loadFlows(
  context: Context,
  flowId: string | null,
): Promise<readonly FlowWithActivity[]> {
  return await queryFlows(context.db, {
    workspaceId: context.workspaceId,
    flowId,
    since: context.clock.nowMs() - activityMs,
  });
}
