import { diagnostic, type Diagnostic } from "../../diagnostic.ts";
import type { Action } from "../../hook/action.ts";
import { type HookDraft, type HooksDraft, isFields, without } from "../../hook/draft.ts";
import { findEvent } from "../../hook/event-catalog.ts";
import { parseEventName } from "../../hook/event-name.ts";
import { eventsOf, type Hook, hooksDocumentSchema, type RunsOn } from "../../hook/hook.ts";
import { givenName } from "../../hook/name-hooks.ts";
import { normaliseDraft } from "../../hook/normalise-document.ts";
import { parseHooksDocument } from "../../hook/parse-hooks-document.ts";
import type { DialectImport, DialectInput } from "../dialect.ts";
import { areNamesDerived, withMarks } from "./marks.ts";

type Fields = { readonly [field: string]: unknown };
type Prepared = { readonly value: unknown; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads hooks of assistants, workflows and phone numbers, a whole assistant and a bare list. The other members of an
 * assistant stay beside the hooks, so that its export gives them back. Nothing is moved before the common rules look
 * at it, so that paths are those of the text. Never throws.
 *
 * Codes: `document.not-json`, `dialect.not-hooks`, `dialect.renamed`, `dialect.differs`, and those of
 * `parseHooksDocument`.
 */
export function importVapi({ json }: DialectInput): DialectImport {
  if (json === undefined) return { ...nothing, diagnostics: [notJson()] };
  const prepared = prepareRoot(json);
  const read = parseHooksDocument(prepared.value);
  const names = namesIn(prepared.value);
  const draft = read.draft === null ? null : markNames(read.draft, names);
  const isMarked = draft !== read.draft && read.document !== null;
  const document = isMarked ? hooksDocumentSchema.parse(draft) : read.document;
  const words = read.diagnostics.map((one) => explainMember(explainTransfer(one, json), json));
  const found = [...words, ...prepared.diagnostics];
  return {
    document,
    draft,
    diagnostics: Array.isArray(json) ? found.map(inBareList) : found,
    runsOn: document === null ? "hookline" : runsOnOf(document.hooks),
  };
}

const nothing = { document: null, draft: null, runsOn: "hookline" } as const;

function notJson(): Diagnostic {
  return diagnostic("document.not-json", {
    path: "",
    message: "The text is not JSON.",
    hint: "Paste the assistant or its hooks as JSON, from the first { to the last }.",
  });
}

function prepareRoot(json: unknown): Prepared {
  if (Array.isArray(json)) return prepareList(json, "hooks");
  if (!isFields(json) || !Array.isArray(json["hooks"])) return { value: json, diagnostics: [] };
  const hooks = prepareList(json["hooks"], "hooks");
  const { version } = json;
  if (version === undefined || version === 1) {
    return { value: { ...json, hooks: hooks.value }, diagnostics: hooks.diagnostics };
  }
  const message = "An assistant's version says nothing about its hooks, so it is left out.";
  return {
    value: { ...without(json, ["version"]), hooks: hooks.value },
    diagnostics: [
      diagnostic("dialect.not-hooks", { path: "version", message }),
      ...hooks.diagnostics,
    ],
  };
}

/** Deeper groups are beyond what `parseHooksDocument` reads at all. */
const maxDepth = 100;

function prepareList(list: readonly unknown[], path: string, depth = 0): Prepared {
  const prepared = list.map((entry, index) => {
    const at = `${path}.${index}`;
    if (!isFields(entry)) return { value: entry, diagnostics: [] };
    if (!Array.isArray(entry["hooks"]) || entry["on"] !== undefined) return prepareHook(entry, at);
    if (depth >= maxDepth) return { value: entry, diagnostics: [] };
    const inner = prepareList(entry["hooks"], `${at}.hooks`, depth + 1);
    return { value: { ...entry, hooks: inner.value }, diagnostics: inner.diagnostics };
  });
  return {
    value: prepared.map((entry) => entry.value),
    diagnostics: prepared.flatMap((entry) => entry.diagnostics),
  };
}

function prepareHook(hook: Fields, path: string): Prepared {
  const marked = markShortForm(hook);
  if (hook["on"] === "call.ringing") return prepareRinging(marked, path);
  const isOfPhoneNumber =
    hook["on"] === "call.ending" && (hook["do"] === undefined || isFields(hook["do"]));
  const value = isOfPhoneNumber ? withMarks(marked, { kind: "phoneNumber" }) : marked;
  return { value, diagnostics: [] };
}

/** The normal form is options; the short form is kept for the way back. */
function markShortForm(hook: Fields): Fields {
  const { on, options } = hook;
  if (typeof on !== "string" || !on.includes("[") || !parseEventName(on).ok) return hook;
  return withMarks(hook, options === undefined ? { on } : { on, options });
}

function prepareRinging(hook: Fields, path: string): Prepared {
  const actions: unknown = hook["do"];
  const isSeveral = Array.isArray(actions) && actions.length > 1;
  return { value: hook, diagnostics: isSeveral ? [onlyFirst(path)] : [] };
}

function onlyFirst(path: string): Diagnostic {
  return diagnostic("dialect.differs", {
    path: `${path}.do.1`,
    message: "While a phone number rings, Vapi carries out the first action only.",
    hint: "Keep the first one, or run this flow on Hookline.",
  });
}

/** The names that hooks were given, also in groups. */
function namesIn(value: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  const open: unknown[] = [isFields(value) ? value["hooks"] : value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!Array.isArray(next)) continue;
    for (const entry of next.filter(isFields)) {
      const { name } = entry;
      if (typeof name === "string") names.add(name);
      open.push(entry["hooks"]);
    }
  }
  return names;
}

