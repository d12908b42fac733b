import { diagnostic, type Diagnostic } from "../diagnostic.ts";
import { checkHook } from "./check-hook.ts";
import { type HookDraft, isFields, isPartDraft, type RawHook, without } from "./draft.ts";
import { type Read, readEvents, readOptions, splitOptions } from "./read-event.ts";
import { upgradeAction } from "./upgrade-action.ts";

export type ReadHook = {
  /** `null`: it cannot be told what the hook listens to. */
  readonly hook: HookDraft | null;
  readonly diagnostics: readonly Diagnostic[];
};

type Fields = { readonly [field: string]: unknown };

/**
 * Reads one entry of `hooks` in any form Vapi takes: short forms of events, older actions, a single action. `path` is
 * where it stands. Never throws; what cannot be used is left out of the draft and has an error.
 */
export function readHook(value: unknown, path: string): ReadHook {
  if (!isFields(value)) {
    return { hook: null, diagnostics: [invalid(path, "A hook must be an object.")] };
  }
  const on = readEvents(value["on"], path);
  const taken = splitOptions(value["options"], on.value.names, path);
  const options = readOptions(taken.value.options, on.value.options, path);
  const filters = readList(value["filters"] ?? [], "filters", path);
  const actions = readActions(value["do"], on.value.names, path);
  const rest = without(value, ["on", "options", "filters", "do", ...emptyName(value)]);
  const raw: RawHook = {
    ...rest,
    ...keptForVapi(value["platform"], { ...on.value.kept, ...taken.value.kept }),
    on: on.value.names,
    options: options.value,
    filters: filters.value,
    do: actions.value,
  };
  const diagnostics = [on, taken, options, filters, actions].flatMap((read) => read.diagnostics);
  const draft = {
    ...raw,
    filters: filters.value.filter(isPartDraft),
    do: actions.value.filter(isPartDraft),
  };
  return {
    hook: on.value.names.length === 0 ? null : draft,
    diagnostics: [...diagnostics, ...checkHook(raw, path)],
  };
}

/** An empty name says nothing, so compile gives the hook one. */
function emptyName(value: Fields): readonly string[] {
  const { name } = value;
  return name === undefined || (typeof name === "string" && name.trim() === "") ? ["name"] : [];
}

/** Vapi's own form of what cannot be used here, so that its dialect gives it back. */
function keptForVapi(platform: unknown, kept: Fields): Fields {
  if (Object.keys(kept).length === 0) return {};
  const others = isFields(platform) ? platform : {};
  const own = isFields(others["vapi"]) ? others["vapi"] : {};
  return { platform: { ...others, vapi: { ...own, ...kept } } };
}

function readActions(
  value: unknown,
  names: string | readonly string[],
  path: string,
): Read<readonly unknown[]> {
  // The hook of a phone number may do nothing when the call ends.
  if (value === undefined && names === "call.ending") return { value: [], diagnostics: [] };
  // The hook of a phone number has one action instead of a list.
  if (isFields(value)) {
    const upgraded = upgradeAction(value, `${path}.do`);
    return { value: [upgraded.action], diagnostics: upgraded.diagnostics };
  }
  const list = readList(value, "do", path);
  const upgraded = list.value.map((action, index) => upgradeAction(action, `${path}.do.${index}`));
  return {
    value: upgraded.map((entry) => entry.action),
    diagnostics: [...list.diagnostics, ...upgraded.flatMap((entry) => entry.diagnostics)],
  };
}

function readList(value: unknown, field: string, path: string): Read<readonly unknown[]> {
  if (Array.isArray(value)) return { value, diagnostics: [] };
  const message = value === undefined ? `The hook has no ${field}.` : `${field} must be a list.`;
  return { value: [], diagnostics: [invalid(`${path}.${field}`, message)] };
}

function invalid(path: string, message: string): Diagnostic {
  return diagnostic("document.invalid", { path, message });
}
