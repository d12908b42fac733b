import { diagnostic, type Diagnostic } from "../../../diagnostic.ts";
import { type HookDraft, type HooksDraft, isFields } from "../../../hook/draft.ts";
import { eventsOf, type Hook, type HooksDocument } from "../../../hook/hook.ts";
import { parseTemplate } from "./template.ts";

export type Said = {
  readonly named: readonly Diagnostic[];
  /** For each hook the places of the actions that were written. */
  readonly kept: readonly (readonly number[])[];
};

/**
 * Names each place of a document that reads back otherwise from what was exported and is not named yet. Ids of actions
 * are given anew, and the order between hooks of different events means nothing.
 */
export function compareReread(
  document: HooksDocument,
  reread: HooksDraft | null,
  { named, kept }: Said,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [index, hook] of document.hooks.entries()) {
    const path = `hooks.${index}`;
    const isLost = named.some(({ path: at, code }) => code === "dialect.lost" && isWhole(at, path));
    if (isLost) continue;
    const other = findReread(hook, reread);
    if (other === null) {
      found.push(changed(path, "Python says this hook in another form, with several handlers."));
      continue;
    }
    const written = kept[index] ?? [];
    const places = [
      ...differences(withoutActions(hook), withoutActions(other), path),
      ...(written.length === other.do.length
        ? written.flatMap((from, to) =>
            differences(withoutId(hook.do[from]), withoutId(other.do[to]), `${path}.do.${from}`),
          )
        : [{ path: `${path}.do`, isLost: false }]),
    ];
    for (const at of places) {
      if (!named.some((problem) => isAround(problem.path, at.path))) {
        found.push(at.isLost ? lost(at.path) : changed(at.path, readsOtherwise));
      }
    }
  }
  return found;
}

/** Whether a loss takes the whole hook with it. */
function isWhole(at: string, path: string): boolean {
  return (
    at === path ||
    at === `${path}.on` ||
    at === `${path}.enabled` ||
    at.startsWith(`${path}.filters.`)
  );
}

/** Whether one of two places stands in the other. */
function isAround(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}

function changed(path: string, message: string): Diagnostic {
  return diagnostic("dialect.changed", { path, message });
}

const readsOtherwise = "Python says this in another way; read back from there it is not the same.";

function lost(path: string): Diagnostic {
  return diagnostic("dialect.lost", {
    path,
    message: "Python on Unpod has no place for this, so it is left out.",
  });
}

function findReread(hook: Hook, reread: HooksDraft | null): HookDraft | null {
  if (eventsOf(hook).length > 1) return null;
  const same = (reread?.hooks ?? []).filter((other) => other.name === hook.name);
  return same.length === 1 ? (same[0] ?? null) : null;
}

function withoutActions(hook: Hook | HookDraft): { readonly [field: string]: unknown } {
  return { ...hook, do: undefined };
}

function withoutId(action: unknown): unknown {
  return isFields(action) ? { ...action, id: undefined } : action;
}

type Difference = { readonly path: string; readonly isLost: boolean };

function differences(one: unknown, other: unknown, path: string): readonly Difference[] {
  if (Array.isArray(one) && Array.isArray(other)) {
    if (one.length !== other.length) return [{ path, isLost: false }];
    return one.flatMap((entry, index) => differences(entry, other[index], `${path}.${index}`));
  }
  if (isFields(one) && isFields(other)) {
    const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    return keys.flatMap((key) => differences(one[key], other[key], `${path}.${key}`));
  }
  return isSame(one, other) ? [] : [{ path, isLost: other === undefined }];
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "string" || typeof other !== "string") return false;
  const [first, second] = [parseTemplate(one), parseTemplate(other)];
  return first !== null && second !== null && JSON.stringify(first) === JSON.stringify(second);
}
