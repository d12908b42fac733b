import { diagnostic, type Diagnostic } from "../../diagnostic.ts";
import { without } from "../../hook/draft.ts";
import { eventsOf, type Hook, type HooksDocument } from "../../hook/hook.ts";
import type { DialectExport, ExportedFile } from "../dialect.ts";
import { lostField } from "./export-action.ts";
import { exportHook } from "./export-hook.ts";
import { type Entry, type Named, nameEntries, phoneNames, shareNames } from "./export-names.ts";
import { exportPhoneHook } from "./export-phone-hook.ts";
import { areNamesDerived, marksOf } from "./marks.ts";
import { findMisfits } from "./wire.ts";

type Fields = { readonly [field: string]: unknown };

/**
 * Writes hooks as Vapi takes them: the published form where the content allows, else the form of its guide with
 * `dialect.unpublished` at each place. Hooks of phone numbers are a file of their own. What Vapi has no form for is
 * left out and named; a hook whose conditions would be lost is left out as a whole, so that nothing runs that would
 * not run here.
 *
 * Codes: `dialect.lost`, `dialect.changed`, `dialect.differs`, `dialect.renamed`, `dialect.unpublished`,
 * `dialect.unknown-variable`.
 */
export function exportVapi(document: HooksDocument): DialectExport {
  const split = splitEvents(document.hooks);
  const entries = shareNames(split.hooks.map(exportEntry));
  const assistant = nameEntries(entries.filter((entry) => !entry.isOfPhoneNumber));
  const phone = entries.filter((entry) => entry.isOfPhoneNumber && entry.wire !== null);
  const rest = without(document, ["version", "hooks"]);
  const isPhoneOnly = phone.length > 0 && assistant.hooks.length === 0;
  const files = isPhoneOnly
    ? [phoneFile(phone, rest)]
    : [assistantFile(assistant.hooks, rest), ...(phone.length === 0 ? [] : [phoneFile(phone, {})])];
  return {
    files,
    diagnostics: once([
      ...split.diagnostics,
      ...entries.flatMap((entry) => entry.diagnostics),
      ...leftOutLists(entries),
      ...assistant.diagnostics,
      ...phoneNames(phone),
      ...checkIds(document),
      ...(isPhoneOnly ? [] : checkMembers(rest)),
    ]),
  };
}

type Split = { readonly hooks: readonly Named[]; readonly diagnostics: readonly Diagnostic[] };

/** A hook of Vapi has one event, so one with several becomes several. */
function splitEvents(hooks: readonly Hook[]): Split {
  const isDerived = areNamesDerived(hooks);
  const placed = hooks.map((hook, index) => ({
    hook,
    path: `hooks.${index}`,
    name: hook.name,
    isNameDerived: isDerived[index] === true,
  }));
  return {
    hooks: placed.flatMap((place) =>
      eventsOf(place.hook).map((on, index) => {
        const isList = typeof place.hook.on !== "string";
        return { ...place, on, lostPath: isList ? `${place.path}.on.${index}` : place.path };
      }),
    ),
    diagnostics: placed.flatMap(({ hook, path }) =>
      typeof hook.on === "string" ? [] : [splitNotice(hook, path)],
    ),
  };
}

function splitNotice(hook: Hook, path: string): Diagnostic {
  return diagnostic("dialect.changed", {
    path: `${path}.on`,
    message: `A hook of Vapi has one event: one hook is written for each of ${eventsOf(hook).join(", ")}.`,
  });
}

/** Of a hook with several events, each written one says the same again. */
function once(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const said = new Set<string>();
  return found.filter(({ code, path, message }) => {
    const saying = JSON.stringify([code, path, message]);
    const isNew = !said.has(saying);
    said.add(saying);
    return isNew;
  });
}

/** A hook with several events of which none can be written is left out as a whole. */
function leftOutLists(entries: readonly Entry[]): readonly Diagnostic[] {
  const lists = Map.groupBy(
    entries.filter((entry) => typeof entry.hook.on !== "string"),
    (entry) => entry.path,
  );
  return [...lists].flatMap(([path, parts]) =>
    parts.some(({ wire }) => wire !== null)
      ? []
      : [lostField(path, "It can be written for none of its events, so the hook is left out.")],
  );
}

function exportEntry(named: Named): Entry {
  const isOfPhoneNumber =
    named.on === "call.ringing" ||
    (named.on === "call.ending" && marksOf(named.hook).kind === "phoneNumber");
  const exported = isOfPhoneNumber ? exportPhoneHook(named) : exportHook(named);
  return { ...named, ...exported, isOfPhoneNumber };
}

/** Ids are made from the place of an action when there are none; others do not come back. */
function checkIds(document: HooksDocument): readonly Diagnostic[] {
  const ids = document.hooks.flatMap((hook) => hook.do.map((action) => action.id));
  if (ids.every((id, index) => id === undefined || id === `a${index + 1}`)) return [];
  return [
    diagnostic("dialect.renamed", {
      path: "hooks",
      message: "Vapi's actions have no ids; read back, they get new ones.",
    }),
  ];
}

function checkMembers(rest: Fields): readonly Diagnostic[] {
  return findMisfits("HooksDocument", { hooks: [], ...rest }).map(({ path, message }) =>
    diagnostic("dialect.differs", { path, message: `Vapi refuses it: ${path} ${message}.` }),
  );
}

function assistantFile(hooks: readonly Fields[], rest: Fields): ExportedFile {
  return {
    name: "vapi-hooks.json",
    language: "json",
    text: print({ hooks, ...rest }),
    purpose: "Hooks of an assistant or a workflow: send it to Vapi's API as its update.",
  };
}

function phoneFile(entries: readonly Entry[], rest: Fields): ExportedFile {
  return {
    name: "vapi-phone-number-hooks.json",
    language: "json",
    text: print({ hooks: entries.flatMap(({ wire }) => (wire === null ? [] : [wire])), ...rest }),
    purpose: "Hooks of a phone number: send it to Vapi's API as the number's update.",
  };
}

function print(value: Fields): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
