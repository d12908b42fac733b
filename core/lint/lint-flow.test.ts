import { describe, expect, it } from "vitest";
import { compileFlow } from "../compiler/compile-flow.ts";
import { decompileHooks } from "../compiler/decompile-hooks.ts";
import { readHooks } from "../dialects/dialects.ts";
import { type Flow, type FlowInput, flowSchema } from "../flow/flow.ts";
import { applyFixToFlow } from "./apply-fix-to-flow.ts";
import { checkFlow } from "./check-flow.ts";
import { lintFlow, targetsOf } from "./lint-flow.ts";

type Drawn = Pick<FlowInput, "nodes" | "edges"> & Partial<FlowInput>;

function flowOf(drawn: Drawn): Flow {
  return flowSchema.parse({ name: "x", ...drawn });
}

const ending = { id: "e", kind: "event", data: { on: "call.ending" } } as const;
const slack = { type: "slack", url: "https://example.com", text: "x" };
const reasons = (...oneOf: string[]) => ({ type: "oneOf", key: "call.endedReason", oneOf });

/** A filter with a slip in it; what it says no to is told to Slack, and said too late. */
const otherwise = flowOf({
  nodes: [
    ending,
    { id: "f", kind: "filter", data: { filter: reasons("customer-busy", "call-start") } },
    { id: "a", kind: "action", data: { action: { type: "say", exact: "Bye." } } },
    { id: "b", kind: "action", data: { action: slack } },
  ],
  edges: [
    { id: "c1", source: "e", target: "f" },
    { id: "c2", source: "f", target: "a", sourceHandle: "otherwise" },
    { id: "c3", source: "a", target: "b" },
  ],
});

describe("lintFlow", () => {
  it("names the node of each finding, and says what is true for several targets once", () => {
    const found = lintFlow(otherwise, ["hookline", "vapi"]);
    expect(found.map(({ code, nodeId }) => [code, nodeId])).toEqual([
      ["lint.action-too-late", "a"],
      ["lint.reason-outside-family", "f"],
    ]);
  });

  it("says nothing that the check of the flow says", () => {
    const broken = flowOf({ ...otherwise, edges: otherwise.edges.slice(0, 2) });
    const codes = new Set(checkFlow(broken).diagnostics.map((found) => found.code));
    expect(lintFlow(broken, ["hookline"]).filter(({ code }) => codes.has(code))).toEqual([]);
  });

  it.each<[string, Partial<FlowInput>, readonly string[]]>([
    ["Hookline", {}, ["hookline"]],
    ["Vapi, when nothing else is named", { runsOn: "platform" }, ["vapi"]],
    [
      "the platform that its actions name",
      {
        runsOn: "platform",
        nodes: [
          ending,
          { id: "a", kind: "action", data: { action: { ...slack, platform: { ava: { x: 1 } } } } },
        ],
        edges: [{ id: "c", source: "e", target: "a" }],
      },
      ["ava"],
    ],
  ])("is for %s", (_, change, targets) => {
    expect(targetsOf(flowOf({ ...otherwise, ...change }))).toEqual(targets);
  });
});

describe("applyFixToFlow", () => {
  const fixNamed = (flow: Flow, code: string): Flow | null => {
    const finding = [...checkFlow(flow).diagnostics, ...lintFlow(flow, ["hookline"])].find(
      (found) => found.code === code,
    );
    return finding === undefined ? null : applyFixToFlow(flow, finding);
  };

  it("mends the filter itself, of which the document has the opposite", () => {
    const fixed = fixNamed(otherwise, "lint.reason-outside-family");
    expect(fixed?.nodes[1]?.data).toEqual({
      filter: reasons("customer-busy", "call-start-error"),
    });
  });

  it("deletes a node, and joins what it stood between", () => {
    const fixed = fixNamed(otherwise, "lint.action-too-late");
    expect(fixed?.nodes.map((node) => node.id)).toEqual(["e", "f", "b"]);
    expect(fixed?.edges).toMatchObject([
      { source: "e", target: "f" },
      { source: "f", target: "b", sourceHandle: "otherwise" },
    ]);
  });

  it("mends an action's own conditions, which stand after those drawn before it", () => {
    const flow = flowOf({
      nodes: [
        ending,
        { id: "s", kind: "action", data: { action: slack } },
        { id: "f", kind: "filter", data: { filter: reasons("customer-busy") } },
        {
          id: "a",
          kind: "action",
          data: { action: { ...slack, when: [reasons("pipeline-error"), reasons("call-start")] } },
        },
      ],
      edges: [
        { id: "c1", source: "e", target: "s" },
        { id: "c2", source: "s", target: "f" },
        { id: "c3", source: "f", target: "a", sourceHandle: "match" },
      ],
    });
    expect(fixNamed(flow, "lint.reason-outside-family")?.nodes[3]?.data).toMatchObject({
      action: { when: [reasons("pipeline-error"), reasons("call-start-error")] },
    });
  });

  it("mends an event's options and an unknown reason", () => {
    const flow = flowOf({
      document: { maxDurationSeconds: 600 },
      nodes: [
        { id: "e", kind: "event", data: { on: "call.timeElapsed", options: { seconds: 600 } } },
        { id: "f", kind: "filter", data: { filter: reasons("custommer-busy") } },
        { id: "a", kind: "action", data: { action: slack } },
      ],
      edges: [
        { id: "c1", source: "e", target: "f" },
        { id: "c2", source: "f", target: "a", sourceHandle: "match" },
      ],
    });
    expect(fixNamed(flow, "lint.elapsed-past-maximum")?.nodes[0]?.data).toMatchObject({
      options: { seconds: 590 },
    });
    expect(fixNamed(flow, "filter.unknown-reason")?.nodes[1]?.data).toEqual({
      filter: reasons("customer-busy"),
    });
  });

  it("mends an option together with the short form it was read in", () => {
    const low = "assistant.transcriber.endpointedSpeechLowConfidence";
    const say = { type: "say", exact: "Again?" };
    const hook = (range: string) => ({ on: `${low}[confidence=${range}]`, do: [say] });
    const { draft } = readHooks({ hooks: [hook("0.2:0.4"), hook("0.3:0.5")] }, "vapi");
    if (draft === null) throw new Error("these hooks can be read");
    const flow = decompileHooks(draft, "x");
    const [finding] = lintFlow(flow, ["vapi"]).filter(
      ({ code }) => code === "lint.confidence-overlap",
    );
    const fixed = finding && applyFixToFlow(flow, finding);
    expect(fixed && compileFlow(fixed).document.hooks[1]).toMatchObject({
      options: { confidenceMin: 0.4, confidenceMax: 0.5 },
    });
    expect(JSON.stringify(fixed)).not.toContain("0.3:0.5");
  });

  it("leaves a flow alone that the fix does not fit", () => {
    const [finding] = lintFlow(otherwise, ["hookline"]);
    const other = flowOf({ nodes: [ending], edges: [] });
    expect(finding && applyFixToFlow(other, finding)).toBeNull();
    expect(finding && applyFixToFlow(other, { ...finding, fix: undefined })).toBeNull();
  });
});
