import { describe, expect, it } from "vitest";
import { compileCommand } from "./compile.ts";
import { decompileCommand } from "./decompile.ts";
import { CallError, type Io } from "./io.ts";
import { DocumentError } from "./parse-json-file.ts";
import { testCommand } from "./run-tests.ts";
import { schemaCommand } from "./schema.ts";
import { runCommand } from "./testing/memory-io.ts";

async function run(command: (file: string, io: Io) => Promise<number>, text: string, file = "-") {
  const { status, out, codes } = await runCommand({ [file]: text }, (io) => command(file, io));
  return { status, out, codes };
}

const hooks = { hooks: [{ on: "call.ending", do: [{ type: "say", exact: "Goodbye" }] }] };
const flow = {
  name: "x",
  nodes: [
    { id: "e", kind: "event", data: { on: "call.ending" } },
    { id: "a", kind: "action", data: { action: { type: "say", exact: "Goodbye" } } },
  ],
  edges: [{ id: "c", source: "e", target: "a" }],
};

describe("hookline compile", () => {
  it("prints the hooks document of a flow", async () => {
    const { status, out, codes } = await run(compileCommand, JSON.stringify(flow));
    expect({ status, codes }).toEqual({ status: 0, codes: [] });
    expect(out).toBe(
      `${JSON.stringify(
        {
          version: 1,
          hooks: [
            {
              on: "call.ending",
              name: "call-ending-say",
              do: [{ type: "say", exact: "Goodbye", id: "a" }],
            },
          ],
        },
        null,
        2,
      )}\n`,
    );
  });

  it("prints how far it goes when there are errors, and ends with 1", async () => {
    const unfinished = { ...flow, edges: [...flow.edges, { id: "d", source: "a", target: "e" }] };
    const { status, out, codes } = await run(compileCommand, JSON.stringify(unfinished));
    expect({ status, codes }).toEqual({ status: 1, codes: ["flow.bad-edge"] });
    expect(JSON.parse(out).hooks).toHaveLength(1);
  });

  it("prints nothing for what is no flow", async () => {
    const printed = await run(compileCommand, JSON.stringify(hooks));
    expect(printed).toMatchObject({ status: 1, out: "" });
    expect(new Set(printed.codes)).toEqual(new Set(["document.invalid"]));
    await expect(run(compileCommand, "{")).rejects.toThrow(DocumentError);
  });

  it("ends with 0 when there are only warnings", async () => {
    const { status, codes } = await run(compileCommand, JSON.stringify({ ...flow, edges: [] }));
    expect(status).toBe(0);
    expect(codes).toEqual(["flow.dead-end", "flow.unreachable"]);
  });
});

describe("hookline decompile", () => {
  it("prints a flow that compiles to the same hooks, named after the file", async () => {
    const { status, out } = await run(decompileCommand, JSON.stringify(hooks), "dir/failed.json");
    expect(status).toBe(0);
    expect(JSON.parse(out).name).toBe("failed");
    const again = await run(compileCommand, out);
    expect(JSON.parse(again.out).hooks).toMatchObject(hooks.hooks);
    expect((await run(decompileCommand, again.out, "failed.json")).out).toBe(out);
  });

  it("draws what could be read of hooks with errors, and ends with 1", async () => {
    const broken = { hooks: [...hooks.hooks, { on: "call.nothing", do: [] }] };
    const { status, out, codes } = await run(decompileCommand, JSON.stringify(broken));
    expect(status).toBe(1);
    expect(codes).toEqual(["event.unknown", "hook.no-actions"]);
    expect(JSON.parse(out).nodes).toHaveLength(3);
    expect(await run(decompileCommand, "[1]")).toMatchObject({ status: 1 });
    expect(await run(decompileCommand, "{}")).toMatchObject({ status: 1, out: "" });
  });
});

describe("hookline schema", () => {
  it.each(["hooks", "flow", "call-event", "sample-call"])("prints that of %s", async (name) => {
    const { status, out } = await run((_, io) => schemaCommand(name, io), "");
    expect(status).toBe(0);
    expect(JSON.parse(out).$id).toBe(`/schema/${name}.v1.json`);
  });

  it("says which there are", async () => {
    const unknown = run((_, io) => schemaCommand("flows", io), "");
    await expect(unknown).rejects.toThrow(CallError);
    await expect(unknown).rejects.toThrow("hooks, flow, call-event, sample-call");
  });
});

describe("hookline test", () => {
  const call = { name: "c", events: [{ atMs: 0, event: { type: "call.ending", data: {} } }] };
  const fired = { verdicts: [{ hook: "call-ending-say", verdict: "fired" }] };
  const passing = { name: "says goodbye", call, expect: fired };
  const failing = { name: "is silent", call, expect: { effects: [] } };

  it("prints one object for each test, and ends with 1 when one fails", async () => {
    const passed = await run(testCommand, JSON.stringify({ ...flow, tests: [passing] }));
    expect(passed).toEqual({
      status: 0,
      out: '{"test":"says goodbye","passed":true,"failures":[]}\n',
      codes: [],
    });
    const failed = await run(testCommand, JSON.stringify({ ...flow, tests: [passing, failing] }));
    expect(failed.status).toBe(1);
    expect(JSON.parse(failed.out.split("\n")[1] ?? "")).toMatchObject({
      test: "is silent",
      passed: false,
      failures: [{ path: "expect.effects.0" }],
    });
  });

  it("takes flows only", async () => {
    expect(await run(testCommand, JSON.stringify(hooks))).toMatchObject({ status: 1, out: "" });
  });
});
