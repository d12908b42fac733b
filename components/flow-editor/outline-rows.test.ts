import { expect, it } from "vitest";
import { flowSchema } from "#core/flow/flow.ts";
import { gallery } from "#core/gallery/gallery.ts";
import { outlineRows } from "./outline-rows.ts";

it("lists a flow from its event on, one deeper with each step", () => {
  const [first] = gallery;
  const rows = outlineRows(first?.flow ?? flowSchema.parse({ name: "x", nodes: [], edges: [] }));
  expect(rows.map(({ node, depth, handle }) => [node.kind, depth, handle])).toEqual([
    ["event", 0, null],
    ["filter", 1, "next"],
    ["action", 2, "match"],
  ]);
});

it("lists a step once, and those nothing leads to at the end", () => {
  const say = { kind: "action", data: { action: { type: "say", exact: "Hi" } } } as const;
  const flow = flowSchema.parse({
    name: "x",
    nodes: [
      { ...say, id: "alone" },
      { id: "e1", kind: "event", data: { on: "call.started" } },
      { id: "e2", kind: "event", data: { on: "call.ended" } },
      { ...say, id: "shared" },
    ],
    edges: [
      { id: "a", source: "e1", target: "shared" },
      { id: "b", source: "e2", target: "shared" },
    ],
  });
  expect(outlineRows(flow).map(({ node }) => node.id)).toEqual(["e1", "shared", "e2", "alone"]);
});
