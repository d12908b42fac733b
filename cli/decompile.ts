import { basename, extname } from "node:path";
import { decompileHooks } from "#core/compiler/decompile-hooks.ts";
import { parseHooksDocument } from "#core/hook/parse-hooks-document.ts";
import type { Io } from "./io.ts";
import { parseJsonFile } from "./parse-json-file.ts";

/**
 * `hookline decompile HOOKS`: prints a flow for a hooks document, named after the file; of a document with errors what
 * could be read. Exit status: 0, or 1 when the document has errors.
 */
export async function decompileCommand(file: string, io: Io): Promise<number> {
  const parsed = parseHooksDocument(parseJsonFile(await io.readText(file), file));
  for (const found of parsed.diagnostics) io.err(JSON.stringify(found));
  if (parsed.draft !== null) {
    const flow = decompileHooks(parsed.draft, nameOf(file));
    io.out(`${JSON.stringify(flow, null, 2)}\n`);
  }
  return parsed.document === null ? 1 : 0;
}

function nameOf(file: string): string {
  return file === "-" ? "" : basename(file, extname(file));
}
