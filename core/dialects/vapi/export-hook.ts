import { diagnostic, type Diagnostic } from "../../diagnostic.ts";
import { without } from "../../hook/draft.ts";
import { type Hook, hookSchema } from "../../hook/hook.ts";
import { readHook } from "../../hook/read-hook.ts";
import { exportAction, lostField } from "./export-action.ts";
import { exportFilters } from "./export-filters.ts";
import { marksOf } from "./marks.ts";
import { type VapiEvent, vapiEvents } from "./wire.ts";

type Fields = { readonly [field: string]: unknown };

/** A hook with one event, and where it stands in the document. */
export type Placed = {
  readonly hook: Hook;
  readonly on: string;
  /** Where the hook stands. */
  readonly path: string;
  /** What is lost when nothing is written: the hook, or its event in a list. */
  readonly lostPath: string;
};

export type ExportedHook = {
  /** `null`: the hook is left out. Without its name, which depends on the others. */
  readonly wire: Fields | null;
  /** What the written hook says in Hookline's words; names are derived from it. */
  readonly meaning: { readonly on: string; readonly do: Hook["do"] };
  readonly diagnostics: readonly Diagnostic[];
};

/** Fields Vapi has; of the others only what nobody knows is written. */
const vapiFields = ["on", "name", "options", "filters", "do", "platform"];

/** Returns a hook as an assistant or a workflow has it. */
export function exportHook({ hook, on, path, lostPath }: Placed): ExportedHook {
  const event = vapiEvents.get(on);
  const meaning = { on, do: [] };
  if (event === undefined) return { wire: null, meaning, diagnostics: [noEvent(on, lostPath)] };
  const off = whyOff(hook, path);
  if (off !== null) return { wire: null, meaning, diagnostics: [off] };
  const actions = hook.do.map((action, index) =>
    exportAction(action, event, `${path}.do.${index}`),
  );
  const filters = exportFilters(hook.filters ?? [], `${path}.filters`);
  const start = exportStart(hook, event, path);
  const kept = actions.flatMap(({ action }) => (action === null ? [] : [action]));
  const diagnostics = [
    ...start.diagnostics,
    ...filters.diagnostics,
    ...actions.flatMap((action) => action.diagnostics),
    ...ownFields(hook, path),
  ];
  const written = filters.filters ?? [];
  const leftOut = whyLeftOut(filters.filters, kept, hook, lostPath);
  if (leftOut !== null) return { wire: null, meaning, diagnostics: [...diagnostics, leftOut] };
  return {
    wire: {
      ...start.fields,
      ...(written.length === 0 ? {} : { filters: written }),
      do: kept,
      ...unknownOf(hook),
    },
    meaning: { on, do: hook.do.filter((_, index) => actions[index]?.action !== null) },
    diagnostics: [...unpublished(event, written.length > 0, start.fields, path), ...diagnostics],
  };
}

/** Fields of a hook that Hookline does not know: the platform's, given back. */
export function unknownOf(hook: Hook): Fields {
  return without(hook, Object.keys(hookSchema.shape));
}

function noEvent(on: string, path: string): Diagnostic {
  return diagnostic("dialect.lost", {
    path,
    message: `No hook of Vapi runs on ${on}, so the hook is left out.`,
    hint: "Run this flow on Hookline: it listens to Vapi's messages.",
  });
}

/** A hook that never runs has no other form in Vapi than not being there. */
export function whyOff(hook: Hook, path: string): Diagnostic | null {
  if (hook.enabled === false) {
    return lostField(path, "The hook is switched off, so it is left out.");
  }
  if (hook.scope?.agents.length === 0) {
    return lostField(path, "The hook is for no agent, so it is left out.");
  }
  return null;
}

/** A hook that would run when it must not, or do nothing, is not written. */
export function whyLeftOut(
  filters: readonly Fields[] | null,
  actions: readonly Fields[],
  hook: Hook,
  path: string,
): Diagnostic | null {
  if (filters === null) {
    return lostField(path, "Without that filter it would run when it must not: it is left out.");
  }
  if (actions.length > 0 || hook.do.length === 0) return null;
  return lostField(path, "None of its actions can be written, so the hook is left out.");
}

type Start = { readonly fields: Fields; readonly diagnostics: readonly Diagnostic[] };

