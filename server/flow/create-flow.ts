import type { CreateFlow, FlowDetail } from "#core/contracts/flows.ts";
import { insertFlow } from "#db/queries/flows/write-flow.ts";
import type { Context } from "../context.ts";
import { getFlow } from "./get-flow.ts";

/** Stores a new flow as a draft. Nothing of it runs before it is published. */
export async function createFlow(context: Context, input: CreateFlow): Promise<FlowDetail> {
  const flowId = context.newId("flow");
  await insertFlow(context.db, {
    workspaceId: context.workspaceId,
    flowId,
    draft: input.flow,
    nowMs: context.clock.nowMs(),
  });
  return await getFlow(context, { flowId });
}
