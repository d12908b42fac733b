import { migrateFlow } from "#core/flow/migrate-flow.ts";
import { printDocument } from "#core/hook/print-document.ts";
import { checkFlow } from "#core/lint/check-flow.ts";
import type { Io } from "./io.ts";
import { parseJsonFile } from "./parse-json-file.ts";
import { report } from "./report.ts";

/**
 * `hookline compile FLOW`: prints the hooks document of a flow, also one with errors, as far as it goes. Exit status:
 * 0, or 1 when the flow has errors.
 */
export async function compileCommand(file: string, io: Io): Promise<number> {
  const flow = migrateFlow(parseJsonFile(await io.readText(file), file));
  if (!flow.ok) return report(flow.error, io);
  const { document, diagnostics } = checkFlow(flow.value);
  const status = report(diagnostics, io);
  io.out(printDocument(document));
  return status;
}