/** A hook that was given the name it would have got anyway keeps it on the way back. */
function markNames(draft: HooksDraft, names: ReadonlySet<string>): HooksDraft {
  const isDerived = areNamesDerived(draft.hooks);
  const hooks = draft.hooks.map((hook, index): HookDraft => {
    const name = givenName(hook);
    if (isDerived[index] !== true || name === null || !names.has(name)) return hook;
    return withMarks(hook, { named: true });
  });
  const isMarked = hooks.some((hook, index) => hook !== draft.hooks[index]);
  return isMarked ? normaliseDraft({ ...draft, hooks }) : draft;
}

/** A phone number still writes what is an older form in an assistant. */
function explainTransfer(found: Diagnostic, json: unknown): Diagnostic {
  if (found.code !== "hook.legacy-action") return found;
  const hook = hookAt(Array.isArray(json) ? { hooks: json } : json, found.path);
  if (!isFields(hook) || (hook["on"] !== "call.ringing" && !isFields(hook["do"]))) return found;
  return diagnostic("dialect.renamed", {
    path: found.path,
    message: "A phone number's transfer is the tool transferCall here.",
  });
}

/** The hook into which a path of an action leads. */
function hookAt(root: unknown, path: string): unknown {
  const steps = path.split(".");
  return steps
    .slice(0, steps.lastIndexOf("do"))
    .reduce<unknown>(
      (at, step) => (isFields(at) || Array.isArray(at) ? Reflect.get(at, step) : undefined),
      root,
    );
}

/** What an assistant says that checks of its hooks look at. */
const facts: ReadonlySet<string> = new Set([
  "maxDurationSeconds",
  "silenceTimeoutSeconds",
  "transcriber",
]);

/** Members of a whole assistant are no fields that nobody knows. */
function explainMember(found: Diagnostic, json: unknown): Diagnostic {
  const isMember = isFields(json) && Object.hasOwn(json, found.path);
  if (!isMember || found.code !== "document.unknown-field") return found;
  return diagnostic("dialect.not-hooks", {
    path: found.path,
    message: facts.has(found.path)
      ? `${found.path} is kept beside the hooks, which are checked against it.`
      : `${found.path} is kept beside the hooks and written back by an export to Vapi.`,
  });
}

/** In a bare list nothing stands below `hooks`. */
function inBareList(found: Diagnostic): Diagnostic {
  const path = withoutHooks(found.path);
  if (found.fix === undefined) return { ...found, path };
  const edits = found.fix.edits.map((edit) => ({ ...edit, path: withoutHooks(edit.path) }));
  return { ...found, path, fix: { ...found.fix, edits } };
}

function withoutHooks(path: string): string {
  return path.replace(/^hooks(\.|$)/, "");
}

/** Hooks that act in the call are carried out by Vapi, where they are; other ones can run here. */
function runsOnOf(hooks: readonly Hook[]): RunsOn {
  return hooks.some((hook) => isInCall(hook)) ? "platform" : "hookline";
}

function isInCall(hook: Hook): boolean {
  return eventsOf(hook).some((on) => findEvent(on)?.inCall === true) || hook.do.some(needsCall);
}

function needsCall(action: Action): boolean {
  if (action.type === "say" || action.type === "message.add") return true;
  if (action.type !== "tool") return false;
  return action.tool?.type !== "function" && action.tool?.type !== "apiRequest";
}
