import { diagnostic, type Diagnostic } from "../diagnostic.ts";
import { checkHook } from "./check-hook.ts";
import { type HookDraft, isFields, isPartDraft, type RawHook, without } from "./draft.ts";
import { parseEventName } from "./event-name.ts";
import { upgradeAction } from "./upgrade-action.ts";

export type ReadHook = {
  /** `null`: it cannot be told what the hook listens to. */
  readonly hook: HookDraft | null;
  readonly diagnostics: readonly Diagnostic[];
};

type Fields = { readonly [field: string]: unknown };
/** A value that was read, and what was found on the way. */
type Read<T> = { readonly value: T; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads one entry of `hooks` in any form Vapi takes: short forms of events, older actions, a single action. `path` is
 * where it stands. Never throws; what cannot be used is left out of the draft and has an error.
 */
export function readHook(value: unknown, path: string): ReadHook {
  if (!isFields(value)) {
    return { hook: null, diagnostics: [invalid(path, "A hook must be an object.")] };
  }
  const on = readEvents(value["on"], path);
  const options = readOptions(value["options"], on.value.options, path);
  const filters = readList(value["filters"] ?? [], "filters", path);
  const actions = readActions(value["do"], path);
  const rest = without(value, ["on", "options", "filters", "do", ...emptyName(value)]);
  const raw: RawHook = {
    ...rest,
    on: on.value.names,
    options: options.value,
    filters: filters.value,
    do: actions.value,
  };
  const diagnostics = [on, options, filters, actions].flatMap((read) => read.diagnostics);
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

type Events = { readonly names: string | readonly string[]; readonly options: Fields };

function readEvents(on: unknown, path: string): Read<Events> {
  if (typeof on === "string") {
    const read = readEvent(on, `${path}.on`);
    return { ...read, value: { names: read.value.name, options: read.value.options } };
  }
  const nothing = { names: [], options: {} };
  if (!Array.isArray(on)) {
    const message = "The hook does not say which event it listens to: `on` must be its name.";
    return { value: nothing, diagnostics: [invalid(`${path}.on`, message)] };
  }
  if (on.length === 0) {
    const message = "The list of events is empty.";
    return { value: nothing, diagnostics: [invalid(`${path}.on`, message)] };
  }
  const reads = on.map((name: unknown, index) =>
    typeof name === "string"
      ? readEvent(name, `${path}.on.${index}`)
      : {
          value: { name: "", options: {} },
          diagnostics: [invalid(`${path}.on.${index}`, "The name of an event must be text.")],
        },
  );
  return {
    value: {
      names: reads.map((read) => read.value.name).filter((name) => name !== ""),
      options: Object.assign({}, ...reads.map((read) => read.value.options)),
    },
    diagnostics: reads.flatMap((read) => read.diagnostics),
  };
}

function readEvent(text: string, path: string): Read<{ name: string; options: Fields }> {
  const parsed = parseEventName(text);
  if (parsed.ok) {
    return { value: { name: parsed.value.type, options: parsed.value.options }, diagnostics: [] };
  }
  const base = text.slice(0, text.indexOf("["));
  return {
    value: { name: base, options: {} },
    diagnostics: [
      diagnostic("event.bad-shorthand", {
        path,
        message: `"${text}" cannot be read. ${parsed.error}`,
        hint: "Write the event's name alone and put the rest into `options`.",
      }),
    ],
  };
}

function readOptions(given: unknown, short: Fields, path: string): Read<Fields> {
  if (given !== undefined && !isFields(given)) {
    return {
      value: short,
      diagnostics: [invalid(`${path}.options`, "options must be an object.")],
    };
  }
  const options = given ?? {};
  const conflicts = Object.keys(short).filter(
    (option) => options[option] !== undefined && options[option] !== short[option],
  );
  return {
    value: { ...short, ...options },
    diagnostics: conflicts.map((option) =>
      diagnostic("event.conflicting-options", {
        path: `${path}.options.${option}`,
        message: `The event's name says ${option} is ${String(short[option])}, options say ${JSON.stringify(options[option])}. The options count.`,
      }),
    ),
  };
}

function readActions(value: unknown, path: string): Read<readonly unknown[]> {
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
