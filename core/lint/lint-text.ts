import type { Diagnostic } from "../diagnostic.ts";
import { type HooksForm, readHooks } from "../dialects/dialects.ts";
import { checkActions } from "../engine/program.ts";
import type { Flow } from "../flow/flow.ts";
import { migrateFlow } from "../flow/migrate-flow.ts";
import type { HooksDraft } from "../hook/draft.ts";
import type { HooksDocument } from "../hook/hook.ts";
import { isJsonObject, type Json, trustJson } from "../json.ts";
import { checkFlow } from "./check-flow.ts";
import { toGivenPaths } from "./given-paths.ts";
import { lintDocument } from "./lint-document.ts";
import { lintCompiled, targetsOf } from "./lint-flow.ts";
import type { LintOptions, LintTarget } from "./lint-rule.ts";

export type LintTextOptions = Omit<LintOptions, "target"> & {
  /** Absent: the platform whose form the text is in; of a flow `targetsOf`. */
  readonly target?: LintTarget | undefined;
  readonly form?: HooksForm | undefined;
};

export type LintedText = {
  /** Everything that is wrong and everything that lint finds. */
  readonly diagnostics: readonly Diagnostic[];
  /** What was read; `null` when there is nothing to lint. */
  readonly subject:
    | { readonly kind: "flow"; readonly flow: Flow }
    | {
        readonly kind: "hooks";
        readonly form: HooksForm;
        readonly target: LintTarget;
        /** `null` with errors. */
        readonly document: HooksDocument | null;
      }
    | null;
};

/**
 * Reads a flow, or hooks in any form Hookline knows, and says everything that is wrong with it and that lint finds.
 * Paths lead into JSON as it was given; of another text those of reading lead into its own document, the others into
 * the hooks document it is read as (`hookline import` prints it); of a flow into its compiled one. Total: never throws.
 */
export function lintText(text: string, options: LintTextOptions = {}): LintedText {
  const json = parseJson(text);
  const isFlow = isJsonObject(json) && Array.isArray(json["nodes"]) && options.form === undefined;
  return isFlow ? lintFlowJson(json, options) : lintHooks(text, options);
}

function parseJson(text: string): Json | undefined {
  try {
    return trustJson(JSON.parse(text));
  } catch {
    // Not JSON: a dialect may know it.
    return undefined;
  }
}

function lintFlowJson(json: Json, options: LintTextOptions): LintedText {
  const flow = migrateFlow(json);
  if (!flow.ok) return { diagnostics: flow.error, subject: null };
  return {
    diagnostics: everythingOfFlow(flow.value, options),
    subject: { kind: "flow", flow: flow.value },
  };
}

/** What is wrong with a flow and what lint finds in it. */
export function everythingOfFlow(flow: Flow, options: LintTextOptions): readonly Diagnostic[] {
  const targets = options.target === undefined ? targetsOf(flow) : [options.target];
  const checked = checkFlow(flow);
  return [...checked.diagnostics, ...lintCompiled(flow, checked, targets, options)];
}

function lintHooks(text: string, options: LintTextOptions): LintedText {
  const read = readHooks(text, options.form);
  const { form, draft, document } = read;
  if (form === null || draft === null) return { diagnostics: read.diagnostics, subject: null };
  const target = options.target ?? form;
  const meant = meaningOf(document ?? asDocument(draft), { ...options, target });
  const found = toGivenPaths(meant, parseJson(text), draft.hooks.length);
  const reading = read.diagnostics.filter((finding) => isForLint(finding, target === form));
  return {
    diagnostics: [...reading, ...found],
    subject: { kind: "hooks", form, target, document },
  };
}

/** What import makes of something that is fine as it is; linting makes nothing of it. */
const renamings: ReadonlySet<string> = new Set(["dialect.not-hooks", "dialect.renamed"]);
/** What becomes of something here that goes on as it is on its own platform. */
const movings: ReadonlySet<string> = new Set([
  "dialect.changed",
  "dialect.lost",
  "dialect.not-carried-out",
]);

function isForLint({ code }: Diagnostic, staysAtHome: boolean): boolean {
  return !renamings.has(code) && !(staysAtHome && movings.has(code));
}

/** What only carrying out shows, and what lint finds. */
export function meaningOf(document: HooksDocument, options: LintOptions): readonly Diagnostic[] {
  const carriedOut = checkActions(document).filter((finding) => isTrueFor(finding, options.target));
  return [...carriedOut, ...lintDocument(document, options)];
}

/** What Hookline does not do yet, a platform may; Vapi has variables of its own, so only a likely slip counts there. */
function isTrueFor({ code, fix }: Diagnostic, target: LintTarget): boolean {
  if (target === "hookline") return true;
  if (code === "template.unknown-variable") return fix !== undefined;
  return code !== "action.not-carried-out";
}

/** Guarantee: every rule looks at hooks that fit their schema only, and so does `checkActions` at actions. */
function asDocument(draft: HooksDraft): HooksDocument {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the guarantee stands above
  return draft as HooksDocument;
}
