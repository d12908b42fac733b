import type { Flow, FlowNode } from "#core/flow/flow.ts";

const indexes = new WeakMap<Flow, ReadonlyMap<string, FlowNode>>();

/** The node with an id, `null` when there is none. The first look at a flow builds an index. */
export function findNode(flow: Flow, id: string): FlowNode | null {
  const known = indexes.get(flow);
  if (known !== undefined) return known.get(id) ?? null;
  const index = new Map(flow.nodes.map((node) => [node.id, node]));
  indexes.set(flow, index);
  return index.get(id) ?? null;
}
