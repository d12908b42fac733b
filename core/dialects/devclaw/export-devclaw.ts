import { type Diagnostic, diagnostic } from "../../diagnostic.ts";
import { eventsOf, type Hook, type HooksDocument } from "../../hook/hook.ts";
import type { Json } from "../../json.ts";
import type { DialectExport, ExportedFile } from "../dialect.ts";
import { writeDevclawBridge } from "./bridge/write-bridge.ts";
import { devclawEventNames } from "./devclaw-events.ts";
import { findLosses, type WrittenEntry } from "./find-losses.ts";
import { printConfiguration } from "./print-configuration.ts";
import { type Entry, writeEntry } from "./write-entry.ts";

/**
 * Writes hooks as DevClaw's configuration. What a configuration cannot say (filters, decisions, other actions) stays
 * with Hookline, and a second file, the bridge, hands it the events; a hook on no event of DevClaw's is left out.
 *
 * Codes: `dialect.lost`, `dialect.changed`, each at the place in the hooks document that it is about.
 */
export function exportDevclaw(document: HooksDocument): DialectExport {
  const written = document.hooks.map((hook, index) => writeHook(hook, `hooks.${index}`));
  const entries = written.flatMap((hook) => hook.entries);
  const webhooks = entries.filter((entry) => entry.list === "webhooks");
  const handlers = entries.filter((entry) => entry.list === "handlers");
  const text = printConfiguration(webhooks.map(fieldsOf), handlers.map(fieldsOf));
  const bridged = written.filter((hook) => hook.events !== null);
  const told = [
    ...unknownFields(document),
    ...written.flatMap((hook) => hook.diagnostics),
    ...reorderings(entries),
    ...sharedTimeouts(webhooks),
  ];
  const losses = findLosses(document, text, [...webhooks, ...handlers], told);
  const configuration: ExportedFile = {
    name: "devclaw-hooks.yaml",
    language: "yaml",
    text,
    purpose: "The hooks part of DevClaw's config.yaml.",
  };
  const files = bridged.length === 0 ? [configuration] : [configuration, bridgeFor(bridged)];
  return { files, diagnostics: [...told, ...losses] };
}

type WrittenHook = {
  readonly entries: readonly WrittenEntry[];
  /** Events the bridge hands over for this hook; `null`: the configuration says all of it. */
  readonly events: readonly string[] | null;
  readonly isClosed: boolean;
  readonly diagnostics: readonly Diagnostic[];
};

function writeHook(hook: Hook, path: string): WrittenHook {
  const on = eventsOf(hook);
  const events = on.filter((event) => devclawEventNames.includes(event));
  const isClosed = hook.onFailure === "closed";
  const none: WrittenHook = { entries: [], events: null, isClosed, diagnostics: [] };
  if (events.length === 0) {
    return {
      ...none,
      diagnostics: [lost(path, "DevClaw has no such event, so the hook is left out.")],
    };
  }
  const unknown = on.flatMap((event, index) =>
    events.includes(event)
      ? []
      : [
          lost(
            typeof hook.on === "string" ? `${path}.on` : `${path}.on.${index}`,
            `DevClaw has no event ${event}.`,
          ),
        ],
  );
  const [first] = hook.do;
  if (first === undefined) return { ...none, diagnostics: [...unknown, lost(path, codeOnly)] };
  const why = whyNotInConfiguration(hook);
  const actions = hook.do.map((action) => writeEntry(action));
  const refused = actions.find((action) => !action.ok);
  if (why !== null || refused !== undefined) {
    const reason = why ?? (refused?.ok === false ? refused.error : "");
    return { ...none, events, diagnostics: [...unknown, bridgedTo(path, reason)] };
  }
  const entries = actions.flatMap((action, index) =>
    action.ok ? toEntries({ hook, path, index, events, entry: action.value }) : [],
  );
  const split =
    hook.do.length === 1 ? [] : [changed(`${path}.do`, "Each action is an entry of its own.")];
  const notes = actions.flatMap((action, index) =>
    action.ok
      ? action.value.notes.map(({ code, path: at, message }) =>
          diagnostic(code, { path: `${path}.do.${index}.${at}`, message }),
        )
      : [],
  );
  return {
    ...none,
    entries,
    diagnostics: [...unknown, ...split, ...notes, ...splitEvents(entries, path)],
  };
}

