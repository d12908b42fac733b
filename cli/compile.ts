import { hasErrors } from "#core/diagnostic.ts";
import { migrateFlow } from "#core/flow/migrate-flow.ts";
import { printDocument } from "#core/hook/print-document.ts";
import { checkFlow } from "#core/lint/check-flow.ts";
import type { Io } from "./io.ts";
import { parseJsonFile } from "./parse-json-file.ts";

/**
 * `hookline compile FLOW`: prints the hooks document of a flow, also one with errors, as far as it goes. Exit status:
 * 0, or 1 when the flow has errors.
 */
export async function compileCommand(file: string, io: Io): Promise<number> {
  const flow = migrateFlow(parseJsonFile(await io.readText(file), file));
  if (!flow.ok) {
    for (const found of flow.error) io.err(JSON.stringify(found));
    return 1;
  }
  const { document, diagnostics } = checkFlow(flow.value);
  for (const found of diagnostics) io.err(JSON.stringify(found));
  io.out(printDocument(document));
  return hasErrors(diagnostics) ? 1 : 0;
}
