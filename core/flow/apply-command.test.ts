import { describe, expect, it } from "vitest";
import { applyCommand } from "./apply-command.ts";
import { type FlowCommand, nameCommand } from "./command.ts";
import type { ActionNode, EventNode, Flow, FlowNode } from "./flow.ts";
import { arrowsOf, drawFlow } from "./testing/draw-flow.ts";

const position = { x: 1, y: 2 };
const action: ActionNode = {
  id: "new",
  kind: "action",
  order: 1,
  position,
  data: { action: { type: "say", exact: "new" } },
};
const event: EventNode = { ...action, kind: "event", data: { on: "call.ended" } };
const filter: FlowNode = { ...action, kind: "filter", data: { filter: { type: "oneOf" } } };

const line = drawFlow(["e1", "f1", "a1", "a2"], ["e1 next f1", "f1 match a1", "a1 next a2"]);

function apply(flow: Flow, command: FlowCommand): Flow {
  const result = applyCommand(flow, command);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function refusal(flow: Flow, command: FlowCommand): string {
  const result = applyCommand(flow, command);
  if (result.ok) throw new Error("not refused");
  expect(result.error.code).toBe("command.refused");
  return result.error.message;
}

describe("adding", () => {
  it("adds a node, connected in the same step when asked", () => {
    expect(apply(line, { type: "add-node", node: action }).nodes.at(-1)).toBe(action);
    const connected = apply(line, { type: "add-node", node: action, from: { source: "f1" } });
    expect(arrowsOf(connected).at(-1)).toBe("f1 match new");
    expect(connected.edges.at(-1)?.id).toBe("c4");
  });

  it("refuses an id that is taken and an arrow into an event", () => {
    const taken = { ...action, id: "a1" };
    expect(refusal(line, { type: "add-node", node: taken })).toContain('"a1" already');
    const from = { source: "a1" };
    expect(refusal(line, { type: "add-node", node: event, from })).toContain("An event starts");
  });

  it("pastes nodes with the arrows between them, or nothing", () => {
    const nodes = [action, { ...action, id: "next" }];
    const edge = { id: "p1", source: "new", target: "next", sourceHandle: "next" } as const;
    expect(arrowsOf(apply(line, { type: "add-nodes", nodes, edges: [edge] })).at(-1)).toBe(
      "new next next",
    );
    const again = { ...edge, id: "c1" };
    expect(refusal(line, { type: "add-nodes", nodes, edges: [again] })).toContain('"c1" already');
  });

  it("refuses more nodes than a flow has", () => {
    const full = {
      ...line,
      nodes: Array.from({ length: 2000 }, (_, id) => ({ ...action, id: `${id}` })),
    };
    expect(refusal(full, { type: "add-node", node: action })).toContain("2000 nodes");
  });

  it("puts a node on an arrow, which leads on from where it matches", () => {
    const inserted = apply(line, { type: "insert-node-on-edge", edgeId: "c3", node: filter });
    expect(arrowsOf(inserted)).toEqual([
      "e1 next f1",
      "f1 match a1",
      "a1 next new",
      "new match a2",
    ]);
    expect(inserted.edges.map((edge) => edge.id)).toEqual(["c1", "c2", "c3", "c4"]);
    const insert = { type: "insert-node-on-edge", edgeId: "c3", node: event } as const;
    expect(refusal(line, insert)).toContain("An event starts");
  });
});

describe("removing", () => {
  it("takes the arrows along", () => {
    const removed = apply(line, { type: "remove-nodes", ids: ["a1"] });
    expect(removed.nodes.map((node) => node.id)).toEqual(["e1", "f1", "a2"]);
    expect(arrowsOf(removed)).toEqual(["e1 next f1"]);
  });

  it("closes the gap when asked, over several nodes too", () => {
    const heal = (ids: readonly string[]) => apply(line, { type: "remove-nodes", ids, heal: true });
    expect(arrowsOf(heal(["a1"]))).toEqual(["e1 next f1", "f1 match a2"]);
    expect(arrowsOf(heal(["f1", "a1"]))).toEqual(["e1 next a2"]);
    expect(arrowsOf(heal(["a1", "f1"]))).toEqual(["e1 next a2"]);
    expect(arrowsOf(heal(["e1"]))).toEqual(["f1 match a1", "a1 next a2"]);
  });

  it("closes the gap once where ways meet, and not over the other side of a filter", () => {
    const flow = drawFlow(
      ["e1", "e2", "f1", "a1", "a2"],
      ["e1 next f1", "e2 next f1", "e2 next a1", "f1 match a1", "f1 otherwise a2"],
    );
    const healed = apply(flow, { type: "remove-nodes", ids: ["f1"], heal: true });
    expect(arrowsOf(healed)).toEqual(["e2 next a1", "e1 next a1"]);
  });

  it("removes arrows", () => {
    expect(arrowsOf(apply(line, { type: "disconnect", ids: ["c1", "c3"] }))).toEqual([
      "f1 match a1",
    ]);
  });
});

describe("connecting", () => {
  it("draws an arrow with the first free id, or the one given", () => {
    const loose = apply(line, { type: "disconnect", ids: ["c2"] });
    const connect = {
      type: "connect",
      source: "f1",
      sourceHandle: "otherwise",
      target: "a2",
    } as const;
    expect(apply(loose, connect).edges.at(-1)?.id).toBe("c2");
    expect(apply(loose, { ...connect, id: "mine" }).edges.at(-1)?.id).toBe("mine");
    expect(refusal(loose, { ...connect, id: "c1" })).toContain('"c1" already');
    expect(refusal(line, { type: "connect", source: "a2", target: "f1" })).toContain("circle");
  });

  it("moves the end of an arrow", () => {
    const moved = apply(line, {
      type: "reconnect",
      id: "c3",
      source: "f1",
      sourceHandle: "otherwise",
      target: "a2",
    });
    expect(arrowsOf(moved)).toEqual(["e1 next f1", "f1 match a1", "f1 otherwise a2"]);
    const same = { type: "reconnect", id: "c3", source: "a1", target: "a2" } as const;
    expect(apply(line, same)).toBe(line);
    expect(refusal(line, { ...same, target: "f1" })).toContain("circle");
    expect(refusal(line, { ...same, id: "none" })).toContain('"none"');
  });
});

describe("changing", () => {
  it("replaces the data of a node and touches no other", () => {
    const data = { action: { type: "slack", text: "unfinished" } };
    const changed = apply(line, { type: "update-node", id: "a1", data });
    expect(changed.nodes[2]?.data).toEqual(data);
    expect(changed.nodes[0]).toBe(line.nodes[0]);
    expect(changed.edges).toBe(line.edges);
  });

  it("refuses data of another kind of node", () => {
    const wrong = { type: "update-node", id: "a1", data: { on: "call.ending" } } as const;
    expect(refusal(line, wrong)).toBe("data.action is missing.");
    expect(refusal(line, { ...wrong, id: "none" })).toContain('"none"');
  });

  it("moves and orders nodes, and gives the same flow when nothing changes", () => {
    const moved = apply(line, { type: "move-nodes", moves: [{ id: "a1", position }] });
    expect(moved.nodes[2]?.position).toEqual(position);
    expect(moved.nodes[1]).toBe(line.nodes[1]);
    const still = [{ id: "a1", position: { x: 0, y: 0 } }];
    expect(apply(line, { type: "move-nodes", moves: still })).toBe(line);
    const order = { type: "set-order", orders: [{ id: "a2", order: 5 }] } as const;
    expect(apply(line, order).nodes.map((node) => node.order)).toEqual([1, 1, 1, 5]);
    expect(apply(line, { ...order, orders: [{ id: "a2", order: 1 }] })).toBe(line);
    expect(refusal(line, { ...order, orders: [{ id: "a2", order: 0.5 }] })).toContain("whole");
  });

  it("changes the flow itself", () => {
    expect(apply(line, { type: "rename-flow", name: " Mine " }).name).toBe("Mine");
    expect(refusal(line, { type: "rename-flow", name: " " })).toContain("1 to 200");
    expect(apply(line, { type: "set-runs-on", runsOn: "platform" }).runsOn).toBe("platform");
    expect(apply(line, { type: "set-runs-on", runsOn: "hookline" })).toBe(line);
    const other = drawFlow(["e1"]);
    expect(apply(line, { type: "replace-flow", flow: other })).toBe(other);
  });

  it("keeps notes", () => {
    const note = { id: "m1", text: "why", position };
    const noted = apply(line, { type: "add-note", note });
    expect(refusal(noted, { type: "add-note", note })).toContain('"m1" already');
    const changed = apply(noted, { type: "update-note", id: "m1", text: "because" });
    expect(changed.notes).toEqual([{ ...note, text: "because" }]);
    expect(apply(changed, { type: "remove-notes", ids: ["m1"] }).notes).toEqual([]);
  });
});

describe("nameCommand", () => {
  it.each<[FlowCommand, string]>([
    [{ type: "add-node", node: filter }, "add filter"],
    [{ type: "insert-node-on-edge", edgeId: "c1", node: action }, "insert action"],
    [{ type: "update-node", id: "f1", data: filter.data }, "change filter"],
    [{ type: "remove-nodes", ids: ["e1"] }, "delete event"],
    [{ type: "remove-nodes", ids: ["e1", "f1"] }, "delete 2 nodes"],
    [{ type: "rename-flow", name: "x" }, "rename flow"],
  ])("calls %j what a person calls it", (command, name) => {
    expect(nameCommand(line, command)).toBe(name);
  });
});
