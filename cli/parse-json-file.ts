import { diagnostic, type Diagnostic } from "#core/diagnostic.ts";
import { type Json, trustJson } from "#core/json.ts";

/** The document cannot be read at all: exit status 1, with what is wrong as a diagnostic. */
export class DocumentError extends Error {
  override readonly name = "DocumentError";
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((found) => found.message).join("\n"));
    this.diagnostics = diagnostics;
  }
}

/** Parses a file's text as JSON. Errors: `DocumentError` with `document.not-json`. */
export function parseJsonFile(text: string, file: string): Json {
  try {
    return trustJson(JSON.parse(text));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new DocumentError([
      diagnostic("document.not-json", {
        path: "",
        message: `${file === "-" ? "Standard input" : file} is not JSON: ${why}`,
        hint: "Check for a missing comma, quote or bracket where the message points.",
      }),
    ]);
  }
}
