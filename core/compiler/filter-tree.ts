import { isPartDraft, type PartDraft } from "../hook/draft.ts";

/**
 * The filters of hooks that start alike, as a tree: hooks with the same first filters share a branch. A filter that is
 * the opposite of its sibling is that sibling's *otherwise*.
 */
export type FilterBranch = {
  readonly filter: PartDraft;
  readonly children: Map<string, FilterBranch>;
};
export type FilterTree = Map<string, FilterBranch>;

/** A filter on the way of a hook, and the side on which the hook goes on. */
export type Step = { readonly branch: FilterBranch; readonly matched: boolean };

export function buildFilterTree(hooks: readonly (readonly PartDraft[])[]): FilterTree {
  const tree: FilterTree = new Map();
  for (const filters of hooks) {
    let level = tree;
    for (const filter of filters) {
      const key = keyOf(filter);
      const known = level.get(key);
      const branch = known ?? { filter, children: new Map() };
      if (known === undefined) level.set(key, branch);
      level = branch.children;
    }
  }
  return tree;
}

/** The way of a hook through the tree it was built with. */
export function findSteps(tree: FilterTree, filters: readonly PartDraft[]): readonly Step[] {
  const steps: Step[] = [];
  let level = tree;
  for (const filter of filters) {
    const branch = level.get(keyOf(filter));
    if (branch === undefined) return steps;
    const sibling = oppositeIn(level, filter);
    steps.push(sibling === null ? { branch, matched: true } : { branch: sibling, matched: false });
    level = branch.children;
  }
  return steps;
}

/** The sibling a filter is the *otherwise* of. A sibling that is one itself has no node, so it cannot be it. */
function oppositeIn(level: FilterTree, filter: PartDraft): FilterBranch | null {
  const inner = negated(filter);
  if (inner === null || oppositeIn(level, inner) !== null) return null;
  return level.get(keyOf(inner)) ?? null;
}

/** What a filter is the opposite of, when it says nothing else; an unknown field would be lost. */
export function negated(filter: PartDraft): PartDraft | null {
  if (filter.type !== "not" || Object.keys(filter).length !== 2) return null;
  return isPartDraft(filter["not"]) ? filter["not"] : null;
}

/** The same text for filters that are the same to the byte. */
export function keyOf(filter: PartDraft): string {
  return JSON.stringify(filter);
}
