import type { RunsOn } from "../hook/hook.ts";
import type { Flow, FlowEdge, FlowNode, FlowNote, Position, SourceHandle } from "./flow.ts";

/** Where an arrow starts and ends. Without `sourceHandle` it is the one by which the source leads on. */
export type Connection = {
  readonly source: string;
  readonly target: string;
  readonly sourceHandle?: SourceHandle;
};

/**
 * An intent that changes a flow. Ids of nodes and notes come from outside; the id of an arrow may be left out, it is
 * then the first free one (`c1`, `c2`, …).
 */
export type FlowCommand =
  /** `from` also draws the arrow that leads to the node, in the same step. */
  | {
      readonly type: "add-node";
      readonly node: FlowNode;
      readonly from?: { readonly source: string; readonly sourceHandle?: SourceHandle };
    }
  /** Nodes and arrows between them at once, as pasted. */
  | {
      readonly type: "add-nodes";
      readonly nodes: readonly FlowNode[];
      readonly edges: readonly FlowEdge[];
    }
  | { readonly type: "insert-node-on-edge"; readonly edgeId: string; readonly node: FlowNode }
  /** With their arrows. `heal` connects what led to a node with what followed it. */
  | { readonly type: "remove-nodes"; readonly ids: readonly string[]; readonly heal?: boolean }
  | ({ readonly type: "connect"; readonly id?: string } & Connection)
  | { readonly type: "disconnect"; readonly ids: readonly string[] }
  | ({ readonly type: "reconnect"; readonly id: string } & Connection)
  | {
      readonly type: "move-nodes";
      readonly moves: readonly { readonly id: string; readonly position: Position }[];
    }
  /** Replaces the data of a node. */
  | { readonly type: "update-node"; readonly id: string; readonly data: FlowNode["data"] }
  | { readonly type: "rename-flow"; readonly name: string }
  | { readonly type: "set-runs-on"; readonly runsOn: RunsOn }
  | {
      readonly type: "set-order";
      readonly orders: readonly { readonly id: string; readonly order: number }[];
    }
  | { readonly type: "add-note"; readonly note: FlowNote }
  | {
      readonly type: "update-note";
      readonly id: string;
      readonly text?: string;
      readonly position?: Position;
    }
  | { readonly type: "remove-notes"; readonly ids: readonly string[] }
  /** Takes another flow in its place: an import, a layout, a version that is restored. */
  | { readonly type: "replace-flow"; readonly flow: Flow };

export type FlowCommandType = FlowCommand["type"];

/** What a command is called in "Undo: …". */
const commandNames = {
  "add-node": "add node",
  "add-nodes": "add nodes",
  "insert-node-on-edge": "insert node",
  "remove-nodes": "delete nodes",
  connect: "connect",
  disconnect: "delete arrow",
  reconnect: "move arrow",
  "move-nodes": "move nodes",
  "update-node": "change node",
  "rename-flow": "rename flow",
  "set-runs-on": "change where it runs",
  "set-order": "change order",
  "add-note": "add note",
  "update-note": "change note",
  "remove-notes": "delete notes",
  "replace-flow": "replace flow",
} as const satisfies Record<FlowCommandType, string>;

/** Says what a command did to a flow, for "Undo: …": "change filter", "delete 3 nodes". */
export function nameCommand(flow: Flow, command: FlowCommand): string {
  switch (command.type) {
    case "add-node":
      return `add ${command.node.kind}`;
    case "insert-node-on-edge":
      return `insert ${command.node.kind}`;
    case "update-node":
      return `change ${kindOf(flow, command.id)}`;
    case "remove-nodes":
      return command.ids.length === 1
        ? `delete ${kindOf(flow, command.ids[0])}`
        : `delete ${command.ids.length} nodes`;
    default:
      return commandNames[command.type];
  }
}

function kindOf(flow: Flow, id: string | undefined): string {
  return flow.nodes.find((node) => node.id === id)?.kind ?? "node";
}
