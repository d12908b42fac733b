import type { ExportedHooks, ExportRequest } from "#core/contracts/flows.ts";
import { hasErrors } from "#core/diagnostic.ts";
import type { DialectExport } from "#core/dialects/dialect.ts";
import { writeDocument, writeFlow } from "#core/exchange/write-flow.ts";
import type { Context } from "../context.ts";
import { ValidationError } from "../errors.ts";
import { requireFlow } from "./get-flow.ts";

/**
 * Writes hooks in a platform's own form: those of a stored flow's draft, of a flow given, or of a hooks document.
 * Stores nothing.
 * Errors: `NOT_FOUND`; `VALIDATION` with the diagnostics when the hooks have errors or the platform can say none of
 * them.
 */
export async function exportHooks(context: Context, input: ExportRequest): Promise<ExportedHooks> {
  const { files, diagnostics } = await write(context, input);
  if (hasErrors(diagnostics)) {
    throw new ValidationError("The hooks have errors, so they cannot be exported.", {
      hint: "Each problem says where it is and what to do.",
      diagnostics,
    });
  }
  return { files: [...files], diagnostics: [...diagnostics] };
}

async function write(context: Context, input: ExportRequest): Promise<DialectExport> {
  if ("flow" in input) return writeFlow(input.flow, input.to);
  if ("document" in input) return writeDocument(input.document, input.to);
  return writeFlow((await requireFlow(context, input.flowId)).draft, input.to);
}
