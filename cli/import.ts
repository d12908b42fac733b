import { hasErrors } from "#core/diagnostic.ts";
import { readHooks } from "#core/dialects/dialects.ts";
import { printDocument } from "#core/hook/print-document.ts";
import { chooseForm } from "./choose-form.ts";
import type { Io } from "./io.ts";
import { report } from "./report.ts";

export type ImportOptions = { readonly from?: string | undefined };

/**
 * `hookline import FILE [--from …]`: prints the hooks document of what is in a platform's own form. Exit status: 0, or
 * 1 and nothing printed when it has errors.
 */
export async function importCommand(file: string, options: ImportOptions, io: Io): Promise<number> {
  const form = chooseForm("--from", options.from);
  const { document, diagnostics } = readHooks(await io.readText(file), form);
  report(diagnostics, io);
  if (document === null || hasErrors(diagnostics)) return 1;
  io.out(printDocument(document));
  return 0;
}
