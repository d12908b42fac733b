import type { ImportedFlow, ImportRequest } from "#core/contracts/flows.ts";
import { type Diagnostic, diagnostic, hasErrors } from "#core/diagnostic.ts";
import { decompileHooks } from "#core/compiler/decompile-hooks.ts";
import { parseHooksDocument } from "#core/hook/parse-hooks-document.ts";
import type { HooksDraft } from "#core/hook/draft.ts";
import { checkFlow } from "#core/lint/check-flow.ts";
import { insertFlow } from "#db/queries/flows/write-flow.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Context } from "../context.ts";
import { ValidationError } from "../errors.ts";
import { publishDraft } from "./publish-flow.ts";

/**
 * Makes a flow of a hooks document, published when asked for.
 * Errors: `VALIDATION` with every diagnostic when the document has errors. Then nothing is stored, unless `draft` asks
 * to keep what could be read; that is never published.
 */
export async function importHooks(context: Context, input: ImportRequest): Promise<ImportedFlow> {
  const read = readDocument(input);
  const flow = { ...decompileHooks(read.draft, input.name), runsOn: input.runsOn };
  const checked = checkFlow(flow);
  const diagnostics = withoutRepeats([...read.diagnostics, ...checked.diagnostics]);
  const isUsable = !hasErrors(diagnostics);
  if (!isUsable && !input.draft) throw refused(diagnostics);
  const flowId = context.newId("flow");
  const version = await inTransaction(context.db, async (tx) => {
    const { workspaceId, clock } = context;
    await insertFlow(tx, { workspaceId, flowId, draft: flow, nowMs: clock.nowMs() });
    if (!input.publish || !isUsable) return null;
    return (await publishDraft(context, tx, { flowId, draft: flow })).version;
  });
  return { flowId, version, hooks: checked.document.hooks.length, diagnostics };
}

type ReadDocument = {
  /** Also of a document with errors. */
  readonly draft: HooksDraft;
  readonly diagnostics: readonly Diagnostic[];
};

function readDocument(input: ImportRequest): ReadDocument {
  if (input.dialect !== undefined && input.dialect !== "hookline" && input.dialect !== "vapi") {
    throw refused([unreadDialect(input.dialect)]);
  }
  const { draft, diagnostics } = parseHooksDocument(toJson(input.document));
  if (draft === null) throw refused(diagnostics);
  return { draft, diagnostics };
}

/** The document and the flow made of it are checked by the same rules; what both say is said once. */
function withoutRepeats(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const byMessage = new Map<string, Diagnostic>();
  for (const found of diagnostics) {
    const key = JSON.stringify([found.code, found.message]);
    if (!byMessage.has(key)) byMessage.set(key, found);
  }
  return [...byMessage.values()];
}

function toJson(document: ImportRequest["document"]): unknown {
  if (typeof document !== "string") return document;
  try {
    return JSON.parse(document);
  } catch (cause) {
    const where = cause instanceof Error ? cause.message : "";
    throw refused([
      diagnostic("document.not-json", {
        path: "",
        message: `The document is not JSON: ${where}`,
        hint: "Paste the whole hooks document, from its first { to its last }.",
      }),
    ]);
  }
}

function unreadDialect(dialect: string): Diagnostic {
  return diagnostic("dialect.unread", {
    path: "",
    message: `Hookline does not read hooks written for ${dialect} yet.`,
    hint: "Give Vapi's hooks or a Hookline hooks document.",
  });
}

function refused(diagnostics: readonly Diagnostic[]): ValidationError {
  return new ValidationError("The document has errors, so nothing was stored.", {
    hint: "Each problem says where it is and what to do.",
    diagnostics,
  });
}
