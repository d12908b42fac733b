import { diagnostic, type Diagnostic } from "../../diagnostic.ts";
import { without } from "../../hook/draft.ts";
import { nameHooks, uniqueNames } from "../../hook/name-hooks.ts";
import { lostField } from "./export-action.ts";
import { type ExportedHook, type Placed, unpublishedPlace } from "./export-hook.ts";
import { areNamesDerived, marksOf } from "./marks.ts";
import { vapiEvents } from "./wire.ts";

type Fields = { readonly [field: string]: unknown };

/** A hook with one event and its name. */
export type Named = Placed & {
  readonly name: string | undefined;
  /** The hook would have this name in its document without anybody giving it. */
  readonly isNameDerived: boolean;
};
export type Entry = Named & ExportedHook & { readonly isOfPhoneNumber: boolean };

type NamedHooks = {
  readonly hooks: readonly Fields[];
  readonly diagnostics: readonly Diagnostic[];
};

/** Of a hook that became several, the first one keeps the name; names stay unique. */
export function shareNames(entries: readonly Entry[]): readonly Entry[] {
  const makeUnique = uniqueNames(
    entries.flatMap(({ name }) => (name === undefined ? [] : [name])),
    maxNameLength,
  );
  const named = new Set<string>();
  return entries.map((entry) => {
    const { name, path, wire } = entry;
    if (name === undefined || wire === null) return entry;
    if (named.has(path)) return { ...entry, name: makeUnique(name) };
    named.add(path);
    return entry;
  });
}

/** Longest name Vapi takes. */
const maxNameLength = 1000;

/** Only names that an author gave and that an import would not give by itself are written. */
export function nameEntries(entries: readonly Entry[]): NamedHooks {
  const kept = entries.flatMap(({ wire, ...entry }) => (wire === null ? [] : [{ ...entry, wire }]));
  const hooks = kept.map((entry) => {
    const isGiven = !entry.isNameDerived || marksOf(entry.hook).named === true;
    return { ...entry.meaning, name: isGiven ? entry.name : undefined };
  });
  const isDerived = areNamesDerived(hooks);
  const named = hooks.map((hook, index) => {
    const isNamed = marksOf(kept[index]?.hook ?? {}).named === true;
    return isDerived[index] === true && !isNamed ? { ...hook, name: undefined } : hook;
  });
  const readBack = nameHooks(named);
  return {
    hooks: kept.map(({ wire }, index) => withName(wire, named[index]?.name)),
    diagnostics: kept.flatMap((entry, index) =>
      checkName(entry, named[index]?.name, readBack[index]),
    ),
  };
}

function checkName(
  { on, path, name }: Named,
  written: string | undefined,
  readBack: string | undefined,
): readonly Diagnostic[] {
  if (written === undefined) return name === readBack ? [] : [otherName(path)];
  if (vapiEvents.get(on)?.isNamePublished === true) return [];
  return [
    unpublishedPlace(`${path}.name`, "names on customer.speech.timeout and session.created only"),
  ];
}

function otherName(path: string): Diagnostic {
  return diagnostic("dialect.renamed", {
    path: `${path}.name`,
    message: "Nobody gave this name, so it is not written; read back, the hook gets another one.",
  });
}

/** The name stands after the event, as in the hooks document. */
function withName(hook: Fields, name: string | undefined): Fields {
  if (name === undefined) return hook;
  return { on: hook["on"], name, ...without(hook, ["on"]) };
}

/** Phone numbers' hooks have no names: one that was given is lost. */
export function phoneNames(entries: readonly Entry[]): readonly Diagnostic[] {
  const readBack = nameHooks(entries.map(({ meaning }) => meaning));
  return entries.flatMap(({ path, name, isNameDerived }, index) => {
    if (name === undefined || name === readBack[index]) return [];
    if (isNameDerived) return [otherName(path)];
    return [lostField(`${path}.name`, "A phone number's hooks have no names.")];
  });
}
