import { type Flow, flowSchema } from "../flow.ts";

/**
 * A flow of nodes named by their kind (`e1` event, `f1` filter, `a1` action) and arrows written `e1 next f1`; arrows
 * are called `c1`, `c2`, … in that order.
 */
export function drawFlow(ids: readonly string[], arrows: readonly string[] = []): Flow {
  return flowSchema.parse({
    name: "Drawn",
    nodes: ids.map((id) => ({ id, ...partOf(id) })),
    edges: arrows.map((arrow, index) => {
      const [source, sourceHandle, target] = arrow.split(" ");
      return { id: `c${index + 1}`, source, sourceHandle, target };
    }),
  });
}

function partOf(id: string) {
  if (id.startsWith("e")) return { kind: "event", data: { on: "call.ending" } };
  if (id.startsWith("f")) {
    const filter = { type: "exists", key: "call.id", exists: true };
    return { kind: "filter", data: { filter } };
  }
  return { kind: "action", data: { action: { type: "say", exact: id } } };
}

/** The arrows of a flow as `drawFlow` takes them. */
export function arrowsOf(flow: Flow): readonly string[] {
  return flow.edges.map((edge) => `${edge.source} ${edge.sourceHandle} ${edge.target}`);
}
