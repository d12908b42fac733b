import { type Diagnostic, diagnostic, hasErrors } from "#core/diagnostic.ts";
import { renderText } from "#core/engine/render-text.ts";
import { isJsonObject } from "#core/json.ts";
import { CallError, type Io } from "./io.ts";
import { parseJsonFile } from "./parse-json-file.ts";

export type RenderOptions = {
  readonly template: string;
  readonly context: string;
  readonly syntax: string;
};

/**
 * `hookline render --template FILE --context FILE [--syntax liquid]`: prints a template filled in from an event's context, secrets as
 * `${NAME}`. A template that is JSON is a JSON body, any other is one text; a file named `.json` must be JSON.
 */
export async function renderCommand(options: RenderOptions, io: Io): Promise<number> {
  if (options.syntax !== "liquid") {
    throw new CallError(`there is no syntax "${options.syntax}"; there is: liquid`);
  }
  if (options.template === "-" && options.context === "-") {
    throw new CallError("only one of the two files can be standard input");
  }
  const template = await io.readText(options.template);
  const context = parseJsonFile(await io.readText(options.context), options.context);
  if (!isJsonObject(context)) {
    const message = `${options.context} is not a JSON object of values.`;
    return report([diagnostic("document.invalid", { path: "", message })], io);
  }
  const isJsonFile = options.template.endsWith(".json");
  const rendered = renderText(template, context, isJsonFile ? "json" : "detect");
  if (rendered.text !== null) {
    io.out(rendered.text.endsWith("\n") ? rendered.text : `${rendered.text}\n`);
  }
  return report(rendered.diagnostics, io);
}

function report(diagnostics: readonly Diagnostic[], io: Io): number {
  for (const found of diagnostics) io.err(JSON.stringify(found));
  return hasErrors(diagnostics) ? 1 : 0;
}
