import { diagnostic, type Diagnostic } from "../diagnostic.ts";
import { unknownField, unknownFields } from "../hook/unknown-fields.ts";
import { followersOf, type FlowGraph, readGraph } from "./flow-graph.ts";
import { type Flow, type FlowNode, flowSchema } from "./flow.ts";

/** More than a canvas shows smoothly or a person surveys; keeps every walk over a flow short. */
export const maxNodes = 2000;
const maxEdges = 10_000;

export type ValidatedFlow = {
  /** Empty when the flow is too large. */
  readonly graph: FlowGraph;
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * Reads the graph of a flow and reports what is wrong with its arrows.
 *
 * Codes: `flow.too-large`, `flow.duplicate-id`, `flow.bad-edge`, `flow.cycle`, `flow.empty`, `flow.unreachable`,
 * `flow.dead-end`, `document.unknown-field`.
 */
export function validateFlow(flow: Flow): ValidatedFlow {
  const tooLarge = checkSize(flow);
  if (tooLarge !== null) {
    return { graph: readGraph({ ...flow, nodes: [], edges: [] }).graph, diagnostics: [tooLarge] };
  }
  const { graph, diagnostics } = readGraph(flow);
  return { graph, diagnostics: [...diagnostics, ...checkReach(graph), ...checkFields(flow)] };
}

/** Fields of the drawing nobody knows. What stands inside the data of nodes is looked at with the hooks. */
function checkFields(flow: Flow): readonly Diagnostic[] {
  return unknownFields(flowSchema, flow).flatMap((path) => {
    const [list, index, , field] = path;
    if (list === "nodes" && (path.length > 4 || field === "hook")) return [];
    const nodeId = list === "nodes" ? flow.nodes[Number(index)]?.id : undefined;
    const found = unknownField(path.map(String).join("."));
    return [nodeId === undefined ? found : { ...found, nodeId }];
  });
}

function checkSize(flow: Flow): Diagnostic | null {
  if (flow.nodes.length <= maxNodes && flow.edges.length <= maxEdges) return null;
  const nodes = flow.nodes.length > maxNodes;
  return diagnostic("flow.too-large", {
    path: nodes ? "nodes" : "edges",
    message: nodes
      ? `The flow has ${flow.nodes.length} nodes; ${maxNodes} is the most.`
      : `The flow has ${flow.edges.length} arrows; ${maxEdges} is the most.`,
    hint: "Divide it into several flows.",
  });
}

function checkReach(graph: FlowGraph): readonly Diagnostic[] {
  const events = graph.nodes.filter((node) => node.kind === "event");
  const reached = reachableFrom(graph, events);
  return [
    ...(events.length === 0 ? [noEvent()] : []),
    ...graph.nodes.flatMap((node) => {
      if (!reached.has(node.id)) return [unreachable(graph, node)];
      return isDeadEnd(graph, node) ? [deadEnd(graph, node)] : [];
    }),
  ];
}

/** Ids of the nodes given and of all that follow them. */
export function reachableFrom(graph: FlowGraph, starts: readonly FlowNode[]): ReadonlySet<string> {
  const reached = new Set(starts.map((node) => node.id));
  const open = [...starts];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const follower of followersOf(graph, node)) {
      if (reached.has(follower.id)) continue;
      reached.add(follower.id);
      open.push(follower);
    }
  }
  return reached;
}

/** An action may be the last; an event or a filter that carries a hook's settings is a hook that does nothing. */
function isDeadEnd(graph: FlowGraph, node: FlowNode): boolean {
  if (node.kind === "action" || node.data["hook"] !== undefined) return false;
  return followersOf(graph, node).length === 0;
}

function noEvent(): Diagnostic {
  return diagnostic("flow.empty", {
    path: "nodes",
    message: "The flow has no event yet, so nothing starts it.",
    hint: "Add an event.",
  });
}

function unreachable(graph: FlowGraph, node: FlowNode): Diagnostic {
  return diagnostic("flow.unreachable", {
    path: `nodes.${graph.placeOf(node)}`,
    nodeId: node.id,
    message: `Nothing leads to this ${node.kind}, so it never runs.`,
    hint: "Draw an arrow to it, or delete it.",
  });
}

function deadEnd(graph: FlowGraph, node: FlowNode): Diagnostic {
  return diagnostic("flow.dead-end", {
    path: `nodes.${graph.placeOf(node)}`,
    nodeId: node.id,
    message: `Nothing follows this ${node.kind}, so it does nothing.`,
    hint: "Draw an arrow from it to an action.",
  });
}
