import { type Diagnostic, diagnostic, hasErrors } from "../diagnostic.ts";
import { flatNames } from "../hook/context-path.ts";
import { type Json, trustJson } from "../json.ts";
import { err, ok, type Result } from "../result.ts";
import { jsonBody, textBody } from "./actions/request-body.ts";
import { getPath } from "./get-path.ts";
import { showSealed } from "./sealed-text.ts";
import type { TemplateContext } from "./template-context.ts";
import { openScope } from "./render-template.ts";
import { parseJsonTemplate } from "./template-json.ts";
import { attempt } from "./template-problem.ts";

/** A template as a person tries it out. `text` is `null` when there are errors; secrets show as `${NAME}`. */
export type RenderedText = {
  readonly text: string | null;
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * Renders one body outside any action. `json`: the source must be JSON, else `body.not-json`; `detect`: JSON where it
 * is JSON, one text otherwise.
 */
export function renderText(
  source: string,
  context: TemplateContext,
  form: "json" | "detect",
): RenderedText {
  const path = "template";
  const written = parseBody(source);
  if (!written.ok && form === "json") {
    const message = `The template is not JSON: ${written.error}`;
    return { text: null, diagnostics: [diagnostic("body.not-json", { path, message })] };
  }
  const attempted = attempt(() => {
    const body = written.ok
      ? jsonBody(parseJsonTemplate(written.value, path))
      : textBody(source, path, "text/plain");
    if (hasErrors(body.diagnostics)) return { text: null, diagnostics: body.diagnostics };
    const sealed = body.resolve(openScope({ ...otherNames(context), ...context }));
    return { text: sealed === null ? "" : showSealed(sealed), diagnostics: body.diagnostics };
  });
  if (attempted.ok) return attempted.value;
  const { code, message } = attempted.error;
  return { text: null, diagnostics: [diagnostic(code, { path, message })] };
}

/** The flat names of what stands in the context under its path; a context of an event has them already. */
function otherNames(context: TemplateContext): TemplateContext {
  const names = Object.entries(flatNames).map(([name, path]) => [name, getPath(context, path)]);
  return Object.fromEntries(names);
}

function parseBody(source: string): Result<Json, string> {
  try {
    return ok(trustJson(JSON.parse(source)));
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
