import { diagnostic, type Diagnostic, hasErrors } from "../diagnostic.ts";
import { type HookDraft, type HooksDraft, isFields, without } from "./draft.ts";
import { type HooksDocument, hooksDocumentSchema } from "./hook.ts";
import { checkJsonLimits } from "./json-limits.ts";
import { givenName } from "./name-hooks.ts";
import { idOf, normaliseDraft } from "./normalise-document.ts";
import { readHook, type ReadHook } from "./read-hook.ts";
import { unknownField } from "./unknown-fields.ts";

export type ParsedHooks = {
  /** In normal form; `null` when there is an error. */
  readonly document: HooksDocument | null;
  /** What could be read of a document with errors, for a canvas to show; `null` when there is no list of hooks. */
  readonly draft: HooksDraft | null;
  /** With paths into the document as it was given. */
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * Reads any JSON value as a hooks document and reports everything that is wrong with it. Accepted as they stand:
 * every document Vapi accepts (assistant, workflow and phone-number hooks, a whole assistant), a bare list of hooks,
 * nested groups, short forms and older actions. Unknown fields are kept and reported. Never throws.
 *
 * Codes: `document.*`, `hook.*`, `event.*`, `filter.*`, `action.*` except those of templates and addresses.
 */
export function parseHooksDocument(input: unknown): ParsedHooks {
  const unusable = checkJsonLimits(input);
  if (unusable !== null) return { document: null, draft: null, diagnostics: [unusable] };
  const root = Array.isArray(input) ? { hooks: input } : input;
  if (!isFields(root) || !Array.isArray(root["hooks"])) {
    return { document: null, draft: null, diagnostics: [noHooks(root)] };
  }
  const entries = flatten(root["hooks"], "hooks");
  if (entries.length > maxHooks) {
    return { document: null, draft: null, diagnostics: [tooManyHooks(entries.length)] };
  }
  const reads = entries.map((entry) =>
    "group" in entry
      ? { hook: null, diagnostics: [entry.group] }
      : readHook(entry.value, entry.path),
  );
  const paths = entries.map((entry) => entry.path);
  const rest = without(root, ["version", "hooks"]);
  const diagnostics = [
    ...checkVersion(root["version"]),
    ...reads.flatMap((read) => read.diagnostics),
    ...checkNames(reads, paths),
    ...Object.keys(rest).map(unknownField),
  ];
  const hooks = reads.map((read) => read.hook).filter((hook) => hook !== null);
  return finish(normaliseDraft({ hooks, ...rest }), diagnostics);
}

/** Far more than anybody keeps; every screen and every check has to walk them all. */
const maxHooks = 10_000;

function tooManyHooks(count: number): Diagnostic {
  return diagnostic("document.invalid", {
    path: "hooks",
    message: `There are ${count} hooks; at most ${maxHooks} are read.`,
    hint: "Split the document.",
  });
}

function finish(draft: HooksDraft, diagnostics: readonly Diagnostic[]): ParsedHooks {
  if (hasErrors(diagnostics)) return { document: null, draft, diagnostics };
  const parsed = hooksDocumentSchema.safeParse(draft);
  if (parsed.success) return { document: parsed.data, draft, diagnostics };
  const missed = parsed.error.issues.map((issue) =>
    diagnostic("document.invalid", { path: issue.path.join("."), message: issue.message }),
  );
  return { document: null, draft, diagnostics: [...diagnostics, ...missed] };
}

function noHooks(root: unknown): Diagnostic {
  return diagnostic("document.invalid", {
    path: isFields(root) ? "hooks" : "",
    message: "There is no list of hooks.",
    hint: 'Give { "hooks": [ … ] }, a list of hooks, or a whole assistant.',
  });
}

function checkVersion(version: unknown): readonly Diagnostic[] {
  if (version === undefined || version === 1) return [];
  if (typeof version === "number" && version > 1) {
    const message = `The document has version ${version}; this Hookline reads version 1.`;
    return [diagnostic("document.version", { path: "version", message, hint: "Update Hookline." })];
  }
  return [diagnostic("document.invalid", { path: "version", message: "version must be 1." })];
}

type Entry =
  | { readonly path: string; readonly value: unknown }
  | { readonly path: string; readonly group: Diagnostic };

/** The hooks of all groups, in order, with a finding where each group stood. */
function flatten(list: readonly unknown[], path: string): readonly Entry[] {
  return list.flatMap((value, index) => {
    const at = `${path}.${index}`;
    if (!isFields(value) || !Array.isArray(value["hooks"]) || value["on"] !== undefined) {
      return [{ path: at, value }];
    }
    const lost = Object.keys(value).filter((field) => field !== "hooks");
    const message = "Hooks inside a group were taken out of it: groups mean nothing.";
    const group = diagnostic("hook.nested-group", {
      path: at,
      message: lost.length === 0 ? message : `${message} Left out: ${lost.join(", ")}.`,
    });
    return [{ path: at, group }, ...flatten(value["hooks"], `${at}.hooks`)];
  });
}

/** Names and ids that will be changed because they were there before. */
function checkNames(reads: readonly ReadHook[], paths: readonly string[]): readonly Diagnostic[] {
  const names = new Set<string>();
  return reads.flatMap(({ hook }, index) => {
    if (hook === null) return [];
    const path = paths[index] ?? "";
    const name = givenName(hook);
    const repeated = name !== null && names.has(name) ? [duplicateName(name, path)] : [];
    if (name !== null) names.add(name);
    return [...repeated, ...checkIds(hook, path)];
  });
}

function duplicateName(name: string, path: string): Diagnostic {
  return diagnostic("hook.duplicate-name", {
    path: `${path}.name`,
    message: `Another hook is called "${name}" too; this one was renamed.`,
  });
}

function checkIds(hook: HookDraft, path: string): readonly Diagnostic[] {
  const seen = new Set<string>();
  return hook.do.map(idOf).flatMap((id, index) => {
    const isRepeated = id !== null && seen.has(id);
    if (id !== null) seen.add(id);
    return isRepeated ? [duplicateId(id, `${path}.do.${index}.id`)] : [];
  });
}

function duplicateId(id: string, path: string): Diagnostic {
  return diagnostic("action.duplicate-id", {
    path,
    message: `Another action of this hook has the id "${id}" too; this one got another.`,
  });
}
