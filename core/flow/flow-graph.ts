import { diagnostic, type Diagnostic } from "../diagnostic.ts";
import type { Flow, FlowEdge, FlowNode, SourceHandle } from "./flow.ts";

/**
 * A flow as a graph that can be walked: every id once, every arrow possible, no circle. Walks end.
 */
export type FlowGraph = {
  /** In the order of the flow. */
  readonly nodes: readonly FlowNode[];
  /** Where a node stands in the flow. */
  placeOf(node: FlowNode): number;
  /** What follows a node on one of its handles, in the order it runs: `order`, then place. */
  following(node: FlowNode, handle: SourceHandle): readonly FlowNode[];
};

/** Which handles a node has arrows from. Source: the flow document. */
export function handlesOf(kind: FlowNode["kind"]): readonly SourceHandle[] {
  return kind === "filter" ? ["match", "otherwise"] : ["next"];
}

/** All that follow a node, on whichever handle; of a filter what matches comes first. */
export function followersOf(graph: FlowGraph, node: FlowNode): readonly FlowNode[] {
  return handlesOf(node.kind).flatMap((handle) => graph.following(node, handle));
}

/**
 * Reads a flow as a graph and says what had to be left out for that.
 *
 * Codes: `flow.duplicate-id`, `flow.bad-edge`, `flow.cycle`.
 */
export function readGraph(flow: Flow): {
  readonly graph: FlowGraph;
  readonly diagnostics: readonly Diagnostic[];
} {
  const nodes = firstOfEachId(flow.nodes);
  const edges = readEdges(flow, nodes);
  const all = buildGraph(flow, nodes, edges.usable);
  const back = findBackEdges(all);
  const open = edges.usable.filter((edge) => !back.has(arrowKey(edge)));
  return {
    graph: back.size === 0 ? all : buildGraph(flow, nodes, open),
    diagnostics: [...duplicateIds(flow), ...edges.diagnostics, ...cycleDiagnostics(back, flow)],
  };
}

function firstOfEachId(nodes: readonly FlowNode[]): ReadonlyMap<string, FlowNode> {
  const first = new Map<string, FlowNode>();
  for (const node of nodes) if (!first.has(node.id)) first.set(node.id, node);
  return first;
}

function duplicateIds(flow: Flow): readonly Diagnostic[] {
  const nodeIds = new Set<string>();
  const edgeIds = new Set<string>();
  return [
    ...flow.nodes.flatMap((node, index) => duplicateId(nodeIds, node.id, `nodes.${index}`)),
    ...flow.edges.flatMap((edge, index) => duplicateId(edgeIds, edge.id, `edges.${index}`)),
  ];
}

function duplicateId(seen: Set<string>, id: string, path: string): readonly Diagnostic[] {
  if (!seen.has(id)) {
    seen.add(id);
    return [];
  }
  const isNode = path.startsWith("nodes");
  return [
    diagnostic("flow.duplicate-id", {
      path: `${path}.id`,
      ...(isNode ? { nodeId: id } : {}),
      message: `Another ${isNode ? "node" : "arrow"} has the id "${id}" too.`,
      hint: "Every id may occur once only.",
    }),
  ];
}

/** Says why an arrow cannot be, in words for people, or `null`. Circles are looked for elsewhere. */
export function edgeProblem(
  source: FlowNode | undefined,
  target: FlowNode | undefined,
  handle: SourceHandle,
): string | null {
  if (source === undefined || target === undefined) return "One of its ends does not exist.";
  if (source.id === target.id) return "A node cannot lead to itself.";
  if (target.kind === "event") return "An event starts a flow, so nothing can lead to it.";
  if (handlesOf(source.kind).includes(handle)) return null;
  return source.kind === "filter"
    ? 'A filter leads on by "match" or "otherwise".'
    : `Only a filter has "${handle}"; this node leads on by "next".`;
}

