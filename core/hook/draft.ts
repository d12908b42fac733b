/**
 * A hooks document as a person may have left it: its outline is there, its parts may be incomplete. Every
 * `HooksDocument` is one; whether a draft is a document is said by `check-hooks.ts`.
 */
export type PartDraft = { readonly type: string; readonly [field: string]: unknown };

export type HookDraft = {
  readonly on: string | readonly string[];
  readonly name?: string | undefined;
  readonly options?: { readonly [option: string]: unknown } | undefined;
  readonly filters?: readonly PartDraft[] | undefined;
  readonly do: readonly PartDraft[];
  readonly [field: string]: unknown;
};

/** A hook whose lists may hold anything. */
export type RawHook = {
  readonly on: string | readonly string[];
  readonly options?: { readonly [option: string]: unknown } | undefined;
  readonly filters?: readonly unknown[] | undefined;
  readonly do: readonly unknown[];
  readonly [field: string]: unknown;
};

export type HooksDraft = {
  readonly hooks: readonly HookDraft[];
  readonly [field: string]: unknown;
};

/** Whether a value can stand where a filter or an action does: an object that says its type. */
export function isPartDraft(value: unknown): value is PartDraft {
  return isFields(value) && typeof value["type"] === "string";
}

/** Whether a value is an object with fields: neither `null` nor a list. */
export function isFields(value: unknown): value is { readonly [field: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns the object without the fields named; the others keep their order. */
export function without(
  fields: { readonly [field: string]: unknown },
  names: readonly string[],
): { readonly [field: string]: unknown } {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}
