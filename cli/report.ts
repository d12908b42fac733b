import { type Diagnostic, hasErrors } from "#core/diagnostic.ts";
import type { Io } from "./io.ts";

/** Prints diagnostics, one JSON object a line. Returns the exit status they ask for: 1 with an error, else 0. */
export function report(diagnostics: readonly Diagnostic[], io: Io): number {
  for (const found of diagnostics) io.err(JSON.stringify(found));
  return hasErrors(diagnostics) ? 1 : 0;
}
