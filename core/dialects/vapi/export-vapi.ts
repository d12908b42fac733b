import { diagnostic, type Diagnostic } from "../../diagnostic.ts";
import { without } from "../../hook/draft.ts";
import { eventsOf, type Hook, type HooksDocument } from "../../hook/hook.ts";
import { uniqueNames } from "../../hook/name-hooks.ts";
import type { DialectExport, ExportedFile } from "../dialect.ts";
import { type ExportedHook, exportHook, type Placed, unpublishedPlace } from "./export-hook.ts";
import { exportPhoneHook } from "./export-phone-hook.ts";
import { lostField } from "./export-action.ts";
import { areNamesDerived, marksOf } from "./marks.ts";
import { findMisfits, vapiEvents } from "./wire.ts";

type Fields = { readonly [field: string]: unknown };
type Named = Placed & { readonly name: string | undefined };
type Entry = Named & ExportedHook & { readonly isOfPhoneNumber: boolean };

/**
 * Writes hooks as Vapi takes them: the published form where the content allows, else the form of its guide with
 * `dialect.unpublished` at each place. Hooks of phone numbers are a file of their own. What Vapi has no form for is
 * left out and named; a hook whose conditions would be lost is left out as a whole, so that nothing runs that would
 * not run here.
 *
 * Codes: `dialect.lost`, `dialect.changed`, `dialect.differs`, `dialect.renamed`, `dialect.unpublished`.
 */
export function exportVapi(document: HooksDocument): DialectExport {
  const split = splitEvents(document.hooks);
  const entries = split.hooks.map(exportEntry);
  const assistant = nameEntries(entries.filter((entry) => !entry.isOfPhoneNumber));
  const phone = entries.filter((entry) => entry.isOfPhoneNumber && entry.wire !== null);
  const rest = without(document, ["version", "hooks"]);
  const isPhoneOnly = phone.length > 0 && entries.every((entry) => entry.isOfPhoneNumber);
  const files = isPhoneOnly
    ? [phoneFile(phone, rest)]
    : [assistantFile(assistant.hooks, rest), ...(phone.length === 0 ? [] : [phoneFile(phone, {})])];
  return {
    files,
    diagnostics: [
      ...split.diagnostics,
      ...entries.flatMap((entry) => entry.diagnostics),
      ...assistant.diagnostics,
      ...phoneNames(phone),
      ...checkIds(document),
      ...(isPhoneOnly ? [] : checkMembers(rest)),
    ],
  };
}

type Split = { readonly hooks: readonly Named[]; readonly diagnostics: readonly Diagnostic[] };

/** A hook of Vapi has one event, so one with several becomes several. */
function splitEvents(hooks: readonly Hook[]): Split {
  const makeUnique = uniqueNames(
    hooks.flatMap(({ name }) => (name === undefined ? [] : [name])),
    1000,
  );
  const placed = hooks.map((hook, index) => ({ hook, path: `hooks.${index}` }));
  return {
    hooks: placed.flatMap(({ hook, path }) =>
      eventsOf(hook).map((on, index) => {
        const isFirst = index === 0 || hook.name === undefined;
        return { hook, on, path, name: isFirst ? hook.name : makeUnique(hook.name ?? "") };
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

function exportEntry(named: Named): Entry {
  const isOfPhoneNumber =
    named.on === "call.ringing" ||
    (named.on === "call.ending" && marksOf(named.hook).kind === "phoneNumber");
  const exported = isOfPhoneNumber ? exportPhoneHook(named) : exportHook(named);
  return { ...named, ...exported, isOfPhoneNumber };
}

type NamedHooks = {
  readonly hooks: readonly Fields[];
  readonly diagnostics: readonly Diagnostic[];
};

/** Only names that an import would not give by itself are written. */
function nameEntries(entries: readonly Entry[]): NamedHooks {
  const kept = entries.filter((entry) => entry.wire !== null);
  const isDerived = areNamesDerived(kept.map(({ meaning, name }) => ({ ...meaning, name })));
  const named = kept.map(({ hook, on, path, name, wire }, index) => {
    const isLeftOut = isDerived[index] === true && marksOf(hook).named !== true;
    return { wire: wire ?? {}, on, path, name: isLeftOut ? undefined : name };
  });
  return {
    hooks: named.map(({ wire, name }) => withName(wire, name)),
    diagnostics: named.flatMap(({ on, path, name }) =>
      name === undefined || vapiEvents.get(on)?.isNamePublished === true
        ? []
        : [
            unpublishedPlace(
              `${path}.name`,
              "names on customer.speech.timeout and session.created",
            ),
          ],
    ),
  };
}

/** The name stands after the event, as in the hooks document. */
function withName(hook: Fields, name: string | undefined): Fields {
  if (name === undefined) return hook;
  return { on: hook["on"], name, ...without(hook, ["on"]) };
}

/** Phone numbers' hooks have no names: one that was given is lost. */
function phoneNames(entries: readonly Entry[]): readonly Diagnostic[] {
  const isDerived = areNamesDerived(entries.map(({ meaning, name }) => ({ ...meaning, name })));
  return entries.flatMap(({ path, name }, index) =>
    isDerived[index] === true || name === undefined
      ? []
      : [lostField(`${path}.name`, "A phone number's hooks have no names.")],
  );
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
