import type { Filter } from "../../../hook/filter.ts";
import type { Node, NodeBranch } from "./node.ts";

/**
 * Conditions are asked again before each action and each hook, while Python asks once: what a branch keeps with the
 * call must not change the answer for what is still to come.
 */

/** Branches in an order in which none is asked after one that changes what it asks; `null` when there is none. */
export function orderBranches(branches: readonly NodeBranch[]): readonly NodeBranch[] | null {
  if (isOrdered(branches)) return branches;
  const reversed = branches.toReversed();
  return isOrdered(reversed) ? reversed : null;
}

function isOrdered(branches: readonly NodeBranch[]): boolean {
  return branches.every((branch, index) =>
    branches.slice(0, index).every((before) => !changes(before.body, branch.filters)),
  );
}

/** Whether a branch changes its own condition before it has done all it does. */
export function changesItself(node: Node): boolean {
  if (node.kind !== "choice") return false;
  return node.branches.some(
    ({ body, filters }) => changes(body.slice(0, -1), filters) || body.some(changesItself),
  );
}

function changes(body: readonly Node[], filters: readonly Filter[]): boolean {
  const read = filters.flatMap(keysOf);
  return body.flatMap(keptBy).some((kept) => read.some((key) => isSamePlace(key, kept)));
}

function keptBy(node: Node): readonly string[] {
  if (node.kind === "choice") return node.branches.flatMap((branch) => branch.body.flatMap(keptBy));
  const { type, key } = node.action;
  return type === "data.set" && typeof key === "string" ? [`call.data.${key}`] : [];
}

function isSamePlace(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}

function keysOf(filter: Filter): readonly string[] {
  switch (filter.type) {
    case "any":
      return filter.any.flatMap(keysOf);
    case "all":
      return filter.all.flatMap(keysOf);
    case "not":
      return keysOf(filter.not);
    case "withinHours":
    case "chance":
      return [];
    default:
      return [filter.key];
  }
}
