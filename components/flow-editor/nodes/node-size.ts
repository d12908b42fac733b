import type { NodeKind } from "#core/flow/flow.ts";

/**
 * Every node has a fixed size, in pixels of the canvas. So nothing has to be measured before it can be drawn, and a
 * node does not jump when its words change. `nodes/node-frame.module.css` fills the box it is given.
 */
export const nodeWidth = 228;
const heights = { event: 76, filter: 92, action: 76 } as const satisfies Record<NodeKind, number>;

export function nodeHeight(kind: NodeKind): number {
  return heights[kind];
}
