import { describe, expect, it } from "vitest";
import { trustJson } from "../../json.ts";
import { importVapi } from "./import-vapi.ts";

const say = { type: "say", exact: "Hello" };
const low = "assistant.transcriber.endpointedSpeechLowConfidence";

function read(value: unknown) {
  const json = trustJson(value);
  const { document, draft, diagnostics, runsOn } = importVapi({ text: "", json });
  return {
    hooks: document?.hooks,
    document,
    draft,
    runsOn,
    found: diagnostics.map(({ code, path }) => `${code} ${path}`),
  };
}

describe("importVapi", () => {
  it("keeps a whole assistant beside its hooks", () => {
    const transcriber = { provider: "deepgram", confidenceThreshold: 0.5 };
    const { document, found } = read({
      id: "a1",
      transcriber,
      silenceTimeoutSeconds: 30,
      hooks: [{ on: "call.ending", do: [say] }],
    });
    expect(document).toMatchObject({ id: "a1", transcriber, silenceTimeoutSeconds: 30 });
    expect(found).toEqual([
      "dialect.not-hooks id",
      "dialect.not-hooks transcriber",
      "dialect.not-hooks silenceTimeoutSeconds",
    ]);
  });

  it("leaves an assistant's version out and says so", () => {
    const { document, found } = read({ version: 7, hooks: [{ on: "call.ending", do: [say] }] });
    expect(document?.version).toBe(1);
    expect(found).toEqual(["dialect.not-hooks version"]);
  });

  it("reads short forms as options and keeps their form", () => {
    const on = `${low}[confidence=0.2:]`;
    expect(read([{ on, do: [say] }]).hooks).toMatchObject([
      { on: low, options: { confidenceMin: 0.2 }, platform: { vapi: { on } } },
    ]);
  });

  it("reads prefixes of a phone number as they are", () => {
    const filters = [{ type: "startsWith", key: "number", startsWith: ["1555", "49"] }];
    const { hooks, found } = read({ hooks: [{ on: "call.ringing", filters, do: [say] }] });
    expect(hooks?.[0]?.filters).toEqual(filters);
    expect(found).toEqual([]);
  });

  it("says that a ringing phone number does one thing only", () => {
    expect(read({ hooks: [{ on: "call.ringing", do: [say, say] }] }).found).toEqual([
      "dialect.differs hooks.0.do.1",
    ]);
  });

  it("keeps a name that is the one the hook would get", () => {
    const { hooks } = read([
      { on: "call.ending", name: "call-ending-say", do: [say] },
      { on: "call.ending", do: [say] },
      { on: "call.ending", name: "Goodbye", do: [say] },
    ]);
    expect(hooks?.map(({ name, platform }) => [name, platform])).toEqual([
      ["call-ending-say", { vapi: { named: true } }],
      ["call-ending-say-2", undefined],
      ["Goodbye", undefined],
    ]);
  });

  it("gives the paths of the text, also of a bare list and of groups", () => {
    const hook = { on: "call.nothing", do: [say] };
    expect(read([hook]).found).toEqual(["event.unknown 0.on"]);
    expect(read([{ hooks: [hook] }]).found).toEqual([
      "hook.nested-group 0",
      "event.unknown 0.hooks.0.on",
    ]);
    expect(read({ hooks: [hook] }).draft?.hooks).toHaveLength(1);
  });

  it.each<[string, object, string]>([
    ["something is said", { on: "call.ending", do: [say] }, "platform"],
    ["the call goes on", { on: "customer.speech.timeout", do: [] }, "platform"],
    [
      "a saved tool is used",
      { on: "call.ending", do: [{ type: "tool", toolId: "t" }] },
      "platform",
    ],
    [
      "a server is told that the call ends",
      { on: "call.ending", do: [{ type: "tool", tool: { type: "function" } }] },
      "hookline",
    ],
  ])("suggests who runs the hooks when %s", (_, hook, runsOn) => {
    expect(read({ hooks: [hook] }).runsOn).toBe(runsOn);
  });

  it("says what is no JSON", () => {
    const { document, draft, diagnostics } = importVapi({ text: "hooks:", json: undefined });
    expect([document, draft]).toEqual([null, null]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["document.not-json"]);
  });
});
