import type { z } from "zod";

type Issue = z.core.$ZodIssue;

export type Explained = {
  /** From the value that was checked. */
  readonly path: readonly PropertyKey[];
  /** The field is not there at all. */
  readonly missing: boolean;
  /** Set when the field says which variant its object is and no such variant exists: those that do. */
  readonly variants: readonly string[] | null;
  /** A sentence without its subject: "must be text". */
  readonly message: string;
};

/**
 * Says in words what zod found in `value`. Of a union the variant that fits best is explained.
 */
export function explainIssue(issue: Issue, value: unknown): Explained {
  const { path } = issue;
  const missing = valueAt(value, path) === undefined;
  const variants = variantsOf(issue);
  if (variants !== null) {
    return { path, missing, variants, message: `must be one of ${variants.join(", ")}` };
  }
  if (missing) return { path, missing, variants, message: "is missing" };
  const inner = issue.code === "invalid_union" ? deepest(issue.errors) : null;
  if (inner === null) return { path, missing, variants, message: words(issue) };
  const explained = explainIssue(inner, valueAt(value, path));
  return { ...explained, path: [...path, ...explained.path] };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== "object" || current === null) return undefined;
    current = Reflect.get(current, key);
  }
  return current;
}

function variantsOf(issue: Issue): readonly string[] | null {
  if (issue.code !== "invalid_union" || !("options" in issue)) return null;
  return issue.options === undefined ? null : issue.options.map(String);
}

/** The issue of the variant that got furthest into the value; `null` when all failed at its outside. */
function deepest(errors: readonly (readonly Issue[])[]): Issue | null {
  const inside = errors.flat().filter((issue) => issue.path.length > 0);
  return inside.toSorted((one, other) => other.path.length - one.path.length)[0] ?? null;
}

const kindNames: { readonly [expected: string]: string } = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  tuple: "a list",
  object: "an object",
  record: "an object",
};

/** What would have been right, of a value of the wrong kind. */
function wantedBy(issue: Issue): readonly string[] {
  if (issue.code === "invalid_union") return issue.errors.flat().flatMap(wantedBy);
  if (issue.code === "invalid_type") return [kindNames[issue.expected] ?? issue.expected];
  if (issue.code === "invalid_value") return issue.values.map(String);
  return [];
}

function words(issue: Issue): string {
  const wanted = [...new Set(wantedBy(issue))];
  if (wanted.length > 0) return `must be ${wanted.join(" or ")}`;
  if (issue.code === "too_small") return tooSmall(issue);
  if (issue.code === "too_big") return bound("at most", issue.maximum, issue.origin);
  return issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
}

function tooSmall(issue: Extract<Issue, { code: "too_small" }>): string {
  if (issue.origin === "string" && issue.minimum === 1) return "is empty";
  if (issue.origin === "array" && issue.minimum === 1) return "is an empty list";
  return bound("at least", issue.minimum, issue.origin);
}

function bound(side: string, limit: number | bigint, origin: string): string {
  if (origin === "string") return `must have ${side} ${limit} characters`;
  if (origin === "array") return `must have ${side} ${limit} entries`;
  return `must be ${side} ${limit}`;
}
