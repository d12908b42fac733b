import { describe, expect, it } from "vitest";
import { migrateFlow } from "../flow/migrate-flow.ts";
import { checkFlow } from "./check-flow.ts";

function codesOf(action: object): readonly string[] {
  const flow = migrateFlow({
    name: "x",
    nodes: [
      { id: "e", kind: "event", data: { on: "call.ending" } },
      { id: "a", kind: "action", data: { action } },
    ],
    edges: [{ id: "c", source: "e", target: "a" }],
  });
  if (!flow.ok) throw new Error(JSON.stringify(flow.error));
  const { diagnostics } = checkFlow(flow.value);
  expect(diagnostics.every((found) => found.nodeId === "a")).toBe(true);
  return diagnostics.map((found) => found.code);
}

describe("checkFlow", () => {
  it.each<[string, object, readonly string[]]>([
    ["a finished action", { type: "slack", url: "https://example.com", text: "x" }, []],
    ["an unknown action", { type: "telegram" }, ["action.unknown-type"]],
    ["an action without its fields", { type: "n8n" }, ["action.invalid"]],
    ["a field of the wrong kind", { type: "say", exact: 5 }, ["action.invalid"]],
    [
      "what only the engine sees",
      { type: "slack", url: "https://example.com", text: "{% include 'x' %}" },
      ["template.not-allowed"],
    ],
  ])("says of %s what is wrong, on its node", (_, action, codes) => {
    expect(codesOf(action)).toEqual(codes);
  });
});
