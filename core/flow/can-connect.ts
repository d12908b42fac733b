import { diagnostic, type Diagnostic } from "../diagnostic.ts";
import { err, ok, type Result } from "../result.ts";
import type { Connection } from "./command.ts";
import { arrowKey, edgeProblem, handlesOf } from "./flow-graph.ts";
import type { Flow, FlowEdge, FlowNode, SourceHandle } from "./flow.ts";

/**
 * Says whether an arrow may be drawn, and why not in words for the canvas. One pass over the arrows, so it can be asked
 * on every move of the pointer. `replaced` is the id of the arrow that would be moved.
 *
 * Code: `command.refused`, on the node the arrow would end at.
 */
export function canConnect(
  flow: Flow,
  connection: Connection,
  replaced: string | null = null,
): Result<true, Diagnostic> {
  const source = flow.nodes.find((node) => node.id === connection.source);
  const target = flow.nodes.find((node) => node.id === connection.target);
  const handle = handleOf(source, connection.sourceHandle);
  const problem = edgeProblem(source, target, handle);
  if (problem !== null) return refuse(connection, problem);
  const edges = flow.edges.filter((edge) => edge.id !== replaced);
  const key = arrowKey({ ...connection, sourceHandle: handle });
  if (edges.some((edge) => arrowKey(edge) === key)) {
    return refuse(connection, "This arrow is there already.");
  }
  if (leadsTo(edges, connection.target, connection.source)) {
    return refuse(connection, "This would lead in a circle, and the flow would never end.");
  }
  return ok(true);
}

/** The handle an arrow starts from when nothing is said: a filter leads on when it matches. */
export function handleOf(
  source: FlowNode | undefined,
  handle: SourceHandle | undefined,
): SourceHandle {
  return handle ?? (source === undefined ? "next" : (handlesOf(source.kind)[0] ?? "next"));
}

function leadsTo(edges: readonly FlowEdge[], from: string, to: string): boolean {
  const outgoing = Map.groupBy(edges, (edge) => edge.source);
  const seen = new Set([from]);
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === to) return true;
    for (const edge of outgoing.get(id) ?? []) {
      if (seen.has(edge.target)) continue;
      seen.add(edge.target);
      open.push(edge.target);
    }
  }
  return false;
}

function refuse(connection: Connection, message: string) {
  return err(diagnostic("command.refused", { path: "edges", nodeId: connection.target, message }));
}