const codeOnly =
  "The hook does nothing that a configuration can say. Code of a plugin or a program stays where it is.";

/** What keeps a hook out of the configuration, `null` when nothing does. */
function whyNotInConfiguration(hook: Hook): string | null {
  if ((hook.filters ?? []).length > 0) return "DevClaw's configuration has no filters.";
  if (hook.scope !== undefined) return "DevClaw's configuration does not tell agents apart.";
  if (hook.limit !== undefined) return "DevClaw's configuration has no limits.";
  return null;
}

type Writing = {
  readonly hook: Hook;
  readonly path: string;
  readonly index: number;
  readonly events: readonly string[];
  readonly entry: Entry;
};

/** One webhook for all events; a handler for each. */
function toEntries({ hook, path, index, events, entry }: Writing): readonly WrittenEntry[] {
  const { name: given } = hook;
  const enabled = hook.enabled !== false;
  const at = { hook: path, action: `${path}.do.${index}` };
  if (entry.list === "handlers") {
    return events.map((event) => ({
      list: entry.list,
      ...at,
      events: [event],
      fields: { event, ...entry.fields, enabled },
    }));
  }
  const name = index === 0 ? given : `${given ?? ""}-${index + 1}`;
  const fields: Record<string, Json> = { events: [...events], ...entry.fields, enabled };
  const named = given === undefined || name === undefined ? fields : { name, ...fields };
  return [{ list: entry.list, ...at, events, fields: named }];
}

function splitEvents(entries: readonly WrittenEntry[], path: string): readonly Diagnostic[] {
  const isSplit = entries.some(
    (entry, index) => entry.list === "handlers" && entries[index + 1]?.action === entry.action,
  );
  return isSplit
    ? [changed(`${path}.on`, "A handler of DevClaw's has one event, so there is one for each.")]
    : [];
}

/** Handlers stand behind all webhooks. */
function reorderings(entries: readonly WrittenEntry[]): readonly Diagnostic[] {
  const lastWebhook = entries.findLastIndex((entry) => entry.list === "webhooks");
  const early = entries
    .slice(0, Math.max(0, lastWebhook))
    .filter((entry) => entry.list === "handlers");
  const paths = new Set(early.map((entry) => entry.hook));
  return [...paths].map((path) => changed(path, "DevClaw lists handlers behind its webhooks."));
}

/** DevClaw's client has one timeout, the first that is set. */
function sharedTimeouts(webhooks: readonly WrittenEntry[]): readonly Diagnostic[] {
  const shared = webhooks[0]?.fields["timeout"];
  return webhooks
    .filter((entry) => entry.fields["timeout"] !== shared)
    .map((entry) => {
      const message = `DevClaw waits ${String(shared)} s for every webhook, as the first one says.`;
      return changed(`${entry.action}.timeoutMs`, message);
    });
}

/** What stands beside the hooks of the document. */
function unknownFields(document: HooksDocument): readonly Diagnostic[] {
  return Object.keys(document)
    .filter((field) => field !== "version" && field !== "hooks")
    .map((field) => lost(field, "DevClaw's configuration has no place for this."));
}

function bridgeFor(bridged: readonly WrittenHook[]): ExportedFile {
  const events = new Set(bridged.flatMap((hook) => hook.events ?? []));
  const closed = new Set(
    bridged.filter((hook) => hook.isClosed).flatMap((hook) => hook.events ?? []),
  );
  const inOrder = (names: ReadonlySet<string>) =>
    devclawEventNames.filter((name) => names.has(name));
  return {
    name: "hookline_bridge.go",
    language: "go",
    text: writeDevclawBridge({ events: inOrder(events), closed: inOrder(closed) }),
    purpose: "Goes into pkg/devclaw/copilot: hands events to Hookline and applies what it decides.",
  };
}

function bridgedTo(path: string, reason: string): Diagnostic {
  return diagnostic("dialect.changed", {
    path,
    message: `${reason} The bridge hands its events to Hookline, which goes on running this hook.`,
    hint: "Keep the flow published, and put the bridge into DevClaw.",
  });
}

function fieldsOf(entry: WrittenEntry): { readonly [field: string]: Json } {
  return entry.fields;
}

function lost(path: string, message: string): Diagnostic {
  return diagnostic("dialect.lost", { path, message });
}

function changed(path: string, message: string): Diagnostic {
  return diagnostic("dialect.changed", { path, message });
}
