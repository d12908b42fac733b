import { describe, expect, it } from "vitest";
import { isFields } from "../../hook/draft.ts";
import { platformToolTypes } from "../../hook/tool.ts";
import schema from "./hooks.schema.json" with { type: "json" };
import { vapiSchema } from "./testing/vapi-schema.ts";
import { findMisfits } from "./wire.ts";

/** Keywords that only describe. */
const prose = new Set(
  "description x-vapi-status $comment default title $schema $id example examples".split(" "),
);

function withoutProse(value: unknown, areNames = false): unknown {
  if (Array.isArray(value)) return value.map((entry: unknown) => withoutProse(entry));
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([keyword]) => areNames || !prose.has(keyword))
      .map(([keyword, inner]) => [
        keyword,
        withoutProse(inner, keyword === "properties" || keyword === "$defs"),
      ]),
  );
}

describe("Vapi's schema", () => {
  it("is the published one without its prose", () => {
    expect(schema).toEqual(withoutProse(vapiSchema));
  });
});

describe("findMisfits", () => {
  const tool = (value: object) => ({ type: "tool", tool: value });

  it("knows all tools", () => {
    const types = ["transferCall", "endCall", "function", "apiRequest", ...platformToolTypes];
    expect(types).toHaveLength(23);
    const unknown = types.filter((type) =>
      findMisfits("ToolCallHookAction", tool({ type })).some(({ path }) => path === "tool.type"),
    );
    expect(unknown).toEqual([]);
  });

  it.each([
    ["a name", tool({ type: "function", function: { name: "log error" } }), "tool.function.name"],
    [
      "a number",
      tool({ type: "transferCall", destinations: [{ type: "number", number: "1" }] }),
      "tool.destinations.0.number",
    ],
    [
      "a destination",
      tool({ type: "transferCall", destinations: [{ type: "queue", target: "x" }] }),
      "tool.destinations.0",
    ],
    ["a missing field", tool({ type: "code" }), "tool.code"],
    ["a tool", tool({ type: "fax" }), "tool.type"],
  ])("says where %s does not fit", (_, action, path) => {
    expect(findMisfits("ToolCallHookAction", action).map((found) => found.path)).toEqual([path]);
  });

  it("takes a saved tool, and one that is not said yet", () => {
    expect(findMisfits("ToolCallHookAction", { type: "tool", toolId: "t1" })).toEqual([]);
    expect(findMisfits("ToolCallHookAction", { type: "tool" })).toEqual([]);
  });
});
