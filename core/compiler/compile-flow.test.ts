import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hasErrors } from "../diagnostic.ts";
import type { Flow, FlowInput } from "../flow/flow.ts";
import { migrateFlow } from "../flow/migrate-flow.ts";
import { printDocument } from "../hook/print-document.ts";
import { golden } from "../testing/golden.ts";
import { compileFlow } from "./compile-flow.ts";
import { decompileHooks } from "./decompile-hooks.ts";

const fixtures = new URL("./fixtures/", import.meta.url);

function casesIn(folder: string): readonly string[] {
  const names = readdirSync(new URL(folder, fixtures)).toSorted();
  const cases = names.map((name) => `${folder}${name}/`);
  return cases.filter((path) => existsSync(new URL(`${path}flow.json`, fixtures)));
}

function readFlow(path: string): Flow {
  return toFlow(JSON.parse(readFileSync(new URL(`${path}flow.json`, fixtures), "utf8")));
}

function toFlow(input: unknown): Flow {
  const flow = migrateFlow(input);
  if (!flow.ok) throw new Error(JSON.stringify(flow.error));
  return flow.value;
}

/** A case is a folder with a `flow.json`; what it compiles to and what is said about it stand beside it. */
describe.each([...casesIn("./"), ...casesIn("./rejected/")])("%s", (path) => {
  const { document, diagnostics } = compileFlow(readFlow(path));

  it("compiles to its hooks", () => {
    const file = new URL(`${path}hooks.json`, fixtures);
    golden(file, document);
    expect(printDocument(document)).toBe(readFileSync(file, "utf8"));
  });

  it("says what is wrong with it", () => {
    const file = new URL(`${path}diagnostics.json`, fixtures);
    expect(diagnostics).toEqual(golden(file, diagnostics));
    expect(hasErrors(diagnostics)).toBe(path.includes("rejected"));
  });
});

const slack = (text: string) => ({ type: "slack", url: "https://example.com", text });

describe("compileFlow", () => {
  it("finds the node of every part of the document", () => {
    const { nodeOf, hookNodes } = compileFlow(readFlow("./when-after-action/"));
    expect(Object.fromEntries(nodeOf)).toEqual({
      "hooks.0": "n2",
      "hooks.0.on": "n1",
      "hooks.0.on.0": "n1",
      "hooks.0.options": "n1",
      "hooks.0.do.0": "n2",
      "hooks.0.do.1": "n4",
      "hooks.0.do.1.when.0": "n3",
      "hooks.0.do.2": "n5",
      "hooks.0.do.2.when.0": "n3",
      "hooks.0.do.3": "n6",
    });
    expect([...hookNodes]).toEqual([["call-ended-slack", ["n1", "n2", "n3", "n4", "n5", "n6"]]]);
  });

  it("keeps a hook's name when another is drawn before it", () => {
    const event = { id: "e", kind: "event", data: { on: "call.ending" } } as const;
    const first = { id: "a", kind: "action", order: 2, data: { action: slack("1") } } as const;
    const later = { id: "b", kind: "action", order: 1, data: { action: slack("2") } } as const;
    const flow: FlowInput = {
      name: "x",
      nodes: [event, first, later],
      edges: [
        { id: "c1", source: "e", target: "a" },
        { id: "c2", source: "e", target: "b" },
      ],
    };
    const { document } = compileFlow(toFlow(flow));
    expect(document.hooks.map((hook) => [hook.do[0]?.id, hook.name])).toEqual([
      ["b", "call-ending-slack-2"],
      ["a", "call-ending-slack"],
    ]);
  });

  it("says a node's problem once, however many hooks go through it", () => {
    const { document, diagnostics } = compileFlow(readFlow("./rejected/filter-without-key/"));
    expect(document.hooks).toHaveLength(2);
    expect(diagnostics.filter((found) => found.code === "filter.missing-key")).toEqual([
      expect.objectContaining({ nodeId: "n2", path: "hooks.0.filters.0.key" }),
    ]);
  });

  it("takes two thousand nodes and refuses more", () => {
    const nodes = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        id: `n${index}`,
        kind: index === 0 ? "event" : "action",
        data: index === 0 ? { on: "call.ending" } : { action: slack("x") },
      }));
    const edges = Array.from({ length: 1999 }, (_, index) => ({
      id: `c${index}`,
      source: `n${index}`,
      target: `n${index + 1}`,
    }));
    const largest = compileFlow(toFlow({ name: "x", nodes: nodes(2000), edges }));
    expect(largest.diagnostics).toEqual([]);
    expect(largest.document.hooks[0]?.do).toHaveLength(1999);
    const tooLarge = compileFlow(toFlow({ name: "x", nodes: nodes(2001), edges }));
    expect(tooLarge.diagnostics.map((found) => found.code)).toEqual(["flow.too-large"]);
    expect(tooLarge.document.hooks).toEqual([]);
  });

  it("refuses conditions that multiply instead of working on them for ever", () => {
    const filters = Array.from({ length: 40 }, (_, index) => [`f${index}`, `g${index}`]).flat();
    const kinds = filters.map((id) => ({
      id,
      kind: "filter",
      data: { filter: { type: "exists", key: "call.id", exists: true } },
    }));
    const arrows = filters.flatMap((id) =>
      ["f", "g"].map((letter) => ({
        source: id,
        target: `${letter}${Number(id.slice(1)) + 1}`,
        sourceHandle: "match",
      })),
    );
    const flow = toFlow({
      name: "x",
      nodes: [
        { id: "e", kind: "event", data: { on: "call.ending" } },
        { id: "a", kind: "action", data: { action: slack("1") } },
        ...kinds,
        { id: "f40", kind: "action", data: { action: slack("2") } },
      ],
      edges: [
        { source: "e", target: "a" },
        { source: "a", target: "f0" },
        { source: "a", target: "g0" },
        ...arrows.filter((arrow) => arrow.target !== "g40"),
      ].map((arrow, index) => ({ id: `c${index}`, ...arrow })),
    });
    expect(compileFlow(flow).diagnostics.map((found) => found.code)).toEqual(["flow.too-large"]);
  });
});

describe("decompileHooks", () => {
  function arrowsOf(path: string): readonly string[] {
    const { edges } = decompileHooks(compileFlow(readFlow(path)).document, "x");
    return edges.map((edge) => `${edge.source} ${edge.sourceHandle} ${edge.target}`);
  }

  it("draws the opposite of a filter as its other side", () => {
    expect(arrowsOf("./otherwise/")).toEqual([
      "e1 next f1",
      "f1 match n3",
      "f1 otherwise f2",
      "f2 match n5",
      "f2 otherwise n6",
    ]);
  });

  it("draws several events into one branch", () => {
    expect(arrowsOf("./several-events/")).toEqual(["e1 next f1", "e2 next f1", "f1 match n4"]);
  });

  it("draws conditions of actions as filters between them", () => {
    expect(arrowsOf("./when-after-action/")).toEqual([
      "e1 next n2",
      "n2 next f1",
      "f1 match n4",
      "f1 otherwise n5",
      "n2 next n6",
    ]);
  });

  it("gives the flow the name asked for, or one that can be stored", () => {
    expect(decompileHooks({ hooks: [] }, "Mine").name).toBe("Mine");
    expect(decompileHooks({ hooks: [] }, " ").name).toBe("Untitled flow");
    expect(decompileHooks({ hooks: [] }, "n".repeat(300)).name).toHaveLength(200);
  });
});
