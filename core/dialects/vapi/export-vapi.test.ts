import { describe, expect, it } from "vitest";
import { parseHooksDocument } from "../../hook/parse-hooks-document.ts";
import { exportVapi } from "./export-vapi.ts";

const say = { type: "say", exact: "Hello" };
const transfer = (...destinations: readonly object[]) => ({
  type: "tool",
  tool: { type: "transferCall", destinations },
});
const number = { type: "number", number: "+15550100100" };

/** What comes of one hook, or of several. */
function write(...given: readonly object[]) {
  const { document, diagnostics } = parseHooksDocument(
    given.map((hook) => ({ on: "call.ending", do: [transfer(number)], ...hook })),
  );
  if (document === null) throw new Error(JSON.stringify(diagnostics));
  const { files, diagnostics: found } = exportVapi(document);
  return {
    files: files.map((file) => file.name),
    hooks: files.flatMap((file): readonly unknown[] => JSON.parse(file.text).hooks),
    found: found.map(({ code, path }) => `${code.replace("dialect.", "")} ${path}`),
  };
}

describe("exportVapi", () => {
  it.each<[string, object, object, readonly string[]]>([
    ["a switch that is on", { enabled: true }, {}, ["lost hooks.0.enabled"]],
    ["a priority", { priority: 5 }, {}, ["lost hooks.0.priority"]],
    ["agents", { scope: { agents: ["a1"] } }, {}, ["lost hooks.0.scope"]],
    ["a limit", { limit: { perCall: 2 } }, {}, ["lost hooks.0.limit"]],
    [
      "words",
      { description: "x", source: "y" },
      {},
      ["lost hooks.0.description", "lost hooks.0.source"],
    ],
    ["another platform's words", { platform: { ava: {} } }, {}, ["lost hooks.0.platform.ava"]],
    ["a name", { name: "Alert" }, { name: "Alert" }, ["unpublished hooks.0.name"]],
    ["a name it gets anyway", { name: "call-ending-transfer-call" }, {}, []],
    ["a field nobody knows", { future: 1 }, { future: 1 }, []],
    ["an id", { do: [{ ...transfer(number), id: "n7" }] }, {}, ["renamed hooks"]],
    [
      "all of several filters",
      {
        filters: [
          {
            type: "all",
            all: [
              { type: "equals", key: "call.endedReason", equals: "customer-busy" },
              { type: "contains", key: "call.endedReason", contains: "customer" },
            ],
          },
        ],
      },
      {
        filters: [
          { type: "oneOf", key: "call.endedReason", oneOf: ["customer-busy"] },
          { type: "oneOf", key: "call.endedReason", oneOf: ["customer"] },
        ],
      },
      ["changed hooks.0.filters.0"],
    ],
    [
      "any of several reasons",
      {
        filters: [
          {
            type: "any",
            any: [
              { type: "oneOf", key: "call.endedReason", oneOf: ["a", "b"] },
              { type: "oneOf", key: "call.endedReason", oneOf: ["b", "c"] },
            ],
          },
        ],
      },
      { filters: [{ type: "oneOf", key: "call.endedReason", oneOf: ["a", "b", "c"] }] },
      ["changed hooks.0.filters.0"],
    ],
    [
      "a value Vapi does not speak of",
      { filters: [{ type: "oneOf", key: "turn.text", oneOf: ["a"] }] },
      { filters: [{ type: "oneOf", key: "turn.text", oneOf: ["a"] }] },
      ["differs hooks.0.filters.0.key"],
    ],
    [
      "what to do after an error",
      { do: [{ ...transfer(number), stopOnError: true }] },
      {},
      ["lost hooks.0.do.0.stopOnError"],
    ],
    [
      "one of two destinations",
      { do: [transfer({ type: "queue", target: "sales" }, number)] },
      {},
      ["lost hooks.0.do.0.tool.destinations.0"],
    ],
    [
      "one of two actions",
      { do: [{ type: "slack", url: "https://example.com", text: "x" }, transfer(number)] },
      {},
      ["lost hooks.0.do.0", "renamed hooks.0.name"],
    ],
    [
      "one action without its condition",
      { do: [{ ...say, when: [{ type: "chance", chance: 1 }] }, transfer(number)] },
      {},
      ["lost hooks.0.do.0.when", "renamed hooks.0.name"],
    ],
  ])("writes %s as far as it goes", (_, hook, expected, found) => {
    const written = write(hook);
    expect(written.hooks).toEqual([{ on: "call.ending", do: [transfer(number)], ...expected }]);
    expect(written.found).toEqual(found);
  });

  it.each<[string, object, readonly string[]]>([
    ["an event Vapi has no hook for", { on: "customer.turn" }, ["lost hooks.0"]],
    ["a switch that is off", { enabled: false }, ["lost hooks.0"]],
    ["no agents", { scope: { agents: [] } }, ["lost hooks.0"]],
    [
      "a filter Vapi cannot say",
      { filters: [{ type: "exists", key: "call.summary", exists: true }] },
      ["lost hooks.0.filters.0", "lost hooks.0"],
    ],
    [
      "a text that is compared without its case",
      { filters: [{ type: "equals", key: "turn.text", equals: "yes" }] },
      ["lost hooks.0.filters.0", "lost hooks.0"],
    ],
    [
      "only actions Vapi has not",
      { do: [{ type: "webhook", url: "https://example.com" }] },
      ["lost hooks.0.do.0", "lost hooks.0"],
    ],
    [
      "a name no function may have",
      { do: [{ type: "tool", tool: { type: "function", function: { name: "log error" } } }] },
      ["lost hooks.0.do.0.tool.function.name", "lost hooks.0"],
    ],
    [
      "something to say where only tools are",
      { on: "session.started", do: [say] },
      ["lost hooks.0.do.0", "lost hooks.0"],
    ],
  ])("leaves out a hook with %s", (_, hook, found) => {
    expect(write(hook)).toMatchObject({ hooks: [], found, files: ["vapi-hooks.json"] });
  });

  it("writes one hook for each event of a list", () => {
    const written = write({ on: ["call.ending", "session.started", "call.ended"], name: "x" });
    expect(written.hooks).toEqual([
      { on: "call.ending", name: "x", do: [transfer(number)] },
      { on: "session.created", name: "x-2", do: [transfer(number)] },
    ]);
    expect(written.found).toEqual([
      "changed hooks.0.on",
      "lost hooks.0.on.2",
      "unpublished hooks.0.name",
    ]);
  });

  it("writes a limit of silences as an option", () => {
    const silence = { on: "customer.speech.timeout", do: [say] };
    const options = { timeoutSeconds: 9, silencePolicy: "restart" };
    expect(write({ ...silence, options, limit: { perCall: 2 } })).toMatchObject({
      hooks: [{ ...silence, options: { timeoutSeconds: 9, triggerMaxCount: 2 } }],
      found: ["changed hooks.0.limit", "lost hooks.0.options.silencePolicy"],
    });
    const again = { timeoutSeconds: 9, triggerResetMode: "onUserSpeech" };
    expect(write({ ...silence, options: again, limit: { perCall: 2 } })).toMatchObject({
      hooks: [{ ...silence, options: again }],
      found: ["lost hooks.0.limit"],
    });
  });

  it("writes options when the short form they came in says something else by now", () => {
    const on = "assistant.transcriber.endpointedSpeechLowConfidence";
    const platform = { vapi: { on: `${on}[confidence=0.2:0.4]` } };
    const written = write({ on, options: { confidenceMin: 0.3 }, do: [say], platform });
    expect(written.hooks).toEqual([{ on, options: { confidenceMin: 0.3 }, do: [say] }]);
    expect(written.found).toEqual(["unpublished hooks.0.on", "changed hooks.0.platform.vapi"]);
  });

  it("names what texts ask for and Vapi does not have", () => {
    const prompt = [{ role: "system", content: "About {{ results.crm.tier | upcase }}" }];
    const written = write({
      on: "customer.speech.timeout",
      do: [
        { type: "say", exact: ["{{ now }}", "Call {{call.customer.number}}"] },
        { type: "say", prompt },
        { type: "tool", tool: { type: "apiRequest", method: "GET", url: "https://x.io/${KEY}" } },
        { type: "say", prompt: "{{transcript}} {{ customer.number }} {{ results_page }}" },
      ],
    });
    expect(written.found).toEqual([
      "unknown-variable hooks.0.do.0.exact.1",
      "unknown-variable hooks.0.do.1.prompt.0.content",
      "unpublished hooks.0.do.1.prompt",
      "unknown-variable hooks.0.do.2.tool.url",
    ]);
  });

  it("writes a developer's message as the system's", () => {
    const message = { role: "developer", content: "Be kind." };
    const written = write({ do: [{ type: "message.add", message }] });
    expect(written.hooks).toMatchObject([{ do: [{ message: { role: "system" } }] }]);
    expect(written.found).toEqual(["changed hooks.0.do.0.message.role"]);
  });

  it("writes an end without its reason", () => {
    const written = write({ do: [{ type: "tool", tool: { type: "endCall", reason: "x" } }] });
    expect(written.hooks).toMatchObject([{ do: [{ type: "tool", tool: { type: "endCall" } }] }]);
    expect(written.found).toEqual(["lost hooks.0.do.0.tool.reason"]);
  });

  it("gives hooks of a phone number a file of their own", () => {
    const ringing = {
      on: "call.ringing",
      filters: [{ type: "startsWith", key: "call.customer.number", startsWith: "+1555" }],
      do: [say, transfer(number, number)],
    };
    const ending = { platform: { vapi: { kind: "phoneNumber" } }, do: [transfer(number), say] };
    const written = write(ringing, ending);
    expect(written.files).toEqual(["vapi-phone-number-hooks.json"]);
    expect(written.hooks).toEqual([
      {
        on: "call.ringing",
        filters: [{ type: "startsWith", key: "number", startsWith: ["1555"] }],
        do: [say, { type: "transfer", destination: number }],
      },
      { on: "call.ending", do: { type: "transfer", destination: number } },
    ]);
    expect(written.found).toEqual([
      "changed hooks.0.filters.0",
      "lost hooks.0.do.1.tool.destinations.1",
      "differs hooks.0.do.1",
      "lost hooks.1.do.1",
    ]);
    expect(write(ringing, {}).files).toEqual(["vapi-hooks.json", "vapi-phone-number-hooks.json"]);
  });

  it.each<[string, object, readonly string[]]>([
    [
      "a filter",
      { filters: [{ type: "chance", chance: 1 }] },
      ["lost hooks.0.filters.0", "lost hooks.0"],
    ],
    [
      "what is in own words",
      { do: [{ type: "say", prompt: "x" }] },
      ["lost hooks.0.do.0", "lost hooks.0"],
    ],
    [
      "a transfer to an assistant",
      { do: [transfer({ type: "assistant", assistantName: "x" })] },
      ["lost hooks.0.do.0", "lost hooks.0"],
    ],
  ])("leaves out a hook of a phone number with %s", (_, hook, found) => {
    expect(write({ on: "call.ringing", ...hook })).toMatchObject({ hooks: [], found });
  });

  it("names a member of the assistant that Vapi refuses", () => {
    const { document } = parseHooksDocument({ hooks: [], maxDurationSeconds: 5 });
    const { diagnostics, files } = exportVapi(document ?? { hooks: [] });
    expect(diagnostics.map(({ code, path }) => `${code} ${path}`)).toEqual([
      "dialect.differs maxDurationSeconds",
    ]);
    expect(JSON.parse(files[0]?.text ?? "")).toEqual({ hooks: [], maxDurationSeconds: 5 });
  });
});
