import type { z } from "zod";
import { actionSchema } from "./action.ts";
import { type HookDraft, type HooksDraft, isFields, type PartDraft, without } from "./draft.ts";
import { findEvent } from "./event-catalog.ts";
import { filterSchema } from "./filter.ts";
import {
  effectivePriority,
  eventOptionsSchema,
  hookSchema,
  type HooksDocument,
  hooksDocumentSchema,
} from "./hook.ts";
import { nameHooks, uniqueNames } from "./name-hooks.ts";

/** Longest id an action may have (`action.ts`). */
const maxIdLength = 200;

/**
 * The normal form of a hooks document: every hook has a unique name and every action an id that is unique in its hook,
 * hooks stand in the order they run, events have their canonical names, known fields stand in schema order and
 * unknown ones after them, empty lists and options are left out.
 *
 * Idempotent. What is given stays; see `nameHooks` for the names. Ids are `a1`, `a2`, … through the document.
 */
export function normaliseDocument(document: HooksDocument): HooksDocument {
  const normal = normaliseDraft(document);
  // The normal form of a document is a document: only names, ids and orders change.
  return hooksDocumentSchema.parse(normal);
}

/** The same for a document that may be incomplete; what does not fit its schema stays as it is. */
export function normaliseDraft(draft: HooksDraft): HooksDraft {
  const listening = draft.hooks.map((hook) => ({ ...hook, on: orderEvents(hook.on) }));
  const names = nameHooks(listening);
  const named = listening.map((hook, index) => ({ ...hook, name: names[index] }));
  const hooks = giveActionIds(named)
    .map(orderHook)
    // Sorting is stable: hooks of the same priority keep their order.
    .toSorted((one, other) => priorityOf(one) - priorityOf(other));
  return { version: 1, hooks, ...without(draft, ["version", "hooks"]) };
}

/** Priority by which a hook runs, also of one whose priority cannot be used. */
export function priorityOf(hook: HookDraft): number {
  const priority = hook["priority"];
  return effectivePriority(typeof priority === "number" ? { priority } : {});
}

function giveActionIds(hooks: readonly HookDraft[]): readonly HookDraft[] {
  const given = new Set(hooks.flatMap((hook) => hook.do.map(idOf)).filter((id) => id !== null));
  let count = 0;
  function nextId(): string {
    do count += 1;
    while (given.has(`a${count}`));
    return `a${count}`;
  }
  return hooks.map((hook) => {
    const makeUnique = uniqueNames(
      hook.do.map(idOf).filter((id) => id !== null),
      maxIdLength,
    );
    const taken = new Set<string>();
    const actions = hook.do.map((action) => {
      const id = idOf(action) ?? nextId();
      const isFirst = !taken.has(id);
      taken.add(id);
      return { ...action, id: isFirst ? id : makeUnique(id) };
    });
    return { ...hook, do: actions };
  });
}

/** The id an action has, `null` without one. */
export function idOf(action: PartDraft): string | null {
  const id = action["id"];
  return typeof id === "string" && id !== "" ? id : null;
}

function orderHook(hook: HookDraft): HookDraft {
  const filters = (hook.filters ?? []).map((filter) => orderFields(filterSchema, filter));
  const options = orderOptions(hook.options);
  const normal: HookDraft = {
    ...hook,
    options: options === null ? undefined : options,
    filters: filters.length === 0 ? undefined : filters,
    do: hook.do.map(orderAction),
  };
  const known = Object.keys(hookSchema.shape);
  const present = Object.entries(normal).filter(([, value]) => value !== undefined);
  const inOrder = known.flatMap((field) => present.filter(([name]) => name === field));
  const rest = present.filter(([name]) => !known.includes(name));
  const ordered = { ...Object.fromEntries(inOrder), ...Object.fromEntries(rest) };
  return { ...ordered, on: normal.on, do: normal.do };
}

function orderEvents(on: HookDraft["on"]): HookDraft["on"] {
  const names = (typeof on === "string" ? [on] : on).map((name) => findEvent(name)?.type ?? name);
  const [first, ...others] = [...new Set(names)];
  return first !== undefined && others.length === 0 ? first : [...new Set(names)];
}

function orderOptions(options: HookDraft["options"]): HookDraft["options"] | null {
  if (options === undefined || Object.keys(options).length === 0) return null;
  const parsed = eventOptionsSchema.safeParse(options);
  return parsed.success ? parsed.data : options;
}

function orderAction(action: PartDraft): PartDraft {
  const { when } = action;
  const hasWhen = when !== undefined && !(Array.isArray(when) && when.length === 0);
  const fields = without(action, ["type", "id", "when"]);
  const rest = { id: action["id"], ...(hasWhen ? { when } : {}) };
  return orderFields(actionSchema, { type: action.type, ...fields, ...rest });
}

/** A part that fits its schema comes back with known fields in the schema's order; another one as it is. */
function orderFields(schema: z.ZodType, part: PartDraft): PartDraft {
  const parsed = schema.safeParse(part);
  const fields = parsed.success && isFields(parsed.data) ? parsed.data : part;
  return { type: part.type, ...without(fields, ["type"]) };
}