/** Event and options: in the form they were read in while that still says the same. */
function exportStart(hook: Hook, event: VapiEvent, path: string): Start {
  const marks = marksOf(hook);
  const limited = limitOptions(hook, path);
  const options = without(limited.options, ["silencePolicy"]);
  const diagnostics = [
    ...limited.diagnostics,
    ...(hook.options?.silencePolicy === undefined ? [] : [policyLost(path)]),
  ];
  const plain = { on: event.on, ...(Object.keys(options).length === 0 ? {} : { options }) };
  if (marks.on === undefined && marks.options === undefined) return { fields: plain, diagnostics };
  const on = marks.on ?? event.on;
  const forms: readonly Fields[] =
    marks.options === undefined ? [{ on }, { ...plain, on }] : [{ on, options: marks.options }];
  const form = forms.find((one) => {
    const read = readHook({ ...one, do: [] }, "").hook;
    return read?.on === event.on && sameFields(read.options ?? {}, options);
  });
  if (form !== undefined) return { fields: form, diagnostics };
  const changed = diagnostic("dialect.changed", {
    path: `${path}.platform.vapi`,
    message:
      "The form in which Vapi's event was read says something else now; options are written.",
  });
  return { fields: plain, diagnostics: [...diagnostics, changed] };
}

function sameFields(one: Fields, other: Fields): boolean {
  const text = (fields: Fields): string =>
    JSON.stringify(Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return text(one) === text(other);
}

function policyLost(path: string): Diagnostic {
  return lostField(
    `${path}.options.silencePolicy`,
    "Vapi decides itself what its speech does to silence timers.",
  );
}

type Limited = { readonly options: Fields; readonly diagnostics: readonly Diagnostic[] };

/** How often a silence may be answered is an option of Vapi's; a count that never starts anew is the same. */
function limitOptions(hook: Hook, path: string): Limited {
  const options = hook.options ?? {};
  const perCall = hook.limit?.perCall;
  if (perCall === undefined) return { options, diagnostics: [] };
  const isCounted =
    hook.on === "customer.speech.timeout" && options.triggerResetMode !== "onUserSpeech";
  if (!isCounted) {
    const message = "Vapi has no limit for this event.";
    return { options, diagnostics: [lostField(`${path}.limit`, message)] };
  }
  const most = Math.min(options.triggerMaxCount ?? 3, perCall);
  const message = `Written as triggerMaxCount ${most}.`;
  return {
    options: { ...options, triggerMaxCount: most },
    diagnostics: [diagnostic("dialect.changed", { path: `${path}.limit`, message })],
  };
}

const reasons: { readonly [field: string]: string } = {
  enabled: "Vapi has no such switch; a hook that is there is on.",
  description: "Vapi's hooks have no description.",
  source: "Vapi's hooks say nothing about where they come from.",
  priority: "Vapi has no priorities; hooks are written in the order they run here.",
  scope: "An assistant's hooks hold for its own calls: put this one on the agents it names only.",
  onFailure: "No hook of Vapi decides anything.",
};

/** What Hookline adds to a hook, each with what becomes of it. */
export function ownFields(hook: Hook, path: string): readonly Diagnostic[] {
  const fields = Object.keys(hookSchema.shape).filter(
    (field) => !vapiFields.includes(field) && field !== "limit" && Object.hasOwn(hook, field),
  );
  const others = Object.keys(hook.platform ?? {}).filter((platform) => platform !== "vapi");
  return [
    ...fields.map((field) =>
      lostField(`${path}.${field}`, reasons[field] ?? "Vapi has no such field."),
    ),
    ...others.map((platform) =>
      lostField(`${path}.platform.${platform}`, "It says something to another platform."),
    ),
  ];
}

/** Where the hook is in the guide's form because it cannot be in the published one. */
function unpublished(
  event: VapiEvent,
  hasFilters: boolean,
  start: Fields,
  path: string,
): readonly Diagnostic[] {
  const options = start["options"];
  const needsTimeout =
    event.on === "customer.speech.timeout" &&
    typeof options === "object" &&
    options !== null &&
    !("timeoutSeconds" in options);
  return [
    ...(event.published === "assistant" ? [] : [unpublishedEvent(event, path)]),
    ...(hasFilters && !event.isFilterPublished
      ? [unpublishedPlace(`${path}.filters`, "filters on call.ending only")]
      : []),
    ...(needsTimeout
      ? [unpublishedPlace(`${path}.options`, "options with timeoutSeconds only (7.5 by its guide)")]
      : []),
  ];
}

function unpublishedEvent(event: VapiEvent, path: string): Diagnostic {
  return diagnostic("dialect.unpublished", {
    path: `${path}.on`,
    message:
      event.published === "workflow"
        ? `Vapi's published schema has ${event.on} for workflows, not for assistants.`
        : `Vapi's guide describes ${event.on}; its published schema does not.`,
    hint: "Try it with a call: Vapi drops hooks it cannot use without a word.",
  });
}

export function unpublishedPlace(path: string, published: string): Diagnostic {
  return diagnostic("dialect.unpublished", {
    path,
    message: `Vapi's guide allows this; its published schema has ${published}.`,
  });
}
