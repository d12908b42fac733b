import * as fc from "fast-check";
import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { flowMigrations, flowVersion, migrateFlow } from "./migrate-flow.ts";

function findings(input: unknown): readonly string[] {
  const result = migrateFlow(input);
  return result.ok ? [] : result.error.map((found) => `${found.code} ${found.path}`);
}

const node = { id: "n1", kind: "event", data: { on: "call.ending" } };

describe("migrateFlow", () => {
  it("fills in what may be left out and keeps what it does not know", () => {
    const result = migrateFlow({ name: "x", nodes: [node], edges: [], later: { a: 1 } });
    expect(result).toEqual({
      ok: true,
      value: {
        version: 1,
        name: "x",
        runsOn: "hookline",
        nodes: [{ ...node, order: 1, position: { x: 0, y: 0 } }],
        edges: [],
        notes: [],
        groups: [],
        tests: [],
        later: { a: 1 },
      },
    });
  });

  it.each<[string, unknown, readonly string[]]>([
    ["no object", [], ["document.invalid "]],
    ["a later version", { version: 2 }, ["document.version version"]],
    ["a version that is none", { version: "1" }, ["document.invalid version"]],
    ["a hooks document", { hooks: [] }, ["document.invalid nodes"]],
    ["no nodes", { name: "x", edges: [] }, ["document.invalid nodes"]],
    [
      "parts of the wrong kind",
      {
        name: "x",
        nodes: [
          { ...node, kind: "timer" },
          { ...node, order: -1 },
        ],
        edges: [{}],
      },
      [
        "document.invalid nodes.0.kind",
        "document.invalid nodes.1.order",
        "document.invalid edges.0.id",
        "document.invalid edges.0.source",
        "document.invalid edges.0.target",
      ],
    ],
    [
      "options out of bounds",
      { name: "x", nodes: [{ ...node, data: { on: "x", options: { seconds: 0 } } }], edges: [] },
      ["event.invalid-option nodes.0.data.options.seconds"],
    ],
    [
      "a field that would be lost",
      JSON.parse('{"name":"x","nodes":[{"__proto__":{}}],"edges":[]}'),
      ["document.invalid nodes.0.__proto__"],
    ],
  ])("refuses %s", (_, input, expected) => expect(findings(input)).toEqual(expected));

  it("says on which node it is", () => {
    const result = migrateFlow({ name: "x", nodes: [{ id: "n1", kind: "action" }], edges: [] });
    expect(result).toMatchObject({ ok: false, error: [{ nodeId: "n1", path: "nodes.0.data" }] });
  });

  it("takes any JSON value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (value, nodes) => {
        expect(() => migrateFlow(value)).not.toThrow();
        expect(() => migrateFlow({ name: "x", nodes: [nodes], edges: [] })).not.toThrow();
      }),
    );
  });

  it("has a step with a fixture for every version before the present one", () => {
    const versions = Array.from({ length: flowVersion - 1 }, (_, index) => index + 1);
    expect([...flowMigrations.keys()]).toEqual(versions);
    for (const version of versions) {
      for (const file of ["before.json", "after.json"]) {
        const url = new URL(`./fixtures/migrations/${version}/${file}`, import.meta.url);
        expect(existsSync(url)).toBe(true);
      }
    }
  });
});
