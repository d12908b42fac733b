import { describe, expect, it } from "vitest";
import { canConnect } from "./can-connect.ts";
import type { Connection } from "./command.ts";
import { drawFlow } from "./testing/draw-flow.ts";

const flow = drawFlow(["e1", "e2", "f1", "a1", "a2"], ["e1 next f1", "f1 match a1", "a1 next a2"]);

describe("canConnect", () => {
  it.each<[Connection]>([
    [{ source: "e2", target: "f1" }],
    [{ source: "e2", sourceHandle: "next", target: "a2" }],
    [{ source: "f1", sourceHandle: "otherwise", target: "a1" }],
    [{ source: "f1", target: "a2" }],
    [{ source: "e1", target: "a2" }],
  ])("allows %j", (connection) => {
    expect(canConnect(flow, connection)).toEqual({ ok: true, value: true });
  });

  it.each<[Connection, string]>([
    [{ source: "f1", target: "e2" }, "An event starts a flow, so nothing can lead to it."],
    [{ source: "a1", target: "a1" }, "A node cannot lead to itself."],
    [{ source: "e1", target: "f1" }, "This arrow is there already."],
    [{ source: "f1", target: "a1" }, "This arrow is there already."],
    [{ source: "a2", target: "f1" }, "This would lead in a circle, and the flow would never end."],
    [{ source: "e1", target: "nobody" }, "One of its ends does not exist."],
    [
      { source: "e2", sourceHandle: "match", target: "a1" },
      'Only a filter has "match"; this node leads on by "next".',
    ],
    [
      { source: "f1", sourceHandle: "next", target: "a2" },
      'A filter leads on by "match" or "otherwise".',
    ],
  ])("refuses %j", (connection, message) => {
    const refused = canConnect(flow, connection);
    expect(refused).toMatchObject({
      ok: false,
      error: { code: "command.refused", nodeId: connection.target, message },
    });
  });

  it("does not count the arrow that is moved", () => {
    const back = { source: "a2", target: "a1" };
    expect(canConnect(flow, back).ok).toBe(false);
    expect(canConnect(flow, back, "c3").ok).toBe(true);
  });
});
