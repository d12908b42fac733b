import { followersOf, type FlowGraph } from "../flow/flow-graph.ts";
import type { ActionNode, FlowNode } from "../flow/flow.ts";
import { type PartDraft, without } from "../hook/draft.ts";
import { idOf } from "../hook/normalise-document.ts";
import { always, extend, join, toFilters, type Ways } from "./conditions.ts";

/** One action of `do`, with the nodes its parts come from. */
export type LoweredAction = {
  readonly node: ActionNode;
  readonly action: PartDraft;
  /** Ids of filter nodes, for the first entries of `when`. */
  readonly whenNodes: readonly string[];
};

/**
 * Returns what a hook does from its first action on, in the order it starts; a filter between actions becomes `when`
 * of all that follow it. `null` when actions can be reached on too many ways.
 */
export function lowerActions(graph: FlowGraph, first: ActionNode): readonly LoweredAction[] | null {
  const order = inRunningOrder(graph, first);
  const waysTo = new Map<string, Ways>([[first.id, always]]);
  const lowered: LoweredAction[] = [];
  for (const node of order) {
    const ways = join(waysTo.get(node.id) ?? []);
    if (ways === null) return null;
    for (const [follower, onward] of waysOn(graph, node, ways)) {
      waysTo.set(follower.id, [...(waysTo.get(follower.id) ?? []), ...onward]);
    }
    if (node.kind === "action") lowered.push(lowerAction(node, ways));
  }
  return lowered;
}

function waysOn(
  graph: FlowGraph,
  node: FlowNode,
  ways: Ways,
): readonly (readonly [FlowNode, Ways])[] {
  if (node.kind !== "filter") {
    return graph.following(node, "next").map((next) => [next, ways]);
  }
  return [
    ...graph
      .following(node, "match")
      .map((next): [FlowNode, Ways] => [next, extend(ways, { node, matched: true })]),
    ...graph
      .following(node, "otherwise")
      .map((next): [FlowNode, Ways] => [next, extend(ways, { node, matched: false })]),
  ];
}

/** The node and all that follow it, each after everything that leads to it; branches one after the other. */
function inRunningOrder(graph: FlowGraph, first: FlowNode): readonly FlowNode[] {
  const finished: FlowNode[] = [];
  const seen = new Set<string>();
  function visit(node: FlowNode): void {
    seen.add(node.id);
    for (const follower of followersOf(graph, node).toReversed()) {
      if (!seen.has(follower.id)) visit(follower);
    }
    finished.push(node);
  }
  visit(first);
  return finished.toReversed();
}

function lowerAction(node: ActionNode, ways: Ways): LoweredAction {
  const { action } = node.data;
  const filters = toFilters(ways);
  const own = "when" in action ? action.when : undefined;
  const when = [...filters.map((entry) => entry.filter), ...listOf(own)];
  return {
    node,
    whenNodes: filters.map((entry) => entry.nodeId),
    action: {
      type: action.type,
      ...without(action, ["type", "id", "when"]),
      id: idOf(action) ?? node.id,
      ...(when.length === 0 ? {} : { when: filters.length === 0 ? own : when }),
    },
  };
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
