import type { ImportedFlow, ImportRequest } from "#core/contracts/flows.ts";
import { isUsable, readFlow } from "#core/exchange/read-flow.ts";
import { trustJson } from "#core/json.ts";
import { insertFlow } from "#db/queries/flows/write-flow.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Context } from "../context.ts";
import { ValidationError } from "../errors.ts";
import { publishDraft } from "./publish-flow.ts";

/**
 * Makes a flow of hooks in any platform's form, published when asked for.
 * Errors: `VALIDATION` with every diagnostic when the text has errors. Then nothing is stored, unless `draft` asks to
 * keep what could be read; that is never published.
 */
export async function importHooks(context: Context, input: ImportRequest): Promise<ImportedFlow> {
  // The request came through a schema over parsed JSON.
  const given = trustJson(input.document);
  const read = readFlow(given, { form: input.dialect, name: input.name });
  const isWhole = isUsable(read);
  if (read.flow === null || (!isWhole && !input.draft)) {
    throw new ValidationError("The text has errors, so nothing was stored.", {
      hint: "Each problem says where it is and what to do.",
      diagnostics: read.diagnostics,
    });
  }
  const flow = { ...read.flow, runsOn: input.runsOn };
  const flowId = context.newId("flow");
  const version = await inTransaction(context.db, async (tx) => {
    const { workspaceId, clock } = context;
    await insertFlow(tx, { workspaceId, flowId, draft: flow, nowMs: clock.nowMs() });
    if (!input.publish || !isWhole) return null;
    return (await publishDraft(context, tx, { flowId, draft: flow })).version;
  });
  return { flowId, version, hooks: read.hooks, diagnostics: [...read.diagnostics] };
}
