/**
 * A Go `text/template` as far as handlers of DevClaw use one. Pipes are calls already: `.A | printf "%s"` is
 * `printf "%s" .A`.
 */
export type GoValue =
  /** `.A.B`, `$.A`, `$x.A`: `root` is where the path begins, `null` the dot, `""` the payload. */
  | { readonly kind: "field"; readonly root: string | null; readonly path: readonly string[] }
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  | { readonly kind: "call"; readonly name: GoFunction; readonly values: readonly GoValue[] };

export type GoNode =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "output"; readonly value: GoValue }
  | {
      readonly kind: "if";
      readonly test: GoValue;
      readonly body: readonly GoNode[];
      readonly otherwise: readonly GoNode[];
    }
  | {
      readonly kind: "with";
      readonly value: GoValue;
      readonly variable: string | null;
      readonly body: readonly GoNode[];
      readonly otherwise: readonly GoNode[];
    }
  | {
      readonly kind: "range";
      readonly list: GoValue;
      readonly index: string | null;
      readonly element: string | null;
      readonly body: readonly GoNode[];
      readonly otherwise: readonly GoNode[];
    }
  | { readonly kind: "set"; readonly variable: string; readonly value: GoValue };

/**
 * The functions that are read. Of Go's own, `call`, `js`, `slice` and `urlquery` are not, because nothing in a payload
 * needs them. Source: Go 1.22, package text/template, "Functions".
 */
export const goFunctions = [
  "and",
  "or",
  "not",
  "eq",
  "ne",
  "lt",
  "le",
  "gt",
  "ge",
  "index",
  "len",
  "print",
  "printf",
  "println",
  "html",
] as const;
export type GoFunction = (typeof goFunctions)[number];

export function isGoFunction(name: string): name is GoFunction {
  return goFunctions.some((known) => known === name);
}

/** What keeps a template from being read, and where: `at` counts UTF-16 units from its beginning. */
export type TemplateFault = { readonly message: string; readonly at: number };
