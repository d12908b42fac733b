import { headerProblem } from "../../delivery/request-header.ts";
import { type Diagnostic, diagnostic } from "../../diagnostic.ts";
import type { SealedText } from "../effect.ts";
import { fillTemplate, type RenderScope } from "../render-template.ts";
import { TemplateRefusedError } from "../template-problem.ts";
import { findings, readText } from "./read-text.ts";

export type ReadHeaders = {
  readonly secrets: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** Lower-case names, in the order they were written. */
  readonly resolve: (scope: RenderScope) => readonly (readonly [string, SealedText])[];
};

/** Errors: `action.bad-header` for names and values that cannot be sent, those of templates. */
export function readHeaders(
  headers: readonly (readonly [string, string])[],
  path: string,
): ReadHeaders {
  const read = headers.map(([name, value]) => ({
    name: name.toLowerCase(),
    text: readText(value, `${path}.${name}`),
  }));
  const found = findings(...read.map((header) => header.text));
  const problems = headers.flatMap(([name, value], index) => {
    const twice = read.findIndex((other) => other.name === name.toLowerCase()) < index;
    const message = twice
      ? `The header ${name} stands there twice.`
      : headerProblem(name, withoutExpressions(value));
    return message === null
      ? []
      : [diagnostic("action.bad-header", { path: `${path}.${name}`, message })];
  });
  return {
    secrets: found.secrets,
    diagnostics: [...found.diagnostics, ...problems],
    resolve: (scope) =>
      read.flatMap(({ name, text: { template } }) => {
        if (template === null) return [];
        const value = fillTemplate(template, scope);
        const problem = headerProblem(name, value.text);
        if (problem !== null) throw new TemplateRefusedError("action.bad-header", problem);
        return [[name, value] as const];
      }),
  };
}

/** What the author wrote out. What expressions yield is looked at when it is there. */
function withoutExpressions(source: string): string {
  return source.replaceAll(/\{\{[^]*?\}\}|\{%[^]*?%\}/g, "");
}
