import { describe, expect, it } from "vitest";
import { z } from "zod";
import { CallError } from "./io.ts";
import { simulateCommand } from "./simulate.ts";
import { runCommand } from "./testing/memory-io.ts";

const stepSchema = z.object({
  at: z.number(),
  verdicts: z.array(z.looseObject({ verdict: z.string(), reason: z.string().optional() })),
  effects: z.array(z.looseObject({ kind: z.string() })),
});

async function run(document: unknown, call: unknown) {
  const files = { "d.json": JSON.stringify(document), "c.json": JSON.stringify(call) };
  const { status, out, codes } = await runCommand(files, (io) =>
    simulateCommand("d.json", { call: "c.json" }, io),
  );
  const lines = out.split("\n").filter((line) => line !== "");
  const steps = lines.map((line) => stepSchema.parse(JSON.parse(line)));
  return { status, out, steps, codes };
}

const call = {
  name: "failed",
  events: [{ atMs: 5, event: { type: "call.ending", data: { call: { endedReason: "x" } } } }],
};
const saying = (exact: string) => ({
  hooks: [{ on: "call.ending", do: [{ type: "say", exact }] }],
});

describe("hookline simulate", () => {
  it("prints one object an event, the same bytes every time", async () => {
    const first = await run(saying("Bye."), call);
    expect(first).toMatchObject({ status: 0, codes: [], steps: [{ at: 5 }] });
    expect(Object.keys(JSON.parse(first.out))).toEqual(["at", "event", "verdicts", "effects"]);
    expect((await run(saying("Bye."), call)).out).toBe(first.out);
  });

  it("says what is wrong with a template, and ends with 1", async () => {
    const { status, codes, steps } = await run(saying("{% include 'package.json' %}"), call);
    expect({ status, codes }).toEqual({ status: 1, codes: ["template.not-allowed"] });
    expect(steps[0]?.effects).toMatchObject([{ kind: "failed", code: "template.not-allowed" }]);
  });

  it("leaves the effects of a flow that runs on the platform to the platform", async () => {
    const flow = {
      name: "x",
      runsOn: "platform",
      nodes: [
        { id: "e", kind: "event", data: { on: "call.ending" } },
        { id: "a", kind: "action", data: { action: { type: "say", exact: "Bye." } } },
      ],
      edges: [{ id: "c", source: "e", target: "a" }],
    };
    const { status, steps } = await run(flow, call);
    expect(status).toBe(0);
    expect(steps).toMatchObject([
      { verdicts: [{ verdict: "skipped", reason: "platform", wouldHave: "fired" }], effects: [] },
    ]);
  });

  it("prints nothing for what is no document or no call", async () => {
    expect(await run({}, call)).toMatchObject({ status: 1, out: "", codes: ["document.invalid"] });
    expect(await run(saying("x"), {})).toMatchObject({ status: 1, out: "" });
  });

  it("takes one of the two from standard input", async () => {
    const both = runCommand({ "-": "{}" }, (io) => simulateCommand("-", { call: "-" }, io));
    await expect(both).rejects.toThrow(CallError);
  });
});
