import type { FlowDetail } from "#core/contracts/flows.ts";
import { findVersion } from "#db/queries/flows/flow-versions.ts";
import { updateDraft } from "#db/queries/flows/write-flow.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Context } from "../context.ts";
import { NotFoundError } from "../errors.ts";
import { type FlowInput, getFlow, requireLockedFlow } from "./get-flow.ts";

/**
 * Makes a published version the draft again. What is live stays until the draft is published: only publishing changes
 * what runs.
 * Errors: `NOT_FOUND`.
 */
export async function restoreVersion(
  context: Context,
  input: FlowInput & { readonly version: number },
): Promise<FlowDetail> {
  const { workspaceId } = context;
  await inTransaction(context.db, async (tx) => {
    const stored = await requireLockedFlow(context, tx, input.flowId);
    const found = await findVersion(tx, input);
    if (found === null) {
      throw new NotFoundError(`The flow has no version ${input.version}.`, {
        hint: "The list of its versions shows those there are.",
      });
    }
    await updateDraft(tx, {
      workspaceId,
      flowId: input.flowId,
      draft: found.flow,
      expectedRevision: stored.draftRevision,
      nowMs: context.clock.nowMs(),
    });
  });
  return await getFlow(context, input);
}
