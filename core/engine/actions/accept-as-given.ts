import type { ReadAction } from "../resolved-action.ts";

/** What can be wrong with the fields of an action. Templates are Hookline's to read, so their codes are not here. */
const codesOfFields: ReadonlySet<string> = new Set([
  "action.invalid",
  "action.bad-url",
  "action.bad-header",
  "url.dynamic-host",
]);

/**
 * An action in Vapi's own form. Vapi takes it whatever its fields say, so what keeps it from being carried out here is
 * a warning; it fails with the first of them when it is to run.
 */
export function acceptAsGiven(read: ReadAction): ReadAction {
  const problem = read.diagnostics.find((found) => found.severity === "error");
  if (problem === undefined) return read;
  const { code, message } = problem;
  return {
    ...read,
    diagnostics: read.diagnostics.map((found) =>
      codesOfFields.has(found.code) ? { ...found, severity: "warning" } : found,
    ),
    resolve: () => ({ kind: "failed", code, message }),
  };
}
