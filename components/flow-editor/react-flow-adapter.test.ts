import { describe, expect, it } from "vitest";
import {
  createCanvasAdapter,
  readConnection,
  readEdgeChanges,
  readNodeChanges,
  type NodeSession,
} from "./react-flow-adapter.ts";
import { sampleFlow } from "./testing/sample-detail.ts";

const idle: NodeSession = { selectedNodes: new Set(), dragPositions: new Map() };
const none: ReadonlySet<string> = new Set();

function unlit(): boolean {
  return false;
}

describe("from the document to the canvas", () => {
  it("keeps the references of what has not changed", () => {
    const adapter = createCanvasAdapter();
    const flow = sampleFlow();
    const before = adapter.toNodes(flow, idle);
    const selectedSession = { ...idle, selectedNodes: new Set(["slack"]) };
    const selected = adapter.toNodes(flow, selectedSession);
    expect(selected[0]).toBe(before[0]);
    expect(selected[1]).toBe(before[1]);
    expect(selected[2]).toMatchObject({ id: "slack", selected: true });
    const edges = adapter.toEdges(flow, none, unlit);
    const lit = adapter.toEdges(flow, none, (id) => id !== "slack");
    expect(lit[0]).toMatchObject({ id: "c1", animated: true });
    expect(lit[1]).toBe(edges[1]);
    expect(adapter.toNodes({ ...flow, name: "x" }, selectedSession)).toBe(selected);
  });

  it("shows a dragged node where it is, and where the document has it afterwards", () => {
    const adapter = createCanvasAdapter();
    const flow = sampleFlow();
    const dragPositions = new Map([["slack", { x: 1, y: 2 }]]);
    expect(adapter.toNodes(flow, { ...idle, dragPositions })[2]?.position).toEqual({ x: 1, y: 2 });
    expect(adapter.toNodes(flow, idle)[2]?.position).toEqual({ x: 600, y: 0 });
  });

  it("gives every node its size and its words, so that nothing has to be measured", () => {
    const [event] = createCanvasAdapter().toNodes(sampleFlow(), idle);
    expect(event?.measured).toEqual({ width: event?.width, height: event?.height });
    expect(event?.ariaLabel).toBe("Call is ending");
  });
});

describe("from the canvas to the document", () => {
  it("keeps a drag in the session and moves on drop", () => {
    const position = { x: 10, y: 20 };
    const dragged = readNodeChanges(
      [{ type: "position", id: "slack", position, dragging: true }],
      idle,
    );
    expect(dragged.moved.size).toBe(0);
    expect(dragged.dragPositions.get("slack")).toEqual(position);
    const dropped = readNodeChanges([{ type: "position", id: "slack", dragging: false }], {
      ...idle,
      dragPositions: dragged.dragPositions,
    });
    expect(dropped.dragPositions.size).toBe(0);
    expect(dropped.moved.get("slack")).toEqual(position);
  });

  it("reads the selection, and keeps the set when nothing changes", () => {
    const chosen = new Set(["event"]);
    const session = { ...idle, selectedNodes: chosen };
    expect(
      readNodeChanges([{ type: "select", id: "event", selected: true }], session).selectedNodes,
    ).toBe(chosen);
    const edges = readEdgeChanges([{ type: "select", id: "c1", selected: true }], none);
    expect([...edges.selectedEdges]).toEqual(["c1"]);
  });

  it("takes a handle it does not know for the only one", () => {
    const ends = { source: "a", target: "b" };
    expect(readConnection({ ...ends, sourceHandle: null }).sourceHandle).toBe("next");
    expect(readConnection({ ...ends, sourceHandle: "otherwise" }).sourceHandle).toBe("otherwise");
  });
});
