import { Graph, layout } from "@dagrejs/dagre";
import type { FlowEdge, FlowNode, Position } from "../flow/flow.ts";

/** Room a node takes on the canvas, in its units (pixels at 100 %), with the room around it. */
const nodeSize = { width: 220, height: 90 };
const gap = { betweenRanks: 60, betweenNodes: 30 };

/** Above this dagre takes seconds; columns by distance from the events are good enough then. */
const maxForDagre = 500;

/** Returns the flow's nodes placed from left to right. Deterministic: the same nodes and arrows, the same places. */
export function placeNodes(
  nodes: readonly FlowNode[],
  edges: readonly FlowEdge[],
): readonly FlowNode[] {
  const positions = nodes.length > maxForDagre ? inColumns(nodes, edges) : byDagre(nodes, edges);
  return nodes.map((node) => ({ ...node, position: positions.get(node.id) ?? node.position }));
}

type Positions = ReadonlyMap<string, Position>;

function byDagre(nodes: readonly FlowNode[], edges: readonly FlowEdge[]): Positions {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", ranksep: gap.betweenRanks, nodesep: gap.betweenNodes });
  graph.setDefaultEdgeLabel(() => ({}));
  // Ids come from documents, and dagre uses names as keys of plain objects: "__proto__" would change every object.
  const names = new Map(nodes.map((node, index) => [node.id, `n${index}`]));
  for (const name of names.values()) graph.setNode(name, { ...nodeSize });
  for (const [index, edge] of edges.entries()) {
    const [source, target] = [names.get(edge.source), names.get(edge.target)];
    if (source !== undefined && target !== undefined) {
      graph.setEdge(source, target, {}, `e${index}`);
    }
  }
  layout(graph);
  return new Map(
    nodes.map((node) => {
      const { x = 0, y = 0 } = graph.node(names.get(node.id) ?? "");
      // dagre gives centres, the canvas wants the upper left corner.
      const left = Math.round(x - nodeSize.width / 2);
      return [node.id, { x: left, y: Math.round(y - nodeSize.height / 2) }];
    }),
  );
}

function inColumns(nodes: readonly FlowNode[], edges: readonly FlowEdge[]): Positions {
  const columns = columnsOf(nodes, edges);
  const rows = new Map<number, number>();
  return new Map(
    nodes.map((node) => {
      const column = columns.get(node.id) ?? 0;
      const row = rows.get(column) ?? 0;
      rows.set(column, row + 1);
      const x = column * (nodeSize.width + gap.betweenRanks);
      return [node.id, { x, y: row * (nodeSize.height + gap.betweenNodes) }];
    }),
  );
}

/** How many arrows the longest way to each node has. A circle is cut where it is met. */
function columnsOf(
  nodes: readonly FlowNode[],
  edges: readonly FlowEdge[],
): ReadonlyMap<string, number> {
  const incoming = Map.groupBy(edges, (edge) => edge.target);
  const columns = new Map<string, number>();
  function columnOf(id: string): number {
    const known = columns.get(id);
    if (known !== undefined) return known;
    columns.set(id, 0);
    const before = (incoming.get(id) ?? []).map((edge) => columnOf(edge.source) + 1);
    const column = Math.max(0, ...before);
    columns.set(id, column);
    return column;
  }
  for (const node of nodes) columnOf(node.id);
  return columns;
}
