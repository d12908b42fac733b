import { expect, test } from "vitest";
import { exportSchema } from "#core/contracts/flows.ts";
import { flowSchema } from "#core/flow/flow.ts";
import { setUpTestContext } from "../testing/test-context.ts";
import { createFlow } from "./create-flow.ts";
import { exportHooks } from "./export-hooks.ts";

const t = setUpTestContext();

const hooks = [{ on: "call.ending", do: [{ type: "say", exact: "Goodbye" }] }];

const flow = flowSchema.parse({
  name: "Say goodbye",
  nodes: [
    { id: "e", kind: "event", data: { on: "call.ending" } },
    { id: "a", kind: "action", data: { action: { type: "say", exact: "Goodbye" } } },
  ],
  edges: [{ id: "c", source: "e", target: "a" }],
});

test("writes the draft of a stored flow, a flow, and a hooks document", async () => {
  const { id } = await createFlow(t.context, { flow });
  const requests = [{ flowId: id }, { flow }, { document: { hooks } }, { document: hooks }];
  for (const request of requests) {
    const input = exportSchema.parse({ ...request, to: "hookline" });
    const { files, diagnostics } = await exportHooks(t.context, input);
    expect(diagnostics).toEqual([]);
    expect(files.map((file) => [file.name, file.language])).toEqual([["hooks.json", "json"]]);
    expect(JSON.parse(files[0]?.text ?? "").hooks).toMatchObject(hooks);
  }
});

test("refuses hooks with errors, with the step they stand on, and a flow that is not there", async () => {
  const broken = {
    ...flow,
    nodes: [{ ...flow.nodes[0], data: { on: "no.such.event" } }],
    edges: [],
  };
  const input = exportSchema.parse({ flow: broken, to: "hookline" });
  await expect(exportHooks(t.context, input)).rejects.toMatchObject({
    code: "VALIDATION",
    diagnostics: [expect.objectContaining({ code: "event.unknown", nodeId: "e" })],
  });
  const missing = exportSchema.parse({ flowId: "flow_none", to: "hookline" });
  await expect(exportHooks(t.context, missing)).rejects.toMatchObject({ code: "NOT_FOUND" });
});
