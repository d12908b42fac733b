import { describe, expect, it } from "vitest";
import { drawFlow } from "./testing/draw-flow.ts";
import { validateFlow } from "./validate-flow.ts";

describe("validateFlow", () => {
  it("finds nothing in a sound flow", () => {
    const flow = drawFlow(["e1", "f1", "a1"], ["e1 next f1", "f1 otherwise a1"]);
    expect(validateFlow(flow).diagnostics).toEqual([]);
  });

  it("reports fields of the drawing it does not know, once each", () => {
    const flow = drawFlow(["e1", "a1"], ["e1 next a1"]);
    const [event, action] = flow.nodes;
    const [edge] = flow.edges;
    if (event?.kind !== "event" || action === undefined || edge === undefined) {
      throw new Error("drawn otherwise");
    }
    const { diagnostics } = validateFlow({
      ...flow,
      colour: "red",
      nodes: [
        { ...event, data: { ...event.data, why: 1 } },
        { ...action, size: 1 },
      ],
      edges: [{ ...edge, label: "x" }],
    });
    expect(diagnostics.map((found) => [found.code, found.path, found.nodeId])).toEqual([
      ["document.unknown-field", "nodes.0.data.why", "e1"],
      ["document.unknown-field", "nodes.1.size", "a1"],
      ["document.unknown-field", "edges.0.label", undefined],
      ["document.unknown-field", "colour", undefined],
    ]);
  });

  it("reports every arrow that closes a circle, and still gives a graph that ends", () => {
    const flow = drawFlow(
      ["e1", "a1", "a2", "a3"],
      ["e1 next a1", "a1 next a2", "a2 next a1", "a2 next a3", "a3 next a1"],
    );
    const { graph, diagnostics } = validateFlow(flow);
    expect(diagnostics.map((found) => `${found.code} ${found.path} ${found.nodeId}`)).toEqual([
      "flow.cycle edges.2 a1",
      "flow.cycle edges.4 a1",
    ]);
    const last = flow.nodes[3];
    expect(last === undefined ? null : graph.following(last, "next")).toEqual([]);
  });

  it("does not walk a flow that is too large", () => {
    const flow = drawFlow(
      ["e1", "a1"],
      Array.from({ length: 10_001 }, () => "e1 next a1"),
    );
    const { graph, diagnostics } = validateFlow(flow);
    expect(diagnostics.map((found) => `${found.code} ${found.path}`)).toEqual([
      "flow.too-large edges",
    ]);
    expect(graph.nodes).toEqual([]);
  });
});
