import { expect, it } from "vitest";
import { flowSchema } from "../flow/flow.ts";
import { readFlow } from "./read-flow.ts";
import { writeDocument, writeFlow } from "./write-flow.ts";

const hooks = [
  { on: "call.ending", do: [{ type: "say", exact: "Goodbye" }] },
  { on: "call.ended", do: [{ type: "webhook", url: "https://crm.example/calls" }] },
];

it("what is written in Hookline's own form reads back as the same flow", () => {
  const { flow } = readFlow({ hooks }, { name: "Both" });
  const { files } = writeFlow(flowSchema.parse(flow), "hookline");
  expect(readFlow(files[0]?.text ?? "", { name: "Both" }).flow).toEqual(flow);
});

it("a flow or document with errors gives no file, and only what is in the way", () => {
  const flow = flowSchema.parse({
    name: "Broken",
    nodes: [
      { id: "e", kind: "event", data: { on: "no.such.event" } },
      { id: "alone", kind: "action", data: { action: { type: "say", exact: "Bye" } } },
    ],
    edges: [],
  });
  const written = writeFlow(flow, "hookline");
  expect(written.files).toEqual([]);
  expect(written.diagnostics).toMatchObject([{ code: "event.unknown", nodeId: "e" }]);
  expect(writeDocument({ hooks: 7 }, "hookline")).toMatchObject({
    files: [],
    diagnostics: [{ code: "document.invalid", path: "hooks" }],
  });
});
