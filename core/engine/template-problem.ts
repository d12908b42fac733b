import { LiquidError } from "liquidjs";
import { AssertionError } from "../assert.ts";
import type { DiagnosticCode } from "../diagnostic.ts";
import { err, ok, type Result } from "../result.ts";

/** Why a template, an address or a header cannot be used. `message` is a sentence for people. */
export type TemplateProblem = { readonly code: DiagnosticCode; readonly message: string };

/** Stops the filling in of an action from within; `attempt` makes a `TemplateProblem` of it. */
export class TemplateRefusedError extends Error {
  override readonly name = "TemplateRefusedError";
  readonly code: DiagnosticCode;

  constructor(code: DiagnosticCode, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Runs what reads or fills in templates and returns its failure as a value. Whatever the engine throws is the fault of
 * the template or of what the call brought, never a reason to fail the event.
 */
export function attempt<T>(
  work: () => T,
  otherwise: DiagnosticCode = "template.failed",
): Result<T, TemplateProblem> {
  try {
    return ok(work());
  } catch (error) {
    if (error instanceof AssertionError) throw error;
    return err(problemOf(error, otherwise));
  }
}

function problemOf(error: unknown, otherwise: DiagnosticCode): TemplateProblem {
  const cause = rootOf(error);
  if (cause instanceof TemplateRefusedError) return { code: cause.code, message: cause.message };
  const message = error instanceof Error ? error.message : String(error);
  // RangeError: out of stack, or a text longer than the machine can hold.
  if (cause instanceof RangeError || /^(memory alloc|parse length) limit exceeded/.test(message)) {
    return {
      code: "template.too-large",
      message:
        "The template asks for too much work: it repeats too often or makes too long a text.",
    };
  }
  const filter = /undefined filter: ([\w-]+)/.exec(message)?.[1];
  if (filter !== undefined) return filterProblem(filter);
  const tag = /tag "?([^"]*)"? not found/.exec(message)?.[1];
  if (tag !== undefined) return { code: "template.syntax", message: `There is no tag "${tag}".` };
  return { code: otherwise, message: `${capitalised(message)}.` };
}

function rootOf(error: unknown): unknown {
  return LiquidError.is(error) && error.originalError !== undefined
    ? rootOf(error.originalError)
    : error;
}

/** Filters that give another answer each time, or that run a text as an expression. */
export const forbiddenFilters: ReadonlySet<string> = new Set([
  "sample",
  "shuffle",
  "where_exp",
  "reject_exp",
  "group_by_exp",
  "has_exp",
  "find_exp",
  "find_index_exp",
]);

function filterProblem(name: string): TemplateProblem {
  return forbiddenFilters.has(name)
    ? { code: "template.not-allowed", message: `The filter "${name}" is switched off for safety.` }
    : { code: "template.syntax", message: `There is no filter "${name}".` };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
