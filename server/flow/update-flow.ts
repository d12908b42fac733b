import type { FlowDetail } from "#core/contracts/flows.ts";
import type { Flow } from "#core/flow/flow.ts";
import { updateDraft } from "#db/queries/flows/write-flow.ts";
import type { Context } from "../context.ts";
import { ConflictError } from "../errors.ts";
import { type FlowInput, getFlow, requireFlow } from "./get-flow.ts";

export type DraftUpdate = FlowInput & {
  readonly flow: Flow;
  /** The `draftRevision` the change was made on; `null`: replace whatever is there. */
  readonly expectedRevision: number | null;
};

/**
 * Replaces the draft of a flow; what is live stays as it is.
 * Errors: `NOT_FOUND`; `CONFLICT` when the draft is not the revision the change was made on, then nothing changes.
 */
export async function updateFlow(context: Context, input: DraftUpdate): Promise<FlowDetail> {
  const revision = await updateDraft(context.db, {
    workspaceId: context.workspaceId,
    flowId: input.flowId,
    draft: input.flow,
    expectedRevision: input.expectedRevision,
    nowMs: context.clock.nowMs(),
  });
  if (revision === null) {
    const stored = await requireFlow(context, input.flowId);
    throw new ConflictError(
      `The flow was changed elsewhere: it is at revision ${stored.draftRevision}, this change was made on ${input.expectedRevision}.`,
      { hint: "Load the flow again and make the change on what is there now." },
    );
  }
  return await getFlow(context, { flowId: input.flowId });
}
