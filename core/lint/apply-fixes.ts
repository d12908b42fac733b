import type { Diagnostic, Fix } from "../diagnostic.ts";
import { isJsonObject, type Json, type JsonObject, trustJson } from "../json.ts";

type Edit = Fix["edits"][number];

/**
 * Returns the document with the fixes of the diagnostics made. Of two fixes that touch the same part the first is made
 * and the other left out; it can be made on the result, where it may no longer be needed. A fix that does not fit the
 * document is left out as a whole. The document given is not changed.
 */
export function applyFixes<T>(document: T, diagnostics: readonly Diagnostic[]): T {
  const edits = compatibleEdits(trustJson(document), diagnostics);
  // Values first, as removing shifts what follows in a list; for the same reason the last of a list goes first.
  const values = edits.filter((edit) => edit.value !== undefined);
  const removals = edits.filter((edit) => edit.value === undefined);
  const changed = [...values, ...removals.toSorted(lastFirst)].reduce(
    (json, edit) => applyEdit(json, edit.path.split("."), edit.value) ?? json,
    trustJson(document),
  );
  return keepShape(document, changed);
}

/** The same document with parts changed that its own rules proposed to change: edits keep what it is. */
function keepShape<T>(_document: T, changed: Json): T {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the guarantee stands above
  return changed as T;
}

function compatibleEdits(document: Json, diagnostics: readonly Diagnostic[]): readonly Edit[] {
  const accepted: Edit[] = [];
  for (const { fix } of diagnostics) {
    if (fix === undefined) continue;
    const fits = fix.edits.every((edit) => applyEdit(document, edit.path.split("."), edit.value));
    const fresh = fix.edits.filter((edit) => !accepted.some((other) => isSame(edit, other)));
    if (fits && !fresh.some((edit) => accepted.some((other) => touches(edit, other)))) {
      accepted.push(...fresh);
    }
  }
  return accepted;
}

function isSame(one: Edit, other: Edit): boolean {
  return one.path === other.path && JSON.stringify(one.value) === JSON.stringify(other.value);
}

/** Whether one of two paths leads to the other's place or into it. */
function touches(one: Edit, other: Edit): boolean {
  return `${one.path}.`.startsWith(`${other.path}.`) || `${other.path}.`.startsWith(`${one.path}.`);
}

function lastFirst(one: Edit, other: Edit): number {
  return other.path.localeCompare(one.path, "en", { numeric: true });
}

/**
 * Returns the value with another one at the path, or without what stands there; `null` when the path does not lead
 * anywhere. What lies on the way to a new value is made.
 */
function applyEdit(at: Json, path: readonly string[], value: Json | undefined): Json | null {
  const [key, ...rest] = path;
  if (key === undefined) return null;
  if (Array.isArray(at)) return editList(at, Number(key), rest, value);
  return isJsonObject(at) ? editObject(at, key, rest, value) : null;
}

function editList(
  list: readonly Json[],
  index: number,
  rest: readonly string[],
  value: Json | undefined,
): Json | null {
  const before = list[index];
  if (before === undefined) return null;
  if (rest.length === 0) {
    return value === undefined ? list.toSpliced(index, 1) : list.with(index, value);
  }
  const inner = applyEdit(before, rest, value);
  return inner === null ? null : list.with(index, inner);
}

function editObject(
  object: JsonObject,
  key: string,
  rest: readonly string[],
  value: Json | undefined,
): Json | null {
  const before = Object.hasOwn(object, key) ? object[key] : undefined;
  if (rest.length === 0) {
    if (value !== undefined) return { ...object, [key]: value };
    if (before === undefined) return null;
    return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
  }
  const inner = applyEdit(before ?? (value === undefined ? null : {}), rest, value);
  return inner === null ? null : { ...object, [key]: inner };
}
