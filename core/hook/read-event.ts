import { diagnostic, type Diagnostic } from "../diagnostic.ts";
import { isFields, without } from "./draft.ts";
import { findEvent } from "./event-catalog.ts";
import { parseEventName } from "./event-name.ts";
import { eventOptionsSchema } from "./hook.ts";

type Fields = { readonly [field: string]: unknown };
/** A value that was read, and what was found on the way. */
export type Read<T> = { readonly value: T; readonly diagnostics: readonly Diagnostic[] };

type Events = {
  readonly names: string | readonly string[];
  readonly options: Fields;
  /** Fields of the hook as Vapi has them, of which nothing can be made here. */
  readonly kept: Fields;
};

/** Reads the events a hook listens to, with what their short forms say. `path` is the hook's. */
export function readEvents(on: unknown, path: string): Read<Events> {
  if (typeof on === "string") {
    const { value, diagnostics } = readEvent(on, `${path}.on`);
    return { value: { ...value, names: value.name }, diagnostics };
  }
  const nothing = { names: [], options: {}, kept: {} };
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
          value: { name: "", options: {}, kept: {} },
          diagnostics: [invalid(`${path}.on.${index}`, "The name of an event must be text.")],
        },
  );
  return {
    value: {
      names: reads.map((read) => read.value.name).filter((name) => name !== ""),
      options: Object.assign({}, ...reads.map((read) => read.value.options)),
      // Vapi has no lists of events.
      kept: {},
    },
    diagnostics: reads.flatMap((read) => read.diagnostics),
  };
}

/**
 * What Vapi takes after `customer.speech.timeout` without saying what it may be.
 * Source: Vapi OpenAPI of 2026-08-19, `CallHookCustomerSpeechTimeout.on`: "[property=value]".
 */
const anyTimeout = /^customer\.speech\.timeout\[[A-Za-z][A-Za-z0-9]*=[^[\]=]+\]$/;

type ReadEvent = { readonly name: string; readonly options: Fields; readonly kept: Fields };

function readEvent(text: string, path: string): Read<ReadEvent> {
  const parsed = parseEventName(text);
  const isUsable = parsed.ok && eventOptionsSchema.safeParse(parsed.value.options).success;
  if (anyTimeout.test(text) && !isUsable) return ignoredShortForm(text, path);
  if (parsed.ok) {
    const { type: name, options } = parsed.value;
    return { value: { name, options, kept: {} }, diagnostics: [] };
  }
  const base = text.slice(0, text.indexOf("["));
  return {
    value: { name: base, options: {}, kept: {} },
    diagnostics: [
      diagnostic("event.bad-shorthand", {
        path,
        message: `"${text}" cannot be read. ${parsed.error}`,
        hint: "Write the event's name alone and put the rest into `options`.",
      }),
    ],
  };
}

function ignoredShortForm(text: string, path: string): Read<ReadEvent> {
  const name = text.slice(0, text.indexOf("["));
  return {
    value: { name, options: {}, kept: { on: text } },
    diagnostics: [
      diagnostic("event.ignored-option", {
        path,
        message: `What "${text}" says in brackets is no option of the event, or no value of it. It is kept for Vapi; here the event has its usual options.`,
        hint: "Put timeoutSeconds, triggerMaxCount or triggerResetMode into `options`.",
      }),
    ],
  };
}

type SplitOptions = { readonly options: unknown; readonly kept: Fields };

/**
 * Takes out of `options` what the event does not take and what has no form here either: Vapi looks only at the
 * options of events that have some.
 */
export function splitOptions(
  given: unknown,
  names: Events["names"],
  path: string,
): Read<SplitOptions> {
  const untouched = { value: { options: given, kept: {} }, diagnostics: [] };
  const entry = typeof names === "string" ? findEvent(names) : null;
  if (entry === null || given === undefined) return untouched;
  const taken: ReadonlySet<string> = new Set(entry.options.map((option) => option.key));
  if (!isFields(given)) {
    if (taken.size > 0) return untouched;
    const ignored = ignoredOption(`${path}.options`, "options");
    return { value: { options: undefined, kept: { options: given } }, diagnostics: [ignored] };
  }
  const strange = Object.keys(eventOptionsSchema.shape).filter(
    (key) =>
      given[key] !== undefined &&
      !taken.has(key) &&
      !eventOptionsSchema.safeParse({ [key]: given[key] }).success,
  );
  if (strange.length === 0) return untouched;
  return {
    value: { options: without(given, strange), kept: { options: given } },
    diagnostics: strange.map((key) => ignoredOption(`${path}.options.${key}`, key)),
  };
}

function ignoredOption(path: string, name: string): Diagnostic {
  return diagnostic("event.ignored-option", {
    path,
    message: `The event has no use for ${name}. It is kept for Vapi.`,
  });
}

/** The options of a hook together with those of its event's short form. */
export function readOptions(given: unknown, short: Fields, path: string): Read<Fields> {
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

function invalid(path: string, message: string): Diagnostic {
  return diagnostic("document.invalid", { path, message });
}
