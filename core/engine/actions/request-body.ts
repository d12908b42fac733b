import { type Diagnostic, diagnostic } from "../../diagnostic.ts";
import { flatNames } from "../../hook/context-path.ts";
import { isJsonObject, type Json, trustJson } from "../../json.ts";
import type { SealedText } from "../effect.ts";
import { getPath } from "../get-path.ts";
import { fillTemplate, type RenderScope } from "../render-template.ts";
import type { TemplateContext } from "../template-context.ts";
import { SealedBuilder, unchanged, type ValueEscape } from "../template-emitter.ts";
import {
  type JsonTemplate,
  objectOf,
  parseJsonTemplate,
  parseJsonText,
  readJson,
  writeJson,
} from "../template-json.ts";
import { readText } from "./read-text.ts";

export type ReadBody = {
  readonly secrets: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** `null`: no body. */
  readonly resolve: (scope: RenderScope) => SealedText | null;
};

export const noBody: ReadBody = { secrets: [], diagnostics: [], resolve: () => null };

export function isJsonType(contentType: string): boolean {
  return /^application\/([\w.!#$&^+-]+\+)?json\s*(;|$)/i.test(contentType.trim());
}

/** A body that is made of a JSON template. */
export function jsonBody(json: JsonTemplate, escape: ValueEscape = unchanged): ReadBody {
  return {
    secrets: json.secrets,
    diagnostics: json.diagnostics,
    resolve(scope) {
      const builder = new SealedBuilder();
      writeJson(json, scope, builder, escape);
      return builder.toSealed();
    },
  };
}

/**
 * Reads the author's body as JSON with templates in its strings. A body that is a text is one JSON string, unless it
 * is written like an object or a list: then it is read as JSON, and `body.not-json` says why that fails.
 *
 * `textFields`: names of fields of the body that are texts even where they are exactly one expression.
 */
export function readJsonBody(
  body: Json,
  path: string,
  textFields: readonly string[] = [],
): JsonTemplate {
  if (isJsonObject(body)) {
    return objectOf(
      Object.entries(body).map(([key, value]) => [
        key,
        typeof value === "string" && textFields.includes(key)
          ? parseJsonText(value, `${path}.${key}`)
          : parseJsonTemplate(value, `${path}.${key}`),
      ]),
    );
  }
  if (typeof body !== "string" || !looksLikeJson(body)) {
    return parseJsonTemplate(body, path);
  }
  return readWrittenJson(body, path);
}

/** Begins like an object or a list, and not with an expression or a tag. */
function looksLikeJson(text: string): boolean {
  return /^\s*(\{\s*["}]|\[\s*(["\]]|[[{](?![{%])))/.test(text);
}

function readWrittenJson(text: string, path: string): JsonTemplate {
  try {
    return parseJsonTemplate(trustJson(JSON.parse(text)), path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const problem = diagnostic("body.not-json", {
      path,
      message: `The body is not JSON: ${reason}`,
      hint: 'Put each expression in quotes: "seconds": "{{ call.durationSeconds }}" becomes a number by itself. For another kind of body set contentType.',
    });
    return { segments: [], secrets: [], diagnostics: [problem] };
  }
}

/** A body that is one text. Errors: `action.invalid` when it is none, those of templates. */
export function textBody(body: Json, path: string, contentType: string): ReadBody {
  if (typeof body !== "string") {
    const message = `A body of type ${contentType} must be one text.`;
    return { ...noBody, diagnostics: [diagnostic("action.invalid", { path, message })] };
  }
  const { template, secrets, diagnostics } = readText(body, path);
  const resolve = (scope: RenderScope) =>
    template === null ? null : fillTemplate(template, scope);
  return { secrets, diagnostics, resolve };
}

/** All flat names of the call, as AVA sends them to a webhook without a template. What nobody said is `null`. */
export const flatBody: ReadBody = jsonBody(readJson(flatValues));

function flatValues(context: TemplateContext): Json {
  return Object.fromEntries(
    Object.entries(flatNames).map(([name, path]) => [name, getPath(context, path)]),
  );
}
