import type { Edge, EdgeChange, Node, NodeChange } from "@xyflow/react";
import type { Flow, FlowEdge, FlowNode, Position, SourceHandle } from "#core/flow/flow.ts";
import type { Connection } from "#core/flow/command.ts";
import { sourceHandles } from "#core/flow/flow.ts";
import { nodeHeight, nodeWidth } from "./nodes/node-size.ts";
import { stepWords } from "./step-words.ts";

/**
 * Between the flow document and React Flow, whose types nothing else but the node views knows. Nodes and edges are
 * computed from document and session; one that has not changed keeps its reference, so React Flow leaves it alone.
 */

export type CanvasNode = Node<Record<string, never>, FlowNode["kind"]>;
export type CanvasEdge = Edge;

/** What of the session shows in nodes. */
export type NodeSession = {
  readonly selectedNodes: ReadonlySet<string>;
  readonly dragPositions: ReadonlyMap<string, Position>;
};

export type CanvasAdapter = {
  readonly toNodes: (flow: Flow, session: NodeSession) => CanvasNode[];
  readonly toEdges: (flow: Flow, selected: ReadonlySet<string>, lit: LitTest) => CanvasEdge[];
};

/** Whether a node ran in the test call that is looked at. */
export type LitTest = (nodeId: string) => boolean;

const noData: Record<string, never> = {};
const sizes = {
  event: { width: nodeWidth, height: nodeHeight("event") },
  filter: { width: nodeWidth, height: nodeHeight("filter") },
  action: { width: nodeWidth, height: nodeHeight("action") },
} as const satisfies Record<FlowNode["kind"], { width: number; height: number }>;

/** One per mounted canvas: it remembers what it made last. */
export function createCanvasAdapter(): CanvasAdapter {
  let nodes: CanvasNode[] = [];
  let edges: CanvasEdge[] = [];
  return {
    toNodes: (flow, session) => {
      const before = new Map(nodes.map((node) => [node.id, node]));
      nodes = reuseList(
        nodes,
        flow.nodes.map((node) => reuseNode(before.get(node.id), node, session)),
      );
      return nodes;
    },
    toEdges: (flow, selected, lit) => {
      const before = new Map(edges.map((edge) => [edge.id, edge]));
      edges = reuseList(
        edges,
        flow.edges.map((edge) =>
          reuseEdge(before.get(edge.id), edge, {
            selected: selected.has(edge.id),
            animated: lit(edge.source) && lit(edge.target),
          }),
        ),
      );
      return edges;
    },
  };
}

/** The list of before when nothing in it changed: React Flow then has nothing to look at. */
function reuseList<T>(before: T[], next: T[]): T[] {
  const isSame = before.length === next.length && next.every((each, at) => each === before[at]);
  return isSame ? before : next;
}

function reuseNode(
  before: CanvasNode | undefined,
  node: FlowNode,
  session: NodeSession,
): CanvasNode {
  const position = session.dragPositions.get(node.id) ?? node.position;
  const selected = session.selectedNodes.has(node.id);
  const ariaLabel = stepWords(node);
  const isSame =
    before !== undefined &&
    before.type === node.kind &&
    before.ariaLabel === ariaLabel &&
    before.selected === selected &&
    before.position.x === position.x &&
    before.position.y === position.y;
  if (isSame) return before;
  const size = sizes[node.kind];
  const { id, kind } = node;
  return { id, type: kind, position, selected, ariaLabel, data: noData, measured: size, ...size };
}

function reuseEdge(
  before: CanvasEdge | undefined,
  edge: FlowEdge,
  { selected, animated }: { readonly selected: boolean; readonly animated: boolean },
): CanvasEdge {
  const isSame =
    before !== undefined &&
    before.source === edge.source &&
    before.target === edge.target &&
    before.sourceHandle === edge.sourceHandle &&
    before.selected === selected &&
    before.animated === animated;
  if (isSame) return before;
  const { id, source, target, sourceHandle } = edge;
  return { id, source, target, sourceHandle, selected, animated };
}

/** What changes of React Flow mean: for the session while they last, for the document once they are done. */
export type NodeIntents = {
  readonly selectedNodes: ReadonlySet<string>;
  readonly dragPositions: ReadonlyMap<string, Position>;
  /** Where nodes were dropped or nudged to; empty while dragging. */
  readonly moved: ReadonlyMap<string, Position>;
};

export function readNodeChanges(
  changes: readonly NodeChange<CanvasNode>[],
  session: NodeSession,
): NodeIntents {
  const dragPositions = new Map(session.dragPositions);
  const moved = new Map<string, Position>();
  for (const change of changes) {
    if (change.type !== "position") continue;
    const position = change.position ?? dragPositions.get(change.id);
    if (position === undefined) continue;
    if (change.dragging === true) {
      dragPositions.set(change.id, position);
    } else {
      dragPositions.delete(change.id);
      moved.set(change.id, { x: position.x, y: position.y });
    }
  }
  return {
    selectedNodes: readSelection(changes, session.selectedNodes),
    dragPositions: dragPositions.size === 0 ? noPositions(session) : dragPositions,
    moved,
  };
}

export type EdgeIntents = {
  readonly selectedEdges: ReadonlySet<string>;
};

export function readEdgeChanges(
  changes: readonly EdgeChange[],
  selected: ReadonlySet<string>,
): EdgeIntents {
  return { selectedEdges: readSelection(changes, selected) };
}

/** An arrow as React Flow draws it, in the document's words. */
export function readConnection(drawn: ConnectionEnds): Required<Connection> {
  const { source, target } = drawn;
  return { source, target, sourceHandle: readHandle(drawn.sourceHandle) };
}

type ConnectionEnds = {
  readonly source: string;
  readonly target: string;
  readonly sourceHandle?: string | null;
};

export function readHandle(handle: string | null | undefined): SourceHandle {
  return sourceHandles.find((each) => each === handle) ?? "next";
}

type SelectChange = { readonly type: string; readonly id?: string; readonly selected?: boolean };

/** The same set when nothing changes. */
function readSelection(
  changes: readonly SelectChange[],
  chosen: ReadonlySet<string>,
): ReadonlySet<string> {
  const next = new Set(chosen);
  for (const { type, id, selected } of changes) {
    if (type !== "select" || id === undefined) continue;
    if (selected === true) next.add(id);
    else next.delete(id);
  }
  const isSame = next.size === chosen.size && [...next].every((id) => chosen.has(id));
  return isSame ? chosen : next;
}

function noPositions(session: NodeSession): ReadonlyMap<string, Position> {
  return session.dragPositions.size === 0 ? session.dragPositions : new Map();
}
