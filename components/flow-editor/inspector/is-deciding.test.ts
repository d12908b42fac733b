import { expect, it } from "vitest";
import type { Flow } from "#core/flow/flow.ts";
import { decompileHooks } from "#core/compiler/decompile-hooks.ts";
import { hooksDocumentSchema } from "#core/hook/hook.ts";
import { isDeciding } from "./is-deciding.ts";

const send = { type: "webhook", url: "https://a.test" };
const filters = [{ type: "equals", key: "tool.name", equals: "bash" }];

function flowOf(on: string, actions: readonly object[]): Flow {
  const document = hooksDocumentSchema.parse({ hooks: [{ on, filters, do: actions }] });
  return decompileHooks(document, "Deciding");
}

function firstAction(flow: Flow): string {
  const action = flow.nodes.find(
    ({ id, kind }) =>
      kind === "action" &&
      flow.edges.some(
        ({ source, target }) =>
          target === id && flow.nodes.some((node) => node.id === source && node.kind !== "action"),
      ),
  );
  if (action === undefined) throw new Error("the flow has an action");
  return action.id;
}

it.each([
  ["pre_tool_use", [{ type: "block" }], true],
  ["user_prompt_submit", [{ type: "modify", set: { message: "x" } }], true],
  ["pre_tool_use", [send, { type: "block" }], true],
  ["pre_tool_use", [send], false],
  ["post_tool_use", [{ type: "block" }], false],
  ["call.ended", [send], false],
])("on %s, %j: %s", (on, actions, expected) => {
  const flow = flowOf(on, actions);
  expect(isDeciding(flow, firstAction(flow))).toBe(expected);
});

it("ends where steps lead in a circle", () => {
  const flow = flowOf("pre_tool_use", [send, { type: "block" }]);
  const back = flow.edges.map((edge) => ({
    ...edge,
    id: `${edge.id}-back`,
    source: edge.target,
    target: edge.source,
  }));
  const circle = { ...flow, edges: [...flow.edges, ...back] };
  expect(isDeciding(circle, firstAction(flow))).toBe(true);
});
