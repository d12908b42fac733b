import { followersOf, type FlowGraph } from "../flow/flow-graph.ts";
import type { EventNode, FilterNode, FlowNode } from "../flow/flow.ts";
import type { PartDraft } from "../hook/draft.ts";

/** A filter a path goes through, and whether on the side where it matches. */
export type Passed = { readonly node: FilterNode; readonly matched: boolean };

/**
 * One way from events through filters to where a hook begins to act. `end` is its first action; of a hook that does
 * nothing the last event or filter, which then carries the hook's settings.
 */
export type HookPath = {
  /** By `order`, then by place in the flow; at least one. */
  readonly events: readonly EventNode[];
  readonly passed: readonly Passed[];
  readonly end: FlowNode;
};

/** More hooks than anybody overlooks; two thousand nodes can have astronomically many paths. */
export const maxPaths = 1000;

/**
 * Returns every path of the graph, those of several events that go the same way as one. `null` when there are more
 * than `maxPaths`.
 */
export function findPaths(graph: FlowGraph): readonly HookPath[] | null {
  const found = new Map<
    string,
    { events: EventNode[]; passed: readonly Passed[]; end: FlowNode }
  >();
  const leading = findLeading(graph);
  let count = 0;
  function walk(event: EventNode, node: FlowNode, passed: readonly Passed[]): void {
    if (count > maxPaths || !leading.has(node.id)) return;
    if (isEnd(graph, node)) {
      count += 1;
      add(event, passed, node);
      return;
    }
    if (node.kind === "event") {
      for (const next of graph.following(node, "next")) walk(event, next, passed);
    } else if (node.kind === "filter") {
      for (const next of graph.following(node, "match")) {
        walk(event, next, [...passed, { node, matched: true }]);
      }
      for (const next of graph.following(node, "otherwise")) {
        walk(event, next, [...passed, { node, matched: false }]);
      }
    }
  }
  function add(event: EventNode, passed: readonly Passed[], end: FlowNode): void {
    const all = end.kind === "filter" ? [...passed, { node: end, matched: true }] : passed;
    const key = JSON.stringify([...all.map((filter) => [filter.node.id, filter.matched]), end.id]);
    const path = found.get(key);
    // A hook that does nothing is its event's alone: the settings stand on that event.
    if (path === undefined) found.set(key, { events: [event], passed: all, end });
    else path.events.push(event);
  }
  for (const event of eventsInOrder(graph)) walk(event, event, []);
  return count > maxPaths ? null : [...found.values()];
}

function eventsInOrder(graph: FlowGraph): readonly EventNode[] {
  // Sorting is stable: events of the same order stay as they stand in the flow.
  return graph.nodes
    .filter((node) => node.kind === "event")
    .toSorted((one, other) => one.order - other.order);
}

/** The filter as the document has it: *otherwise* is its opposite. */
export function filterOf(passed: Passed): PartDraft {
  const { filter } = passed.node.data;
  return passed.matched ? filter : { type: "not", not: filter };
}

function isEnd(graph: FlowGraph, node: FlowNode): boolean {
  if (node.kind === "action") return true;
  return node.data["hook"] !== undefined && followersOf(graph, node).length === 0;
}

/** Ids of the nodes from which an end can be reached, so that no walk is in vain. */
function findLeading(graph: FlowGraph): ReadonlySet<string> {
  const leading = new Map<string, boolean>();
  function leads(node: FlowNode): boolean {
    const known = leading.get(node.id);
    if (known !== undefined) return known;
    const result = isEnd(graph, node) || followersOf(graph, node).some(leads);
    leading.set(node.id, result);
    return result;
  }
  return new Set(graph.nodes.filter(leads).map((node) => node.id));
}
