import type { Flow, FlowNode } from "#core/flow/flow.ts";
import { findEvent } from "#core/hook/event-catalog.ts";

/**
 * Whether the rule that an action begins decides something: an event for whose decision the platform waits leads to
 * it, and it, or what follows, blocks or changes. Then it matters what happens when the rule fails.
 */
export function isDeciding(flow: Flow, actionId: string): boolean {
  const before = reach(flow, actionId, "before");
  const after = reach(flow, actionId, "after");
  return before.some(waits) && after.some(decides);
}

function waits(node: FlowNode): boolean {
  return node.kind === "event" && (findEvent(node.data.on)?.decides ?? null) !== null;
}

function decides(node: FlowNode): boolean {
  return node.kind === "action" && ["block", "modify"].includes(node.data.action.type);
}

/** The node and all that lead to it, or that it leads to. */
function reach(flow: Flow, nodeId: string, direction: "before" | "after"): readonly FlowNode[] {
  const reached = new Set([nodeId]);
  // A set that grows while it is walked is walked to its end; a circle ends by itself.
  for (const id of reached) {
    for (const edge of flow.edges) {
      const [from, to] =
        direction === "after" ? [edge.source, edge.target] : [edge.target, edge.source];
      if (from === id) reached.add(to);
    }
  }
  return flow.nodes.filter((node) => reached.has(node.id));
}
