import type { FlowDetail } from "#core/contracts/flows.ts";
import { checkFlow } from "#core/lint/check-flow.ts";
import { findFlow, lockFlow, type StoredFlow } from "#db/queries/flows/find-flow.ts";
import type { Executor } from "#db/client.ts";
import type { Context } from "../context.ts";
import { NotFoundError } from "../errors.ts";
import { toFlowDetail } from "./flow-view.ts";
import { loadFlows } from "./list-flows.ts";

export type FlowInput = { readonly flowId: string };

/** Returns a flow with its draft and what is wrong with it. Errors: `NOT_FOUND`. */
export async function getFlow(context: Context, input: FlowInput): Promise<FlowDetail> {
  const [row] = await loadFlows(context, input.flowId);
  if (row === undefined) throw noSuchFlow(input.flowId);
  return toFlowDetail(row, checkFlow(row.draft).diagnostics);
}

/** Returns the stored flow. Errors: `NOT_FOUND`. */
export async function requireFlow(context: Context, flowId: string): Promise<StoredFlow> {
  const flow = await findFlow(context.db, { workspaceId: context.workspaceId, flowId });
  if (flow === null) throw noSuchFlow(flowId);
  return flow;
}

/** Returns the stored flow, locked until the transaction ends. Errors: `NOT_FOUND`. */
export async function requireLockedFlow(
  context: Context,
  tx: Executor,
  flowId: string,
): Promise<StoredFlow> {
  const flow = await lockFlow(tx, { workspaceId: context.workspaceId, flowId });
  if (flow === null) throw noSuchFlow(flowId);
  return flow;
}

export function noSuchFlow(flowId: string): NotFoundError {
  return new NotFoundError(`There is no flow ${flowId}.`, {
    hint: "It may have been deleted. The list of flows shows those there are.",
  });
}
