import { handlesOf } from "#core/flow/flow-graph.ts";
import type { Flow, FlowNode, SourceHandle } from "#core/flow/flow.ts";
import { findNode } from "./find-node.ts";

/** One line of a flow written as an indented list. */
export type OutlineRow = {
  readonly node: FlowNode;
  readonly depth: number;
  /** The way on that led here; `null` at the start of a branch. */
  readonly handle: SourceHandle | null;
};

/**
 * The flow as a list: events first, each followed by what it leads to, one deeper. A step that several lead to stands
 * where it is met first; what no event leads to comes last.
 */
export function outlineRows(flow: Flow): readonly OutlineRow[] {
  const seen = new Set<string>();
  const rows: OutlineRow[] = [];
  const followers = Map.groupBy(flow.edges, (edge) => edge.source);

  function visit(node: FlowNode, depth: number, handle: SourceHandle | null): void {
    if (seen.has(node.id)) return;
    seen.add(node.id);
    rows.push({ node, depth, handle });
    for (const way of handlesOf(node.kind)) {
      for (const edge of followers.get(node.id) ?? []) {
        const target = edge.sourceHandle === way ? findNode(flow, edge.target) : null;
        if (target !== null) visit(target, depth + 1, way);
      }
    }
  }

  const events = flow.nodes.filter((node) => node.kind === "event");
  for (const node of [...events, ...flow.nodes]) visit(node, 0, null);
  return rows;
}
