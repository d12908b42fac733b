import { describe, expect, it } from "vitest";
import type { FlowEdge, FlowNode } from "../flow/flow.ts";
import { placeNodes } from "./place-nodes.ts";

function chain(count: number): { nodes: FlowNode[]; edges: FlowEdge[] } {
  const nodes = Array.from({ length: count }, (_, index): FlowNode => ({
    id: `n${index}`,
    kind: "action",
    order: 1,
    position: { x: 0, y: 0 },
    data: { action: { type: "say" } },
  }));
  const edges = nodes.slice(1).map((node, index): FlowEdge => ({
    id: `c${index}`,
    source: `n${index}`,
    target: node.id,
    sourceHandle: "next",
  }));
  return { nodes, edges };
}

describe("placeNodes", () => {
  it.each([3, 600])("places %i nodes from left to right, the same every time", (count) => {
    const { nodes, edges } = chain(count);
    const placed = placeNodes(nodes, edges);
    expect(placed.map((node) => node.position.x)).toEqual(
      Array.from({ length: count }, (_, index) => index * 280),
    );
    expect(placeNodes(nodes, edges)).toEqual(placed);
  });

  it.each([30, 600])("lets none of %i branches lie on another", (count) => {
    const { nodes } = chain(count);
    const edges = nodes.slice(1).map((node, index): FlowEdge => ({
      id: `c${index}`,
      source: "n0",
      target: node.id,
      sourceHandle: "next",
    }));
    const places = placeNodes(nodes, edges).map((node) => `${node.position.x} ${node.position.y}`);
    expect(new Set(places).size).toBe(count);
  });

  it("treats ids as names, whatever they mean elsewhere", () => {
    const { nodes, edges } = chain(3);
    const rename = (id: string) => (id === "n1" ? "__proto__" : id === "n2" ? "constructor" : id);
    const placed = placeNodes(
      nodes.map((node) => ({ ...node, id: rename(node.id) })),
      edges.map((edge) => ({
        ...edge,
        id: "__proto__",
        source: rename(edge.source),
        target: rename(edge.target),
      })),
    );
    expect(placed.map((node) => node.position.x)).toEqual([0, 280, 560]);
    const inherited: string[] = [];
    for (const key in {}) inherited.push(key);
    expect(inherited).toEqual([]);
  });

  it("places nodes without arrows and nodes in a circle", () => {
    const { nodes, edges } = chain(600);
    const back: FlowEdge = { id: "back", source: "n599", target: "n0", sourceHandle: "next" };
    expect(placeNodes(nodes, [...edges, back])).toHaveLength(600);
    expect(placeNodes(nodes.slice(0, 2), [])).toHaveLength(2);
    expect(placeNodes([], [])).toEqual([]);
  });
});
