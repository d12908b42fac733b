import type { PartDraft } from "#core/hook/draft.ts";
import { isJsonObject } from "#core/json.ts";

/**
 * Reading and changing the fields of a half-filled filter or action. A draft is loose on purpose; a field that is
 * missing or has another type reads as empty, and what the form does not know stays as it is.
 */
export type DraftFields = { readonly [field: string]: unknown };

export function textOf(draft: DraftFields, field: string): string {
  const value = draft[field];
  return typeof value === "string" ? value : "";
}

/** `null` when the field holds no number. */
export function numberOf(draft: DraftFields, field: string): number | null {
  const value = draft[field];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** The texts of a field that holds one or a list; other entries are written as JSON. */
export function textsOf(draft: DraftFields, field: string): readonly string[] {
  const value = draft[field];
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.map((each) => (typeof each === "string" ? each : JSON.stringify(each)));
}

/** The fields of a nested object, empty when there is none. */
export function fieldsOf(draft: DraftFields, field: string): DraftFields {
  const value = draft[field];
  return isFields(value) ? value : {};
}

/** The objects of a list; entries that are none are left out. */
export function fieldListOf(draft: DraftFields, field: string): readonly DraftFields[] {
  const value = draft[field];
  return Array.isArray(value) ? value.filter(isFields) : [];
}

/** A copy with the fields of `patch` put in; `undefined` takes a field away. Order of fields is kept. */
export function patchFields(fields: DraftFields, patch: DraftFields): DraftFields {
  return Object.fromEntries(
    Object.entries({ ...fields, ...patch }).filter(([, value]) => value !== undefined),
  );
}

/** The same for a part, whose type stays unless the patch names another. */
export function patchPart(part: PartDraft, patch: DraftFields): PartDraft {
  const type = typeof patch["type"] === "string" ? patch["type"] : part.type;
  return { ...patchFields(part, patch), type };
}

/** The type of the tool an action calls, `null` for other actions and saved tools. */
export function toolTypeOf(action: DraftFields): string | null {
  if (action["type"] !== "tool") return null;
  const type = fieldsOf(action, "tool")["type"];
  return typeof type === "string" ? type : null;
}

function isFields(value: unknown): value is DraftFields {
  return isJsonObject(value);
}
