import { readdirSync, readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../diagnostic.ts";
import { parseHooksDocument } from "./parse-hooks-document.ts";

const folder = new URL("./fixtures/vapi-hooks/", import.meta.url);
const files = readdirSync(folder).toSorted();

function readJson(url: URL): unknown {
  return JSON.parse(readFileSync(url, "utf8"));
}

function codes(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map((found) => `${found.code} ${found.path}`);
}

/** The findings about one hook, without the path's beginning. */
function findings(hook: unknown): readonly string[] {
  return codes(parseHooksDocument({ hooks: [hook] }).diagnostics).map((found) =>
    found.replace("hooks.0.", ""),
  );
}

const say = { type: "say", exact: "Hello" };

describe("documents of Vapi", () => {
  // Source: contracts of Vapi, read 2026-11-20: guide, OpenAPI examples, vendor recipes, phone number hooks.
  it("knows all of them", () => expect(files).toHaveLength(28));

  it.each(files)("%s is valid as it stands", (file) => {
    const { document, diagnostics } = parseHooksDocument(readJson(new URL(file, folder)));
    expect(document).not.toBeNull();
    expect(diagnostics.filter((found) => found.severity !== "info")).toEqual([]);
  });

  const schema = readJson(new URL("./fixtures/vapi-hooks.schema.json", import.meta.url));
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(Object.assign({}, schema), "vapi");
  const isForAssistant = ajv.getSchema("vapi");
  const isForPhoneNumber = ajv.getSchema("vapi#/$defs/PhoneNumberHooksDocument");

  // A phone number takes one plain transfer, which the normal form writes as a tool.
  const upgraded = files.filter((file) => file.includes("transfer") && file.startsWith("phone"));
  it.each(files.filter((file) => !upgraded.includes(file)))(
    "%s is still one of Vapi's in normal form",
    (file) => {
      const { document } = parseHooksDocument(readJson(new URL(file, folder)));
      const isRinging = file.startsWith("phone-number");
      const validate = isRinging ? isForPhoneNumber : isForAssistant;
      const isValid = validate?.(JSON.parse(JSON.stringify(document)));
      expect([isValid, validate?.errors]).toEqual([true, null]);
    },
  );
});

describe("forms of a document", () => {
  it("takes a bare list, a document and a whole assistant alike", () => {
    const hooks = [{ on: "call.ending", do: [say] }];
    const { document } = parseHooksDocument(hooks);
    expect(parseHooksDocument({ hooks }).document).toEqual(document);
    expect(parseHooksDocument({ version: 1, hooks }).document).toEqual(document);
    const assistant = parseHooksDocument({ name: "Support", model: { provider: "x" }, hooks });
    expect(assistant.document).toEqual({ ...document, name: "Support", model: { provider: "x" } });
    expect(codes(assistant.diagnostics)).toEqual([
      "document.unknown-field name",
      "document.unknown-field model",
    ]);
  });

  it.each([[null], [5], ["text"], [{}], [{ hooks: {} }], [{ hooks: null }]])(
    "says that %j has no hooks",
    (input) => {
      const parsed = parseHooksDocument(input);
      expect(parsed.document).toBeNull();
      expect(parsed.diagnostics.map((found) => found.code)).toEqual(["document.invalid"]);
    },
  );

  it("refuses what a later Hookline wrote", () => {
    expect(codes(parseHooksDocument({ version: 2, hooks: [] }).diagnostics)).toEqual([
      "document.version version",
    ]);
  });

  it("flattens groups, also inside groups, and says what they lose", () => {
    const { document, diagnostics } = parseHooksDocument({
      hooks: [
        { hooks: [{ hooks: [{ on: "call.ending", do: [say] }] }], label: "x" },
        { on: "call.ended", do: [say] },
      ],
    });
    expect(document?.hooks.map((hook) => hook.on)).toEqual(["call.ending", "call.ended"]);
    expect(codes(diagnostics)).toEqual([
      "hook.nested-group hooks.0",
      "hook.nested-group hooks.0.hooks.0",
    ]);
    expect(diagnostics[0]?.message).toContain("label");
  });

  it("takes one action instead of a list", () => {
    expect(parseHooksDocument([{ on: "call.ending", do: say }]).document?.hooks[0]?.do).toEqual([
      { ...say, id: "a1" },
    ]);
  });

  it("upgrades older actions to tools and keeps their fields", () => {
    const destination = { type: "number", number: "+15550100100" };
    const { document, diagnostics } = parseHooksDocument([
      {
        on: "call.ending",
        do: [
          { type: "transfer", destination, id: "t", extra: 1 },
          { type: "function", function: { name: "log" }, async: true, stopOnError: true },
        ],
      },
    ]);
    expect(document?.hooks[0]?.do).toEqual([
      {
        type: "tool",
        tool: { type: "transferCall", destinations: [destination], extra: 1 },
        id: "t",
      },
      {
        type: "tool",
        tool: { type: "function", function: { name: "log" }, async: true },
        id: "a1",
        stopOnError: true,
      },
    ]);
    expect(codes(diagnostics)).toEqual([
      "hook.legacy-action hooks.0.do.0",
      "hook.legacy-action hooks.0.do.1",
      "document.unknown-field hooks.0.do.0.tool.extra",
    ]);
  });

  it("takes Vapi's name of a session's start for ours", () => {
    expect(parseHooksDocument([{ on: "session.created", do: [say] }]).document?.hooks[0]?.on).toBe(
      "session.started",
    );
  });

  it("refuses more hooks and more values than anybody has", () => {
    const hook = { on: "call.ending", do: [] };
    const many = (count: number): unknown => Array.from({ length: count }, () => hook);
    expect(parseHooksDocument(many(10_000)).document?.hooks).toHaveLength(10_000);
    expect(codes(parseHooksDocument(many(10_001)).diagnostics)).toEqual(["document.invalid hooks"]);
    const values = Array.from({ length: 250_000 }, () => 1);
    expect(codes(parseHooksDocument({ hooks: [], values }).diagnostics)).toEqual([
      "document.invalid values",
    ]);
  });

  it("gives thousands of hooks of one name a name each", () => {
    const hook = { on: "call.ending", name: "x", do: [say] };
    const { document } = parseHooksDocument(Array.from({ length: 10_000 }, () => hook));
    const names = document?.hooks.map(({ name }) => name);
    expect(new Set(names).size).toBe(10_000);
    expect(names?.slice(0, 3)).toEqual(["x", "x-2", "x-3"]);
    expect(names?.at(-1)).toBe("x-10000");
  });

  it("refuses what would be lost or cannot be walked", () => {
    const odd: unknown = JSON.parse('{"hooks":[{"on":"call.ending","do":[{"__proto__":1}]}]}');
    expect(codes(parseHooksDocument(odd).diagnostics)).toEqual([
      "document.invalid hooks.0.do.0.__proto__",
    ]);
    const deep: unknown = JSON.parse(`${"[".repeat(20_000)}${"]".repeat(20_000)}`);
    expect(parseHooksDocument(deep).diagnostics.map((found) => found.code)).toEqual([
      "document.invalid",
    ]);
  });
});

describe("what Vapi takes although it cannot work", () => {
  const silence = "customer.speech.timeout";
  const transfer = (destination: object) => ({
    type: "tool",
    tool: { type: "transferCall", destinations: [destination] },
  });

  // Source: Vapi OpenAPI of 2026-08-19; each fits `fixtures/vapi-hooks.schema.json`.
  it.each<[string, object, readonly string[]]>([
    ["a phone number's hook without do", { on: "call.ending" }, ["hook.no-actions do"]],
    ["an unknown short form", { on: `${silence}[patience=3]` }, ["event.ignored-option on"]],
    [
      "a short form that is no number",
      { on: `${silence}[timeout=a]` },
      ["event.ignored-option on"],
    ],
    ["a short form out of bounds", { on: `${silence}[timeout=0]` }, ["event.ignored-option on"]],
    ["half a short form", { on: `${silence}[timeout=1,x]` }, ["event.ignored-option on"]],
    ["parts of seconds", { on: "call.timeElapsed", options: { seconds: 1.5 } }, []],
    ["parts of a count", { on: silence, options: { triggerMaxCount: 2.5 } }, []],
    [
      "options of another event",
      { on: "call.ending", options: { seconds: "x", timeoutSeconds: 5 } },
      ["event.ignored-option options.seconds", "event.unknown-option options.timeoutSeconds"],
    ],
    [
      "options that are none",
      { on: "call.ending", options: [1] },
      ["event.ignored-option options"],
    ],
    [
      "a filter without key and entries",
      { on: "call.ending", filters: [{ type: "oneOf", key: "", oneOf: [] }] },
      ["filter.unknown-path filters.0.key", "filter.empty filters.0.oneOf"],
    ],
    [
      "a filter without prefixes",
      {
        on: "call.ringing",
        filters: [{ type: "startsWith", key: "call.customer.number", startsWith: [] }],
      },
      ["filter.empty filters.0.startsWith"],
    ],
    ["no texts", { on: silence, do: [{ type: "say", exact: [] }] }, ["action.incomplete do.0"]],
    ["an empty text", { on: silence, do: [{ type: "say", exact: "" }] }, []],
    [
      "a transfer to nowhere",
      { on: silence, do: [transfer({ type: "sip", sipUri: "" })] },
      ["action.incomplete do.0.tool.destinations.0.sipUri"],
    ],
    [
      "a transfer to nobody",
      { on: silence, do: [transfer({ type: "assistant", assistantName: "" })] },
      ["action.incomplete do.0.tool.destinations.0.assistantName"],
    ],
    [
      "a request to nowhere",
      { on: silence, do: [{ type: "tool", tool: { type: "apiRequest", method: "GET", url: "" } }] },
      ["action.incomplete do.0.tool.url"],
    ],
    [
      "a server that is nowhere",
      {
        on: silence,
        do: [
          {
            type: "tool",
            tool: { type: "function", server: { url: "" }, parameters: [{ key: "", value: 1 }] },
          },
        ],
      },
      ["action.incomplete do.0.tool.server.url"],
    ],
  ])("%s is no error", (_, hook, expected) => {
    const given = {
      ...("do" in hook || expected[0] === "hook.no-actions do" ? {} : { do: [say] }),
      ...hook,
    };
    expect(findings(given)).toEqual(expected);
    const { document, diagnostics } = parseHooksDocument([given]);
    expect(document).not.toBeNull();
    expect(diagnostics.map((found) => found.severity)).toEqual(expected.map(() => "warning"));
  });

  it("is kept for Vapi where it has no form here", () => {
    const given = [
      { on: `${silence}[patience=3]`, do: [say], platform: { ava: { x: 1 } } },
      { on: "call.ending", do: [say], options: { seconds: "x", timeoutSeconds: 5 } },
    ];
    expect(parseHooksDocument(given).document?.hooks).toMatchObject([
      { on: silence, platform: { ava: { x: 1 }, vapi: { on: `${silence}[patience=3]` } } },
      { options: { timeoutSeconds: 5 }, platform: { vapi: { options: given[1]?.options } } },
    ]);
  });

  it("stays an error where Vapi does not take it either", () => {
    expect(findings({ on: "call.timeElapsed", do: [say] })).toEqual([
      "event.invalid-option options.seconds",
    ]);
    expect(findings({ on: `${silence}[x]`, do: [say] })).toEqual(["event.bad-shorthand on"]);
    expect(findings({ on: "call.ending", do: 5 })).toContain("document.invalid do");
    expect(findings({ on: silence, options: [1], do: [say] })).toContain(
      "document.invalid options",
    );
  });
});

describe("findings", () => {
  it.each<[string, unknown, readonly string[]]>([
    ["an unknown event", { on: "call.endng", do: [say] }, ["event.unknown on"]],
    ["an unknown event in a list", { on: ["call.ending", "x"], do: [say] }, ["event.unknown on.1"]],
    ["no event", { do: [say] }, ["document.invalid on"]],
    ["an empty list of events", { on: [], do: [say] }, ["document.invalid on"]],
    ["no actions", { on: "call.ending", do: [] }, ["hook.no-actions do"]],
    ["no do", { on: "customer.turn" }, ["document.invalid do", "hook.no-actions do"]],
    [
      "a filter without key",
      { on: "call.ending", filters: [{ type: "oneOf", oneOf: ["x"] }], do: [say] },
      ["filter.missing-key filters.0.key"],
    ],
    [
      "a filter inside a filter",
      {
        on: "call.ending",
        filters: [{ type: "any", any: [{ type: "not", not: { type: "equal" } }] }],
        do: [say],
      },
      ["filter.unknown-type filters.0.any.0.not.type"],
    ],
    [
      "a value of the wrong kind",
      { on: "call.ending", filters: [{ type: "equals", key: "call.id", equals: {} }], do: [say] },
      ["filter.invalid filters.0.equals"],
    ],
    [
      "a pattern that is not RE2",
      {
        on: "customer.turn",
        filters: [{ type: "matches", key: "turn.text", matches: "(?=a)" }],
        do: [say],
      },
      ["filter.bad-pattern filters.0.matches"],
    ],
    [
      "a path no event has",
      {
        on: "call.ending",
        filters: [{ type: "exists", key: "call.endReason", exists: true }],
        do: [say],
      },
      ["filter.unknown-path filters.0.key"],
    ],
    [
      "a reason that matches nothing",
      {
        on: "call.ending",
        filters: [{ type: "oneOf", key: "call.endedReason", oneOf: ["pipeline-error", "hangup!"] }],
        do: [say],
      },
      ["filter.unknown-reason filters.0.oneOf.1"],
    ],
    [
      "an unknown action",
      { on: "call.ending", do: [{ type: "webhok" }] },
      ["action.unknown-type do.0.type"],
    ],
    [
      "an action without its address",
      { on: "call.ending", do: [{ type: "slack", text: "x" }] },
      ["action.invalid do.0.url"],
    ],
    [
      "a destination without number",
      {
        on: "call.ringing",
        do: [{ type: "tool", tool: { type: "transferCall", destinations: [{ type: "number" }] } }],
      },
      ["action.invalid do.0.tool.destinations.0.number"],
    ],
    [
      "a condition of an action",
      { on: "call.ending", do: [{ ...say, when: [{ type: "exists", exists: true }] }] },
      ["filter.missing-key do.0.when.0.key"],
    ],
    [
      "an action that says nothing",
      { on: "call.ending", do: [{ type: "say" }] },
      ["action.incomplete do.0"],
    ],
    ["an entry that is no action", { on: "call.ending", do: [5] }, ["action.invalid do.0"]],
    [
      "an option out of bounds",
      { on: "customer.speech.timeout", options: { timeoutSeconds: 0 }, do: [say] },
      ["event.invalid-option options.timeoutSeconds"],
    ],
    [
      "an option that has to be there",
      { on: "call.timeElapsed", do: [say] },
      ["event.invalid-option options.seconds"],
    ],
    [
      "an option of another event",
      { on: "call.ending", options: { seconds: 5 }, do: [say] },
      ["event.unknown-option options.seconds"],
    ],
    [
      "events with options that share a hook",
      { on: ["call.ending", "customer.speech.timeout"], do: [say] },
      ["hook.options-not-allowed on"],
    ],
    [
      "a setting of the wrong kind",
      { on: "call.ending", do: [say], priority: "high" },
      ["document.invalid priority"],
    ],
    [
      "fields nobody knows, wherever they are",
      { on: "call.ending", do: [{ ...say, a: 1 }], scope: { agents: [], b: 1 }, c: 1 },
      [
        "document.unknown-field do.0.a",
        "document.unknown-field scope.b",
        "document.unknown-field c",
      ],
    ],
    [
      "two actions with one id",
      {
        on: "call.ending",
        do: [
          { ...say, id: "x" },
          { ...say, id: "x" },
        ],
      },
      ["action.duplicate-id do.1.id"],
    ],
  ])("names %s", (_, hook, expected) => {
    expect(findings(hook)).toEqual(expected);
  });

  it("asks whether another name was meant, or lists what there is", () => {
    const hints = parseHooksDocument([
      { on: "call.endng", do: [{ type: "webhok" }] },
      { on: "call.ending", filters: [{ type: "zzzzzzzz" }], do: [say] },
    ]).diagnostics.map((found) => found.hint);
    expect(hints).toEqual([
      "Did you mean call.ending?",
      "Did you mean webhook?",
      expect.stringContaining("There is: oneOf, equals"),
    ]);
  });

  it("are reported for every hook, and the draft keeps what could be read", () => {
    const { document, draft, diagnostics } = parseHooksDocument([
      7,
      { on: "call.nothing", do: [say] },
      { on: "call.ending", do: [{ type: "slack" }, null] },
    ]);
    expect(document).toBeNull();
    expect(codes(diagnostics)).toEqual([
      "document.invalid hooks.0",
      "event.unknown hooks.1.on",
      "action.invalid hooks.2.do.0.url",
      "action.invalid hooks.2.do.0.text",
      "action.invalid hooks.2.do.1",
    ]);
    expect(draft?.hooks.map((hook) => hook.do.length)).toEqual([1, 1]);
  });

  it("says when a name is given twice and renames the later hook", () => {
    const { document, diagnostics } = parseHooksDocument([
      { on: "call.ending", name: "x", do: [say] },
      { on: "call.ended", name: "x", do: [say] },
    ]);
    expect(document?.hooks.map((hook) => hook.name)).toEqual(["x", "x-2"]);
    expect(codes(diagnostics)).toEqual(["hook.duplicate-name hooks.1.name"]);
    expect(diagnostics[0]?.severity).toBe("warning");
  });
});
