import { hasErrors } from "#core/diagnostic.ts";
import type { HooksDocument } from "#core/hook/hook.ts";
import { checkFlow } from "#core/lint/check-flow.ts";
import { findVersion } from "#db/queries/flows/flow-versions.ts";
import type { Context } from "../context.ts";
import { NotFoundError, ValidationError } from "../errors.ts";
import { type FlowInput, requireFlow } from "./get-flow.ts";

/**
 * Returns the hooks document of what is live, or of the draft.
 * Errors: `NOT_FOUND`, also when nothing is live; `VALIDATION` when the draft has errors.
 */
export async function getFlowHooks(
  context: Context,
  input: FlowInput & { readonly draft: boolean },
): Promise<HooksDocument> {
  const flow = await requireFlow(context, input.flowId);
  if (input.draft) return compileDraft(flow.draft);
  const { id: flowId, liveVersion: version } = flow;
  const live = version === null ? null : await findVersion(context.db, { flowId, version });
  if (live === null) {
    throw new NotFoundError("Nothing of this flow is live.", {
      hint: "Publish it, or ask for the draft's hooks with ?draft=1.",
    });
  }
  return live.document;
}

function compileDraft(draft: Parameters<typeof checkFlow>[0]): HooksDocument {
  const { document, diagnostics } = checkFlow(draft);
  if (!hasErrors(diagnostics)) return document;
  throw new ValidationError("The draft has errors, so it has no hooks yet.", { diagnostics });
}
