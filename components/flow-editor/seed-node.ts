import type { FlowNode, Position } from "#core/flow/flow.ts";
import type { NodeSeed } from "./palette/palette-entries.ts";

/** The node that a palette entry stands for, with its id and place. */
export function seedNode(id: string, seed: NodeSeed, position: Position): FlowNode {
  const base = { id, order: 1, position };
  switch (seed.kind) {
    case "event":
      return { ...base, kind: "event", data: { on: seed.on } };
    case "filter":
      return { ...base, kind: "filter", data: { filter: seed.filter } };
    case "action":
      return { ...base, kind: "action", data: { action: seed.action } };
  }
}
