import { canConnect } from "./can-connect.ts";
import type { Flow, FlowEdge } from "./flow.ts";
import { nextEdgeId } from "./next-edge-id.ts";

/**
 * Returns the arrows after the nodes are taken out one by one, what led to a node leading on to what followed it. Of a
 * filter only what followed its match goes on. The first arrow that led to a node keeps its id.
 */
export function healedEdges(flow: Flow, ids: readonly string[]): Flow["edges"] {
  return ids.reduce(takeOut, flow).edges;
}

function takeOut(flow: Flow, id: string): Flow {
  const incoming = flow.edges.filter((edge) => edge.target === id);
  const outgoing = flow.edges.filter(
    (edge) => edge.source === id && edge.sourceHandle !== "otherwise",
  );
  const rest = flow.edges.filter((edge) => edge.source !== id && edge.target !== id);
  const bridges = incoming.flatMap((edge) =>
    outgoing.map((onward) => ({ ...edge, target: onward.target })),
  );
  return bridges.reduce(bridge, {
    ...flow,
    nodes: flow.nodes.filter((node) => node.id !== id),
    edges: rest,
  });
}

function bridge(flow: Flow, edge: FlowEdge): Flow {
  if (!canConnect(flow, edge).ok) return flow;
  const isTaken = flow.edges.some((other) => other.id === edge.id);
  const id = isTaken ? nextEdgeId(flow) : edge.id;
  return { ...flow, edges: [...flow.edges, { ...edge, id }] };
}
