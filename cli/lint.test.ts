import { describe, expect, it } from "vitest";
import { CallError } from "./io.ts";
import { lintCommand } from "./lint.ts";
import { runCommand } from "./testing/memory-io.ts";

const lateSay = {
  hooks: [
    {
      on: "call.ending",
      name: "bye",
      do: [
        { type: "say", exact: "Bye.", id: "a1" },
        { type: "slack", url: "https://example.com", text: "x", id: "a2" },
      ],
    },
  ],
};
const lateFlow = {
  name: "x",
  nodes: [
    { id: "e", kind: "event", data: { on: "call.ending" } },
    { id: "a", kind: "action", data: { action: lateSay.hooks[0]?.do[0] } },
    { id: "b", kind: "action", data: { action: lateSay.hooks[0]?.do[1] } },
  ],
  edges: [
    { id: "c", source: "e", target: "a" },
    { id: "d", source: "a", target: "b" },
  ],
};

async function lint(
  document: unknown,
  options: Parameters<typeof lintCommand>[1] = {},
  file = "-",
) {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  return await runCommand({ [file]: text }, (io) => lintCommand(file, options, io));
}

function codesIn(out: string): readonly string[] {
  return JSON.parse(out).diagnostics.map((found: { code: string }) => found.code);
}

describe("hookline lint", () => {
  it.each([
    ["a hooks document", lateSay, undefined, ["lint.action-too-late"]],
    ["a flow", lateFlow, undefined, ["lint.action-too-late"]],
    ["a flow for another target", lateFlow, "ava", ["lint.action-too-late"]],
    ["hooks that are fine", { hooks: [] }, "vapi", []],
  ])("prints what it finds in %s", async (_, document, target, codes) => {
    const { status, out, err } = await lint(document, { target });
    expect({ status, err }).toEqual({ status: 0, err: [] });
    expect(codesIn(out)).toEqual(codes);
  });

  it("ends with 1 when there are errors, and says them among the findings", async () => {
    const broken = { on: "call.ended", do: [{ type: "nothing" }] };
    const { status, out } = await lint({ hooks: [...lateSay.hooks, broken] });
    expect(status).toBe(1);
    expect(codesIn(out)).toEqual(["action.unknown-type", "lint.action-too-late"]);
    expect(await lint("no document at all")).toMatchObject({ status: 1 });
  });

  it("refuses a target it does not know", async () => {
    await expect(lint(lateSay, { target: "retell" })).rejects.toThrow(CallError);
  });
});

describe("hookline lint --fix", () => {
  it("writes the mended file and prints what is left", async () => {
    const hooks = await lint(lateSay, { fix: true }, "hooks.json");
    expect(codesIn(hooks.out)).toEqual([]);
    const {
      hooks: [mended],
    } = JSON.parse(hooks.files["hooks.json"] ?? "");
    expect(mended.do).toEqual([lateSay.hooks[0]?.do[1]]);
    const flow = await lint(lateFlow, { fix: true }, "flow.json");
    expect(codesIn(flow.out)).toEqual([]);
    const { nodes, edges } = JSON.parse(flow.files["flow.json"] ?? "");
    expect(nodes.map((node: { id: string }) => node.id)).toEqual(["e", "b"]);
    expect(edges).toMatchObject([{ source: "e", target: "b" }]);
  });

  it("prints the mended document of standard input", async () => {
    const { status, out, codes } = await lint(lateSay, { fix: true });
    expect({ status, codes }).toEqual({ status: 0, codes: [] });
    expect(JSON.parse(out).hooks[0].do).toHaveLength(1);
  });

  it("does not write over a file whose comments it would lose", async () => {
    const python = [
      "from unpod import CallContext",
      "async def take_call(ctx: CallContext) -> None:",
      '    @ctx.session.on("call_end")',
      "    async def bye(reason: str) -> None:",
      '        await ctx.session.say("Bye")',
      "    await ctx.session.run()",
      "",
    ].join("\n");
    expect(codesIn((await lint(python)).out)).toEqual(["lint.action-too-late"]);
    await expect(lint(python, { fix: true }, "hooks.py")).rejects.toThrow("import it first");
  });

  it("leaves a file alone that has nothing to mend", async () => {
    const text = '{ "hooks": [] }';
    const { files } = await lint(text, { fix: true }, "hooks.json");
    expect(files["hooks.json"]).toBe(text);
  });
});
