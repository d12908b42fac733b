import { diagnostic, type Diagnostic } from "../../diagnostic.ts";
import type { Action } from "../../hook/action.ts";
import { without } from "../../hook/draft.ts";
import { checkTexts } from "./check-texts.ts";
import { findMisfits, type PartName, type VapiEvent } from "./wire.ts";

type Fields = { readonly [field: string]: unknown };

export type ExportedAction = {
  /** `null`: Vapi has no way to say it. */
  readonly action: Fields | null;
  readonly diagnostics: readonly Diagnostic[];
};

type VapiActionDraft = Extract<Action, { type: "say" | "tool" | "message.add" }>;

/** Schemas of the guide's form and of the published one. */
const parts = {
  say: { guide: "SayHookActionDocumented", published: "SayHookAction" },
  tool: { guide: "ToolCallHookAction", published: "ToolCallHookAction" },
  "message.add": { guide: "MessageAddHookAction", published: "MessageAddHookAction" },
} as const satisfies Record<VapiActionDraft["type"], { guide: PartName; published: PartName }>;

/**
 * Returns an action as a hook of an assistant has it. Codes: `dialect.lost`, `dialect.changed`, `dialect.unpublished`,
 * `dialect.unknown-variable`.
 */
export function exportAction(action: Action, event: VapiEvent, path: string): ExportedAction {
  const own = ownAction(action, path);
  if (!own.ok) return { action: null, diagnostics: [own.error] };
  const stripped = stripOwn(own.action, path);
  if (stripped.action === null) return stripped;
  const { type } = own.action;
  const [misfit] = findMisfits(parts[type].guide, stripped.action);
  if (misfit !== undefined) {
    const at = misfit.path === "" ? path : `${path}.${misfit.path}`;
    return leftOut(stripped, lostAction(at, `Vapi refuses it: ${misfit.path} ${misfit.message}`));
  }
  const isPublished = event.actions.includes(type);
  if (!isPublished && !event.guideActions.includes(type)) {
    const message = `A hook on ${event.on} has no ${type}; it takes ${event.actions.join(", ")}`;
    return leftOut(stripped, lostAction(path, message));
  }
  const inPart = findMisfits(parts[type].published, stripped.action);
  return {
    action: stripped.action,
    diagnostics: [
      ...stripped.diagnostics,
      ...(isPublished ? [] : [unpublishedAction(event, type, path)]),
      ...checkTexts(stripped.action, path),
      ...inPart.slice(0, 1).map((found) => unpublishedPart(`${path}.${found.path.split(".")[0]}`)),
    ],
  };
}

type OwnAction =
  | { readonly ok: true; readonly action: VapiActionDraft }
  | { readonly ok: false; readonly error: Diagnostic };

/** The action when Vapi has one of its type, which runs whenever the hook does. */
export function ownAction(action: Action, path: string): OwnAction {
  const { type, when } = action;
  if (type !== "say" && type !== "tool" && type !== "message.add") {
    return { ok: false, error: noSuchAction(type, path) };
  }
  if (when === undefined || when.length === 0) return { ok: true, action };
  const message = "Vapi has no conditions on actions, and without them it would always run";
  return { ok: false, error: lostAction(`${path}.when`, message) };
}

function noSuchAction(type: string, path: string): Diagnostic {
  return diagnostic("dialect.lost", {
    path,
    message: `Vapi has no action ${type}, and none of its tools signs, repeats and fills in requests as Hookline does, so it is left out.`,
    hint: "Run this flow on Hookline: it gets Vapi's messages and does this itself.",
  });
}

/** The action without what is Hookline's own. Ids are given anew by every import. */
export function stripOwn(action: VapiActionDraft, path: string): ExportedAction {
  const found: Diagnostic[] = [];
  if (action.stopOnError !== undefined) {
    found.push(lostField(`${path}.stopOnError`, "Vapi carries out the next action in any case."));
  }
  for (const platform of Object.keys(action.platform ?? {})) {
    found.push(lostField(`${path}.platform.${platform}`, "It says something to another platform."));
  }
  const fields = without(action, ["id", "when", "stopOnError", "platform"]);
  if (action.type === "message.add") return stripMessage(action, fields, path, found);
  if (action.type === "tool" && action.tool?.type === "endCall") {
    if (action.tool.reason === undefined) return { action: fields, diagnostics: found };
    found.push(lostField(`${path}.tool.reason`, "Vapi's endCall gives no reason."));
    return { action: { ...fields, tool: without(action.tool, ["reason"]) }, diagnostics: found };
  }
  if (action.type === "tool" && action.tool?.type === "transferCall") {
    return stripDestinations(action.tool, fields, path, found);
  }
  return { action: fields, diagnostics: found };
}

function stripMessage(
  action: Extract<Action, { type: "message.add" }>,
  fields: Fields,
  path: string,
  found: readonly Diagnostic[],
): ExportedAction {
  if (action.message.role !== "developer") return { action: fields, diagnostics: found };
  const changed = diagnostic("dialect.changed", {
    path: `${path}.message.role`,
    message: "Vapi adds no messages of a developer; this one is written as the system's.",
  });
  const message = { ...action.message, role: "system" };
  return { action: { ...fields, message }, diagnostics: [...found, changed] };
}

type TransferCall = Extract<
  NonNullable<Extract<Action, { type: "tool" }>["tool"]>,
  { type: "transferCall" }
>;

function stripDestinations(
  tool: TransferCall,
  fields: Fields,
  path: string,
  found: readonly Diagnostic[],
): ExportedAction {
  const all = tool.destinations ?? [];
  const lost = all.flatMap(({ type }, index) =>
    type === "queue" || type === "agent"
      ? [lostField(`${path}.tool.destinations.${index}`, `Vapi knows no ${type} to transfer to.`)]
      : [],
  );
  if (lost.length === 0) return { action: fields, diagnostics: found };
  const diagnostics = [...found, ...lost];
  if (lost.length === all.length) return { action: null, diagnostics };
  const destinations = all.filter(({ type }) => type !== "queue" && type !== "agent");
  return { action: { ...fields, tool: { ...tool, destinations } }, diagnostics };
}

function leftOut(stripped: ExportedAction, why: Diagnostic): ExportedAction {
  return { action: null, diagnostics: [...stripped.diagnostics, why] };
}

/** An action that is left out, and why. */
export function lostAction(path: string, why: string): Diagnostic {
  return diagnostic("dialect.lost", { path, message: `${why}, so the action is left out.` });
}

/** A field that is left out, and what holds without it. */
export function lostField(path: string, message: string): Diagnostic {
  return diagnostic("dialect.lost", { path, message });
}

function unpublishedAction(event: VapiEvent, type: string, path: string): Diagnostic {
  return diagnostic("dialect.unpublished", {
    path,
    message: `Vapi's guide shows ${type} on ${event.on}; its published schema has only ${event.actions.join(" and ")} there.`,
    hint: "Try it with a call: Vapi drops hooks it cannot use without a word.",
  });
}

function unpublishedPart(path: string): Diagnostic {
  return diagnostic("dialect.unpublished", {
    path,
    message: "Vapi's examples show this form; its published schema does not.",
  });
}