function readEdges(flow: Flow, nodes: ReadonlyMap<string, FlowNode>) {
  const usable: FlowEdge[] = [];
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  for (const [index, edge] of flow.edges.entries()) {
    const problem = seen.has(arrowKey(edge))
      ? "The same arrow is there twice."
      : edgeProblem(nodes.get(edge.source), nodes.get(edge.target), edge.sourceHandle);
    seen.add(arrowKey(edge));
    if (problem === null) usable.push(edge);
    else diagnostics.push(badEdge(edge, index, problem, nodes));
  }
  return { usable, diagnostics };
}

function badEdge(
  edge: FlowEdge,
  index: number,
  problem: string,
  nodes: ReadonlyMap<string, FlowNode>,
): Diagnostic {
  const nodeId = [edge.source, edge.target].find((id) => nodes.has(id));
  return diagnostic("flow.bad-edge", {
    path: `edges.${index}`,
    ...(nodeId === undefined ? {} : { nodeId }),
    message: `The arrow from "${edge.source}" to "${edge.target}" cannot be. ${problem}`,
  });
}

/** Two arrows with the same key mean the same. */
export function arrowKey(edge: Pick<FlowEdge, "source" | "sourceHandle" | "target">): string {
  return JSON.stringify([edge.source, edge.sourceHandle, edge.target]);
}

function buildGraph(
  flow: Flow,
  nodes: ReadonlyMap<string, FlowNode>,
  edges: readonly FlowEdge[],
): FlowGraph {
  const places = new Map(flow.nodes.map((node, place) => [node, place]));
  const following = new Map<string, FlowNode[]>();
  for (const edge of edges) {
    const target = nodes.get(edge.target);
    if (target === undefined) continue;
    const key = `${edge.sourceHandle} ${edge.source}`;
    const targets = following.get(key);
    if (targets === undefined) following.set(key, [target]);
    else targets.push(target);
  }
  function placeOf(node: FlowNode): number {
    return places.get(node) ?? 0;
  }
  function compare(one: FlowNode, other: FlowNode): number {
    return one.order - other.order || placeOf(one) - placeOf(other);
  }
  const sorted = new Map([...following].map(([key, targets]) => [key, targets.toSorted(compare)]));
  return {
    nodes: [...nodes.values()],
    placeOf,
    following: (node, handle) => sorted.get(`${handle} ${node.id}`) ?? [],
  };
}

/** Keys of the arrows that close a circle, with the node they lead back to. Walks events first, then the rest. */
function findBackEdges(graph: FlowGraph): ReadonlyMap<string, string> {
  const back = new Map<string, string>();
  const open = new Set<string>();
  const done = new Set<string>();
  function visit(node: FlowNode): void {
    open.add(node.id);
    for (const sourceHandle of handlesOf(node.kind)) {
      for (const target of graph.following(node, sourceHandle)) {
        const key = arrowKey({ source: node.id, sourceHandle, target: target.id });
        if (open.has(target.id)) back.set(key, target.id);
        else if (!done.has(target.id)) visit(target);
      }
    }
    open.delete(node.id);
    done.add(node.id);
  }
  const events = graph.nodes.filter((node) => node.kind === "event");
  for (const node of [...events, ...graph.nodes]) if (!done.has(node.id)) visit(node);
  return back;
}

function cycleDiagnostics(back: ReadonlyMap<string, string>, flow: Flow): readonly Diagnostic[] {
  const reported = new Set<string>();
  return flow.edges.flatMap((edge, index) => {
    const key = arrowKey(edge);
    const nodeId = back.get(key);
    if (nodeId === undefined || reported.has(key)) return [];
    reported.add(key);
    return [
      diagnostic("flow.cycle", {
        path: `edges.${index}`,
        nodeId,
        message: "The arrows lead back to this node, so the flow would never end.",
        hint: "Remove one of the arrows of the circle.",
      }),
    ];
  });
}
