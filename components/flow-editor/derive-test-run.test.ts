import { describe, expect, it } from "vitest";
import { applyCommand } from "#core/flow/apply-command.ts";
import type { Flow } from "#core/flow/flow.ts";
import { sampleCalls } from "#core/samples/sample-calls.ts";
import { compiledOf, nodeProblemsOf } from "./derive-problems.ts";
import { litNodesOf, playSample, sampleOutcomes } from "./derive-test-run.ts";
import { sampleFlow } from "./testing/sample-detail.ts";

function firing(flow: Flow): readonly string[] {
  return sampleOutcomes(flow)
    .filter(({ fired }) => fired > 0)
    .map(({ sample }) => sample.id);
}

describe("playing sample calls", () => {
  it("fires on the pipeline error and says for the others what was there instead", () => {
    const flow = sampleFlow();
    expect(firing(flow)).toEqual(["pipeline-error"]);
    const completed = sampleOutcomes(flow).find(({ sample }) => sample.id === "completed");
    expect(completed?.missed[0]).toMatchObject({
      reason: "filter",
      actual: "customer-ended-call",
    });
  });

  it("lights up the path that fired, in its order", () => {
    const { lights, order } = litNodesOf(sampleFlow(), { sampleId: "pipeline-error", step: null });
    expect(Object.fromEntries(lights)).toEqual({ event: "lit", filter: "lit", slack: "lit" });
    expect([...order.keys()].toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))).toEqual(
      ["event", "filter", "slack"],
    );
  });

  it("shows at which filter a call stopped", () => {
    const { lights } = litNodesOf(sampleFlow(), { sampleId: "completed", step: null });
    expect(Object.fromEntries(lights)).toEqual({ event: "dark", filter: "stopped", slack: "dark" });
  });

  it("leaves a rule with an error out and plays the rest", () => {
    const flow = sampleFlow();
    const broken = applyCommand(flow, {
      type: "add-node",
      node: {
        id: "broken",
        kind: "action",
        order: 1,
        position: { x: 0, y: 300 },
        data: { action: { type: "webhook", url: "" } },
      },
      from: { source: "event" },
    });
    const [sample] = sampleCalls.filter(({ id }) => id === "pipeline-error");
    expect(broken.ok && sample !== undefined && playSample(broken.value, sample).leftOut).toBe(1);
    expect(broken.ok && firing(broken.value)).toEqual(["pipeline-error"]);
    expect(broken.ok && nodeProblemsOf(broken.value).get("broken")?.severity).toBe("error");
  });

  it("compiles a flow value once", () => {
    const flow = sampleFlow();
    expect(compiledOf(flow)).toBe(compiledOf(flow));
  });
});
