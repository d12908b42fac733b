import type { PartDraft } from "../hook/draft.ts";
import { filterOf, type Passed } from "./find-paths.ts";

/** Filters that must all match, in the order they are passed. */
export type Way = readonly Passed[];

/**
 * The ways that lead to an action within a hook: it runs when one of them is open. A single empty way is no condition.
 */
export type Ways = readonly Way[];

/** More than a condition stays readable with; diamonds in a row double the alternatives. */
const maxWays = 64;
/** Filters one after the other between actions. */
export const maxFilters = 50;

export const always: Ways = [[]];

/** Adds a filter to the end of every way. */
export function extend(ways: Ways, passed: Passed): Ways {
  return ways.map((way) => [...way, passed]);
}

/**
 * Joins alternatives into a short list that means the same: what is open anyway needs no second way, and two ways that
 * differ only in the two sides of one filter need not ask it. `null`: there are too many.
 */
export function join(ways: Ways): Ways | null {
  if (ways.length > 4 * maxWays || ways.some((way) => way.length > maxFilters)) return null;
  let distinct = new Map(ways.map((way) => [keyOf(way), way]));
  for (let merged = mergeTwo(distinct); merged !== null; merged = mergeTwo(distinct)) {
    distinct = merged;
  }
  const joined = withoutCovered([...distinct.values()]);
  return joined.length > maxWays ? null : joined;
}

/** Replaces two ways that differ in the side of one filter only; `null` when there are none such. */
function mergeTwo(ways: ReadonlyMap<string, Way>): Map<string, Way> | null {
  for (const [key, way] of ways) {
    for (const passed of way) {
      const opposite = keyOf(way.map((other) => (other === passed ? flip(other) : other)));
      if (!ways.has(opposite)) continue;
      const shorter = way.filter((other) => other !== passed);
      const rest = [...ways].filter(([other]) => other !== key && other !== opposite);
      return new Map([...rest, [keyOf(shorter), shorter]]);
    }
  }
  return null;
}

function flip(passed: Passed): Passed {
  return { ...passed, matched: !passed.matched };
}

function withoutCovered(ways: Ways): Ways {
  const sets = ways.map((way) => new Set(way.map(literal)));
  return ways.filter((_, index) => {
    const own = sets[index];
    if (own === undefined) return false;
    return !sets.some((other) => other.size < own.size && [...other].every((key) => own.has(key)));
  });
}

function literal(passed: Passed): string {
  return JSON.stringify([passed.node.id, passed.matched]);
}

function keyOf(way: Way): string {
  return way.map(literal).toSorted().join(" ");
}

/**
 * Returns the filters of `when`, with the id of the node each comes from: what all ways share one by one, and the
 * alternatives as one `any`.
 */
export function toFilters(
  ways: Ways,
): readonly { readonly filter: PartDraft; readonly nodeId: string }[] {
  const [first = [], ...others] = ways;
  const shared = first.filter((passed) =>
    others.every((way) => way.some((other) => literal(other) === literal(passed))),
  );
  const sharedKeys = new Set(shared.map(literal));
  const filters = shared.map((passed) => ({ filter: filterOf(passed), nodeId: passed.node.id }));
  if (others.length === 0) return filters;
  const alternatives = ways.map((way) => way.filter((passed) => !sharedKeys.has(literal(passed))));
  const last = alternatives[0]?.at(-1)?.node.id ?? "";
  return [...filters, { filter: { type: "any", any: alternatives.map(allOf) }, nodeId: last }];
}

function allOf(way: Way): PartDraft {
  const [only, ...others] = way.map(filterOf);
  if (only !== undefined && others.length === 0) return only;
  return { type: "all", all: way.map(filterOf) };
}
