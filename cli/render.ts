import { type Diagnostic, diagnostic } from "#core/diagnostic.ts";
import { renderAva } from "#core/dialects/ava/render-ava.ts";
import { renderDevclaw } from "#core/dialects/devclaw/render-devclaw.ts";
import { renderText } from "#core/engine/render-text.ts";
import { isJsonObject, type Json, type JsonObject } from "#core/json.ts";
import type { Result } from "#core/result.ts";
import { CallError, type Io } from "./io.ts";
import { parseJsonFile } from "./parse-json-file.ts";
import { report } from "./report.ts";

export type RenderOptions = {
  readonly template: string;
  readonly context: string;
  readonly syntax: string;
};

type Rendered = { readonly text: string | null; readonly diagnostics: readonly Diagnostic[] };

type Template = {
  readonly text: string;
  /** A file named `.json` must be JSON. */
  readonly isJsonFile: boolean;
  readonly context: JsonObject;
  readonly env: Io["env"];
};

/** How a template may be written. `liquid` is Hookline's own; its secrets come out as `${NAME}`. */
const syntaxes = {
  liquid: ({ text, isJsonFile, context }) =>
    renderText(text, context, isJsonFile ? "json" : "detect"),
  ava: ({ text, context, env }) => toRendered(renderAva(text, context, env)),
  devclaw: ({ text, context }) => toRendered(renderDevclaw(text, context)),
} as const satisfies Record<string, (template: Template) => Rendered>;

function toRendered(rendered: Result<string, readonly Diagnostic[]>): Rendered {
  return rendered.ok
    ? { text: rendered.value, diagnostics: [] }
    : { text: null, diagnostics: rendered.error };
}

/**
 * `hookline render --template FILE --context FILE [--syntax liquid|ava|devclaw]`: prints a template filled in. `liquid`
 * takes an event's context; a template that is JSON is a JSON body, any other is one text. `ava` takes AVA's post-call
 * context, environment variables stand for `${NAME}`. `devclaw` takes the body of DevClaw's webhook.
 */
export async function renderCommand(options: RenderOptions, io: Io): Promise<number> {
  const syntax = Object.entries(syntaxes).find(([name]) => name === options.syntax)?.[1];
  if (syntax === undefined) {
    const names = Object.keys(syntaxes).join(", ");
    throw new CallError(`there is no syntax "${options.syntax}"; there is: ${names}`);
  }
  if (options.template === "-" && options.context === "-") {
    throw new CallError("only one of the two files can be standard input");
  }
  const text = await io.readText(options.template);
  const context: Json = parseJsonFile(await io.readText(options.context), options.context);
  if (!isJsonObject(context)) {
    const message = `${options.context} is not a JSON object of values.`;
    return report([diagnostic("document.invalid", { path: "", message })], io);
  }
  const isJsonFile = options.template.endsWith(".json");
  const rendered = syntax({ text, isJsonFile, context, env: io.env });
  if (rendered.text !== null) {
    io.out(rendered.text.endsWith("\n") ? rendered.text : `${rendered.text}\n`);
  }
  return report(rendered.diagnostics, io);
}
