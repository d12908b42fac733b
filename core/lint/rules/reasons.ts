import { type Diagnostic, diagnostic, type Fix } from "../../diagnostic.ts";
import { isEndedReason, reasonFamilies, reasonsCovered } from "../../hook/ended-reasons.ts";
import type { Filter } from "../../hook/filter.ts";
import { groupReasons } from "../../hook/reason-groups.ts";
import { actionsOf, type LintContext } from "../lint-rule.ts";

type Entry = { readonly text: string; readonly path: string };

/** A part of a reason that also stands in reasons of quite another kind. */
export function reasonOutsideFamily({ hooks }: LintContext): readonly Diagnostic[] {
  const reaches = new Map<string, Reach>();
  return hooks
    .flatMap((linted) => [
      ...listed(linted.hook.filters, `${linted.path}.filters`),
      ...actionsOf(linted).flatMap(({ action, path }) => listed(action.when, `${path}.when`)),
    ])
    .flatMap(({ text, path }) => {
      const reach = reaches.get(text) ?? reachOf(text);
      reaches.set(text, reach);
      const [example] = reach.outside;
      if (example === undefined) return [];
      return [
        diagnostic("lint.reason-outside-family", {
          path,
          message: `"${text}" is part of ${reach.outside.length === 1 ? "a reason" : `${reach.outside.length} reasons`} of another kind too, such as ${example}.`,
          hint: `It covers ${reach.inside.length + reach.outside.length} reasons in all. A longer part, or whole reasons, cover fewer.`,
          ...fixFor(reach.family, path),
        }),
      ];
    });
}

function listed(filters: readonly Filter[] | undefined, path: string): readonly Entry[] {
  return (filters ?? []).flatMap((filter, index) => entriesOf(filter, `${path}.${index}`));
}

function entriesOf(filter: Filter, path: string): readonly Entry[] {
  switch (filter.type) {
    case "any":
      return listed(filter.any, `${path}.any`);
    case "all":
      return listed(filter.all, `${path}.all`);
    case "not":
      return entriesOf(filter.not, `${path}.not`);
    case "oneOf":
      if (filter.key !== "call.endedReason") return [];
      return filter.oneOf.map((text, index) => ({ text, path: `${path}.oneOf.${index}` }));
    default:
      return [];
  }
}

const offered: ReadonlySet<string> = new Set(reasonFamilies.map((family) => family.entry));

/** Whose fault it was, model, provider or Vapi, is one kind: an entry like `openai` means all three. */
const technical: ReadonlySet<string> = new Set(["pipeline", "provider", "vapi"]);

type Reach = {
  readonly inside: readonly string[];
  readonly outside: readonly string[];
  /** An offered family that covers just what lies inside. */
  readonly family: string | null;
};
const nowhere: Reach = { inside: [], outside: [], family: null };

/** The kind of an entry is that of the reasons that begin with it, else that of most. */
function reachOf(entry: string): Reach {
  if (offered.has(entry) || isEndedReason(entry)) return nowhere;
  const kinds = kindsOf(reasonsCovered(entry));
  const own =
    kinds.find((reasons) => reasons.some((reason) => reason.startsWith(entry))) ??
    kinds.toSorted((one, other) => other.length - one.length)[0] ??
    [];
  const outside = kinds.flatMap((reasons) => (reasons === own ? [] : reasons));
  return { inside: own, outside, family: outside.length === 0 ? null : familyOf(own) };
}

function kindsOf(reasons: readonly string[]): readonly (readonly string[])[] {
  const groups = groupReasons(reasons);
  const together = groups.filter((group) => technical.has(group.id));
  const others = groups.filter((group) => !technical.has(group.id));
  return [
    ...(together.length === 0 ? [] : [together.flatMap((group) => group.reasons)]),
    ...others.map((group) => group.reasons),
  ];
}

function familyOf(inside: readonly string[]): string | null {
  const family = reasonFamilies.find(({ entry }) => {
    const covered = reasonsCovered(entry);
    return covered.length === inside.length && covered.every((reason) => inside.includes(reason));
  });
  return family?.entry ?? null;
}

/** The family takes the entry's place. */
function fixFor(family: string | null, path: string): { readonly fix?: Fix } {
  if (family === null) return {};
  return { fix: { title: `Use ${family}`, edits: [{ path, value: family }] } };
}
