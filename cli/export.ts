import path from "node:path";
import type { DialectExport, ExportedFile } from "#core/dialects/dialect.ts";
import { type HooksForm, readHooks } from "#core/dialects/dialects.ts";
import { type Diagnostic, hasErrors } from "#core/diagnostic.ts";
import { writeDocument, writeFlow } from "#core/exchange/write-flow.ts";
import { chooseForm } from "./choose-form.ts";
import type { Io } from "./io.ts";
import { readFlowText } from "./read-flow-text.ts";
import { report } from "./report.ts";

export type ExportOptions = { readonly to: string; readonly out?: string | undefined };

/**
 * `hookline export HOOKS --to …`: prints the hooks of a hooks document, a flow, or another platform's form in the form
 * of a platform. With `--out` every file of it (its bridge, too) is written there, and their list printed. Exit
 * status: 0, or 1 and nothing written when there are errors.
 */
export async function exportCommand(file: string, options: ExportOptions, io: Io): Promise<number> {
  const to = chooseForm("--to", options.to) ?? "hookline";
  const { files, diagnostics } = exportText(await io.readText(file), to);
  const status = report(diagnostics, io);
  const [first] = files;
  if (status !== 0 || first === undefined) return 1;
  if (options.out === undefined) io.out(endLine(first.text));
  else await writeFiles(files, options.out, io);
  return 0;
}

function exportText(text: string, to: HooksForm): DialectExport {
  const flow = readFlowText(text);
  if (flow !== null) {
    return flow.ok ? writeFlow(flow.value, to) : { files: [], diagnostics: flow.error };
  }
  const read = readHooks(text);
  if (read.document === null || hasErrors(read.diagnostics)) {
    return { files: [], diagnostics: read.diagnostics };
  }
  const written = writeDocument(read.document, to);
  return { ...written, diagnostics: [...read.diagnostics.filter(isLoss), ...written.diagnostics] };
}

/** What reading kept as it is needs no word here. */
function isLoss({ severity }: Diagnostic): boolean {
  return severity !== "info";
}

async function writeFiles(files: readonly ExportedFile[], folder: string, io: Io): Promise<void> {
  const written = [];
  for (const { name, text, purpose } of files) {
    const file = path.join(folder, name);
    await io.writeText(file, endLine(text));
    written.push({ file, purpose });
  }
  io.out(`${JSON.stringify({ files: written }, null, 2)}\n`);
}

function endLine(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}
