import {
  AssignTag,
  CommentTag,
  Context,
  Output,
  type Template as Part,
  toValue,
  toValueSync,
} from "liquidjs";
import { type Diagnostic, diagnostic } from "../diagnostic.ts";
import { err, ok, type Result } from "../result.ts";
import type { SealedText } from "./effect.ts";
import type { TemplateContext } from "./template-context.ts";
import {
  SealedBuilder,
  SealedEmitter,
  type TemplateTarget,
  type TextPiece,
  unchanged,
  type ValueEscape,
} from "./template-emitter.ts";
import { engine, locate, parseParts, TextPart } from "./template-engine.ts";
import { inspectParts, type TemplateParts } from "./template-parts.ts";
import { attempt, TemplateRefusedError, type TemplateProblem } from "./template-problem.ts";
import { warnOfUnknownVariables } from "./template-variables.ts";

/**
 * A template that was read: text, expressions and secret references, told apart once and for all. What an expression
 * yields is never read again, so `${…}` and `{{…}}` in a call's text are plain text.
 */
export type Template = {
  readonly source: string;
  /** Names of the secrets, in order of first appearance. */
  readonly secrets: readonly string[];
  /** What does not keep the template from being used. */
  readonly warnings: readonly Diagnostic[];
  readonly form: TemplateForm;
};

type TemplateForm =
  /** Nothing of it depends on the event. */
  | { readonly kind: "fixed"; readonly pieces: readonly TextPiece[] }
  /** Exactly one `{{ expression }}`. */
  | { readonly kind: "expression"; readonly output: Output }
  | { readonly kind: "mixed" };

/** Kept apart from `Template` so that Liquid's mutable parts stay in this file. */
const partsOf = new WeakMap<Template, Part[]>();

/**
 * Reads a template.
 *
 * Errors: `template.syntax`, `template.not-allowed` (files, random filters, a secret inside `capture`),
 * `template.too-large` (its length, or what it does even with no event at all). Warnings stand in the result:
 * `template.unknown-variable`.
 */
export function parseTemplate(
  source: string,
  place: { readonly path: string },
): Result<Template, readonly Diagnostic[]> {
  const parsed = attempt(() => readParts(source), "template.syntax");
  if (!parsed.ok)
    return err([diagnostic(parsed.error.code, { ...place, message: parsed.error.message })]);
  const { parts, found } = parsed.value;
  const template: Template = {
    source,
    secrets: found.secrets,
    warnings: warnOfUnknownVariables(parts, source, place.path),
    form: formOf(parts),
  };
  partsOf.set(template, parts);
  const endless = found.hasLoop ? refusalOfLoops(template) : null;
  return endless === null
    ? ok(template)
    : err([diagnostic(endless.code, { ...place, message: endless.message })]);
}

function readParts(source: string): { readonly parts: Part[]; readonly found: TemplateParts } {
  const parts = parseParts(source);
  const found = inspectParts(parts);
  if (found.capturedSecret !== null) {
    throw new TemplateRefusedError(
      "template.not-allowed",
      `The secret \${${found.capturedSecret}} stands inside "capture". Put it where the text is used.`,
    );
  }
  return { parts, found };
}

function formOf(parts: readonly Part[]): TemplateForm {
  const pieces = parts.flatMap((part) => (part instanceof TextPart ? part.pieces : []));
  if (parts.every((part) => part instanceof TextPart)) return { kind: "fixed", pieces };
  const [only] = parts;
  return parts.length === 1 && only instanceof Output
    ? { kind: "expression", output: only }
    : { kind: "mixed" };
}

/** Tries a template with loops on no event at all: one that never ends shows it while it is written. */
function refusalOfLoops(template: Template): TemplateProblem | null {
  const tried = renderTemplate(template, {});
  return tried.ok || tried.error.code !== "template.too-large" ? null : tried.error;
}

/** What the templates of one action are filled in from. They share one budget of work. */
export type RenderScope = { readonly context: TemplateContext; readonly root: Context };

export function openScope(context: TemplateContext): RenderScope {
  const settings = { sync: true, globals: context };
  return { context, root: new Context(emptyScope(), engine.options, settings, { liquid: engine }) };
}

/** Values the template itself sets; the context is behind them and is never written to. */
function emptyScope(): object {
  return Object.create(null);
}

/** Returns the template filled in from `context`. Undefined is nothing; lists and objects print as JSON. */
export function renderTemplate(
  template: Template,
  context: TemplateContext,
  escape: ValueEscape = unchanged,
): Result<SealedText, TemplateProblem> {
  return attempt(() => fillTemplate(template, openScope(context), escape));
}

/** The same inside an action; throws what `attempt` understands. */
export function fillTemplate(
  template: Template,
  scope: RenderScope,
  escape: ValueEscape = unchanged,
): SealedText {
  const builder = new SealedBuilder();
  writeTemplate(template, scope, { builder, escape, inJson: false });
  return builder.toSealed();
}

/** Writes the filled-in template; throws what `attempt` understands. */
export function writeTemplate(
  template: Template,
  scope: RenderScope,
  target: TemplateTarget,
): void {
  const emitter = new SealedEmitter(target, scope.root.memoryLimit);
  if (template.form.kind === "fixed") {
    emitter.pieces(template.form.pieces);
    return;
  }
  const parts = partsOf.get(template) ?? [];
  toValueSync(engine.renderer.renderTemplates(parts, scope.root.spawn(emptyScope()), emitter));
}

/**
 * Returns the value of a template that is exactly one expression as JSON text; `null` when the value is undefined or
 * no JSON, and for any other template. Throws what `attempt` understands.
 */
export function evaluateTemplate(template: Template, scope: RenderScope): string {
  if (template.form.kind !== "expression") return "null";
  const { output } = template.form;
  try {
    const value = toValueSync(output.value.value(scope.root.spawn(emptyScope()), false));
    const text: string | undefined = JSON.stringify(toValue(value));
    scope.root.memoryLimit.use(text?.length ?? 0);
    return text ?? "null";
  } catch (error) {
    throw locate(error, output);
  }
}

/**
 * Returns the pieces in front of the first thing that depends on the event, and whether there is one. Tags that print
 * nothing do not count.
 */
export function leadingPieces(template: Template): {
  readonly pieces: readonly TextPiece[];
  readonly isAll: boolean;
} {
  const pieces: TextPiece[] = [];
  for (const part of partsOf.get(template) ?? []) {
    if (part instanceof AssignTag || part instanceof CommentTag) continue;
    if (!(part instanceof TextPart)) return { pieces, isAll: false };
    pieces.push(...part.pieces);
  }
  return { pieces, isAll: true };
}
