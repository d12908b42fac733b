import { describe, expect, it, vi } from "vitest";
import {
  addStep,
  checkConnection,
  duplicateSelection,
  moveNodes,
  nextPlace,
  removeSelection,
} from "./editor-intents.ts";
import { createEditorStore, type EditorStore } from "./editor-store.ts";
import { startSettling } from "./settle-flow.ts";
import { sampleDetail } from "./testing/sample-detail.ts";

function open(): EditorStore {
  return createEditorStore(sampleDetail());
}

function type(store: EditorStore, text: string): void {
  store.dispatch(
    {
      type: "update-node",
      id: "slack",
      data: { action: { type: "slack", url: "hookline://inbox/slack", text } },
    },
    { transactionId: "edit slack text" },
  );
}

describe("the document", () => {
  it("undoes typing in one field as one step, and redoes it", () => {
    const store = open();
    const before = store.flow();
    for (const text of ["F", "Fa", "Fai"]) type(store, text);
    const after = store.flow();
    expect(store.state.getState().history.past).toHaveLength(1);
    store.undo();
    expect(store.flow()).toBe(before);
    store.redo();
    expect(store.flow()).toBe(after);
  });

  it("nudging the same node again and again is one step", () => {
    const store = open();
    for (const x of [8, 16, 24]) moveNodes(store, new Map([["event", { x, y: 0 }]]));
    expect(store.state.getState().history.past).toHaveLength(1);
    expect(store.flow().nodes[0]?.position).toEqual({ x: 24, y: 0 });
  });

  it("a refused command changes nothing and says why", () => {
    const store = open();
    const before = store.state.getState();
    const result = store.dispatch({ type: "connect", source: "slack", target: "event" });
    expect(result.ok).toBe(false);
    expect(store.state.getState()).toBe(before);
  });

  it("leaves the nodes that do not change the same objects", () => {
    const store = open();
    const [event] = store.flow().nodes;
    type(store, "x");
    expect(store.flow().nodes[0]).toBe(event);
  });
});

describe("the session", () => {
  it("is not undone, and its selection keeps what still exists", () => {
    const store = open();
    store.setSession({ selectedNodes: new Set(["slack", "filter"]) });
    store.dispatch({ type: "remove-nodes", ids: ["slack"] });
    expect([...store.state.getState().session.selectedNodes]).toEqual(["filter"]);
    store.undo();
    expect([...store.state.getState().session.selectedNodes]).toEqual(["filter"]);
  });

  it("says why an arrow cannot be drawn, and clears it when it can", () => {
    const store = open();
    expect(checkConnection(store, { source: "filter", target: "event" })).toBe(false);
    expect(store.state.getState().session.refusal).toContain("event");
    const fine = { source: "filter", sourceHandle: "otherwise", target: "slack" } as const;
    expect(checkConnection(store, fine)).toBe(true);
    expect(store.state.getState().session.refusal).toBeNull();
  });
});

describe("adding", () => {
  it("puts a step right of the selected one, connected, and selects it", () => {
    const store = open();
    const place = nextPlace(store.flow(), new Set(["filter"]));
    const seed = { kind: "action", action: { type: "say", exact: "Hello" } } as const;
    addStep(store, { id: "new", seed, ...place });
    expect(store.flow().edges.at(-1)).toMatchObject({
      source: "filter",
      sourceHandle: "otherwise",
      target: "new",
    });
    expect([...store.state.getState().session.selectedNodes]).toEqual(["new"]);
    expect(overlapping(store)).toEqual([]);
  });

  it("never leads to an event", () => {
    const store = open();
    const place = nextPlace(store.flow(), new Set(["slack"]));
    addStep(store, { id: "new", seed: { kind: "event", on: "call.ended" }, ...place });
    expect(store.flow().nodes.at(-1)?.id).toBe("new");
    expect(store.flow().edges).toHaveLength(2);
  });

  it("duplicates the selection with the arrows in it, in one step", () => {
    const store = open();
    let count = 0;
    store.setSession({ selectedNodes: new Set(["filter", "slack"]) });
    duplicateSelection(store, () => `copy${(count += 1)}`);
    expect(store.flow().nodes).toHaveLength(5);
    expect(store.flow().edges.at(-1)).toMatchObject({ source: "copy1", target: "copy2" });
    store.undo();
    expect(store.flow().nodes).toHaveLength(3);
  });

  it("deletes what is selected, arrows too", () => {
    const store = open();
    store.setSession({ selectedNodes: new Set(["slack"]), selectedEdges: new Set(["c1", "c2"]) });
    removeSelection(store);
    expect(store.flow().nodes.map((node) => node.id)).toEqual(["event", "filter"]);
    expect(store.flow().edges).toEqual([]);
  });

  it("brings what was deleted together back in one step, arrows too", () => {
    const store = open();
    const before = store.flow();
    store.setSession({ selectedNodes: new Set(["slack"]), selectedEdges: new Set(["c1"]) });
    removeSelection(store);
    store.undo();
    expect(store.flow()).toEqual(before);
  });
});

function overlapping(store: EditorStore): readonly string[] {
  const places = store.flow().nodes.map(({ position }) => `${position.x} ${position.y}`);
  return places.filter((place, index) => places.indexOf(place) !== index);
}

describe("the settled flow", () => {
  it("follows the document once it rests", () => {
    vi.useFakeTimers();
    const store = open();
    const stop = startSettling(store, 100);
    type(store, "a");
    vi.advanceTimersByTime(60);
    type(store, "ab");
    vi.advanceTimersByTime(60);
    expect(store.state.getState().session.settled).not.toBe(store.flow());
    vi.advanceTimersByTime(40);
    expect(store.state.getState().session.settled).toBe(store.flow());
    stop();
    vi.useRealTimers();
  });
});
