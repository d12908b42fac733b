import type { PublishedFlow } from "#core/contracts/flows.ts";
import { hasErrors } from "#core/diagnostic.ts";
import type { Flow } from "#core/flow/flow.ts";
import { idSchema } from "#core/ids.ts";
import { checkFlow } from "#core/lint/check-flow.ts";
import type { Executor } from "#db/client.ts";
import { bumpHooksVersion } from "#db/queries/flows/bump-hooks-version.ts";
import { publishVersion } from "#db/queries/flows/flow-versions.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Context } from "../context.ts";
import { ValidationError } from "../errors.ts";
import { type FlowInput, requireLockedFlow } from "./get-flow.ts";

/**
 * Makes the draft of a flow its new live version, for every event answered after this returns.
 * Errors: `NOT_FOUND`; `VALIDATION` with the diagnostics when the draft has errors, then nothing changes.
 */
export async function publishFlow(
  context: Context,
  input: FlowInput & { readonly message?: string | undefined },
): Promise<PublishedFlow> {
  return await inTransaction(context.db, async (tx) => {
    const { draft } = await requireLockedFlow(context, tx, input.flowId);
    return await publishDraft(context, tx, { ...input, draft });
  });
}

export type DraftToPublish = FlowInput & {
  readonly draft: Flow;
  readonly message?: string | undefined;
};

/** Publishes a draft within a transaction that holds the flow's lock or has just made the flow. */
export async function publishDraft(
  context: Context,
  tx: Executor,
  input: DraftToPublish,
): Promise<PublishedFlow> {
  const { document, diagnostics } = checkFlow(input.draft);
  if (hasErrors(diagnostics)) {
    throw new ValidationError("The flow has errors, so it cannot be published.", {
      hint: "Each problem says where it is and what to do.",
      diagnostics,
    });
  }
  const version = await publishVersion(tx, {
    flowId: input.flowId,
    flow: input.draft,
    document,
    message: input.message ?? null,
    nowMs: context.clock.nowMs(),
  });
  await bumpHooksVersion(tx, context.workspaceId);
  return {
    flowId: idSchema("flow").parse(input.flowId),
    version,
    hooks: document.hooks.length,
    diagnostics: [...diagnostics],
  };
}
