import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { golden } from "../../testing/golden.ts";
import { importUnpod } from "./import-unpod.ts";
import { unpodDialect } from "./unpod-dialect.ts";

function read(text: string) {
  return importUnpod({ text, json: undefined });
}

/** A module with one handler of the session. */
function handler(body: string, event = "user_turn", params = "text"): string {
  const lines = body.split("\n").map((line) => `        ${line}`);
  return [
    "async def go(ctx):",
    `    @ctx.session.on("${event}")`,
    `    async def handle(${params}):`,
    ...lines,
  ].join("\n");
}

function hooksOf(text: string) {
  return read(text).document?.hooks ?? [];
}

function filtersOf(condition: string) {
  return hooksOf(handler(`if ${condition}:\n    await ctx.session.say("x")`))[0]?.filters;
}

function codesOf(text: string): readonly string[] {
  return read(text).diagnostics.map(({ code, line }) => `${code} ${line ?? "-"}`);
}

const folder = new URL("fixtures/flows/", import.meta.url);

describe("importUnpod", () => {
  it.each(readdirSync(folder))("reads %s", (name) => {
    const { document, diagnostics } = read(readFileSync(new URL(name, folder), "utf8"));
    const file = new URL(`fixtures/expected/${name.replace(".py", ".json")}`, import.meta.url);
    const actual = { document, diagnostics };
    expect(actual).toEqual(golden(file, actual));
  });

  const key = "turn.text";
  it.each([
    ['"help" in text.lower()', { type: "contains", key, contains: "help" }],
    ['"Help" in text', { type: "contains", key, contains: "Help", caseSensitive: true }],
    ['"a" not in text.lower()', { type: "not", not: { type: "contains", key, contains: "a" } }],
    ['any(w in text.lower() for w in ["a", "b"])', { type: "contains", key, contains: ["a", "b"] }],
    ['text == "Stop"', { type: "equals", key, equals: "Stop", caseSensitive: true }],
    [
      'text.strip().lower() == "stop."',
      { type: "matches", key, matches: "^\\s*(?:stop\\.)\\s*$", caseSensitive: false },
    ],
    [
      'text.lower().startswith(("hi", "hey"))',
      { type: "startsWith", key, startsWith: ["hi", "hey"] },
    ],
    ['text in ("a", "b")', { type: "oneOf", key, oneOf: ["a", "b"] }],
    [
      'ctx.session.data.get("n") >= 3',
      {
        type: "any",
        any: [
          { type: "greaterThan", key: "call.data.n", greaterThan: 3 },
          { type: "equals", key: "call.data.n", equals: 3 },
        ],
      },
    ],
    ['1 <= ctx.session.data["n"] <= 3', { type: "between", key: "call.data.n", between: [1, 3] }],
    ['ctx.session.data.get("vip") is True', { type: "equals", key: "call.data.vip", equals: true }],
    ['"vip" in ctx.session.data', { type: "exists", key: "call.data.vip", exists: true }],
    ["text", { type: "not", not: { type: "equals", key, equals: "" } }],
    ["not text", { type: "equals", key, equals: "" }],
    [
      're.search(r"refund|charge", text, re.I)',
      { type: "matches", key, matches: "refund|charge", caseSensitive: false },
    ],
  ])("reads the condition %s", (condition, filter) => {
    expect(filtersOf(condition)).toMatchObject([filter]);
  });

  // @lezer/python 1.1 lets `not` reach over the rest of the line.
  it.each([
    ['not "a" in text and "b" in text', ["not", "contains"]],
    ['"a" in text and not "b" in text or "c" in text', ["any"]],
    ['not not "a" in text and "b" in text', ["not", "contains"]],
    ['("a" in text or "b" in text) and "c" in text', ["any", "contains"]],
  ])("gives %s Python's own order", (condition, types) => {
    expect(filtersOf(condition)?.map((filter) => filter.type)).toEqual(types);
  });

  it("makes hooks of branches, the later ones without the earlier ones", () => {
    const text = handler(
      'if "a" in text:\n    await ctx.session.say("1")\nelif "b" in text:\n    await ctx.session.say("2")\nelse:\n    await ctx.session.say("3")',
    );
    expect(
      hooksOf(text).map((hook) => [hook.name, hook.filters?.map((filter) => filter.type)]),
    ).toEqual([
      ["handle", ["contains"]],
      ["handle-2", ["not", "contains"]],
      ["handle-3", ["not", "not"]],
    ]);
  });

  it("reads what follows an early return as its other branch", () => {
    const text = handler('if "a" not in text:\n    return\nawait ctx.session.say("1")');
    expect(hooksOf(text)).toMatchObject([
      {
        filters: [{ type: "contains" }],
        do: [{ type: "say" }],
      },
    ]);
  });

  it("lets no branch answer what another one asks", () => {
    const text = handler(
      'if ctx.session.data.get("met") is None:\n    ctx.session.data["met"] = True\n    await ctx.session.say("1")\nelse:\n    await ctx.session.say("2")',
    );
    expect(hooksOf(text).map((hook) => hook.do.map((action) => action.type))).toEqual([
      ["say"],
      ["data.set", "say"],
    ]);
  });

  it("leaves text that looks like a template as it is", () => {
    expect(
      hooksOf(handler('await ctx.session.say("{{ x }} ${KEY} {% y %}")'))[0]?.do[0],
    ).toMatchObject({
      exact: '{{ "{{" }} x }} {{ "${" }}KEY} {{ "{%" }} y %}',
    });
  });

  it("says what the SDK would refuse or never run", () => {
    expect(codesOf(handler("pass", "user_turns"))).toEqual(["event.unknown 2"]);
    expect(read(handler("pass", "user_turns")).document).toBeNull();
    for (const dead of ["user_partial", "silence", "tool_call", "tool_result"]) {
      expect(codesOf(handler('await ctx.session.say("x")', dead, ""))).toEqual([
        "dialect.differs 3",
      ]);
    }
    expect(codesOf('@runner.on("user_turn")\nasync def f(ctx):\n    pass\n')).toEqual([
      "dialect.differs 2",
    ]);
    expect(codesOf(handler("pass", "metric", "m"))).toEqual(["dialect.lost 3"]);
    expect(codesOf(handler('await ctx.session.say("x")', "user_turn", ""))).toEqual([
      "dialect.differs 3",
    ]);
    expect(
      codesOf(handler('await ctx.session.say("x")').replace("    async def", "    def")),
    ).toEqual(["dialect.differs 3"]);
  });

  it("reports each statement it leaves out, by its line", () => {
    const body =
      "for x in text:\n    pass\nawait ctx.session.interrupt()\nx = compute(text)\nprint(x)\nif x > y:\n    await ctx.session.say('x')\nawait ctx.session.say('end')";
    expect(codesOf(handler(body))).toEqual([
      "dialect.lost 4",
      "dialect.lost 6",
      "dialect.changed 7",
      "dialect.not-hooks 8",
      "dialect.lost 9",
    ]);
  });

  it.each([
    ["ctx", "@ctx.session.on", "ctx.session"],
    ["another name", "@call.session.on", "call.session"],
    ["a session", "@my_session.on", "my_session"],
  ])("takes %s for the SDK's where a snippet leaves out its function", (_name, on, session) => {
    const text = `${on}("user_turn")\nasync def f(text):\n    await ${session}.say("Hello " + text)`;
    expect(hooksOf(text)).toMatchObject([
      { do: [{ type: "say", exact: "Hello {{ turn.text }}" }] },
    ]);
    const named = `from audio import ${on.split(".")[0]?.slice(1)}\n\n${text}`;
    expect(hooksOf(named)).not.toMatchObject([{ do: [{ type: "say" }] }]);
  });

  it("answers texts that are no module of hooks", () => {
    expect(codesOf("")).toEqual(["dialect.missing -"]);
    expect(codesOf("x = 1")).toEqual(["dialect.missing -"]);
    expect(codesOf('@s.on("user_turn")\nasync def f(:\n  x')).toContain("dialect.syntax 2");
    expect(codesOf("x".repeat(400_000))).toEqual(["dialect.too-large -"]);
  });

  it.each([
    ["brackets", "(".repeat(300_000)],
    ["colons", ":".repeat(300_000)],
    ["stars", "*".repeat(16_000)],
    ["returns", handler("if text:\n    return\n".repeat(8_000))],
    [
      "branches",
      handler(
        `if "a" in text:\n    ctx.session.end()\n${'elif "b" in text:\n    ctx.session.end()\n'.repeat(6_000)}`,
      ),
    ],
    ["nots", handler(`if ${"not ".repeat(50_000)}text:\n    pass`)],
    ["calls", `${"def f():\n    f()\n    f()\n    f()\n"}${handler("f()\nf()\n".repeat(5_000))}`],
    ["doubling of texts", handler(`x = 'a'\n${"x = x + x\n".repeat(60)}await ctx.session.say(x)`)],
    [
      "doubling of lists",
      handler(`x = [text]\n${"x = [x, x]\n".repeat(60)}ctx.session.data["a"] = x`),
    ],
    ["calls of one's own", handler("db.insert(text)\n".repeat(8_000))],
    ["members", handler(`x = text${".a".repeat(100_000)}`)],
    ["handlers", '@s.on("user_turn")\nasync def f(t):\n    await s.say(t)\n'.repeat(4_500)],
  ])("answers hostile %s", (_name, text) => {
    const { document, diagnostics } = read(text);
    expect(document !== null || diagnostics.length > 0).toBe(true);
  });
});

describe("detect", () => {
  it.each([
    ["from unpod import AgentRunner", true],
    ['    @ctx.session.on("user_turn")\n', true],
    ["hooks:\n  - on: user_turn", false],
    ["class Hook(PostCallTool):\n    pass", false],
    ["", false],
  ])("%j: %s", (text, isUnpod) => {
    expect(unpodDialect.detect({ text, json: undefined })).toBe(isUnpod);
  });
});
