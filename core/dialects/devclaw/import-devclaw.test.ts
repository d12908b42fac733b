import { describe, expect, it } from "vitest";
import type { DialectImport } from "../dialect.ts";
import { importDevclaw } from "./import-devclaw.ts";

function read(text: string): DialectImport {
  return importDevclaw({ text, json: undefined });
}

function webhook(fields: string): DialectImport {
  return read(
    `hooks:\n  enabled: true\n  webhooks:\n    - {name: W, url: "https://a.test", events: [error], enabled: true, ${fields}}\n`,
  );
}

function codes(imported: DialectImport): readonly string[] {
  return imported.diagnostics.map(({ code, path }) => `${code} ${path}`);
}

describe("a secret", () => {
  it("that stands there in clear is left out and gets a name", () => {
    const imported = webhook("secret: hunter2-in-clear");
    expect(imported.document?.hooks[0]?.do[0]).toMatchObject({
      sign: "devclaw",
      signingSecret: "${DEVCLAW_W_SECRET}",
    });
    expect(JSON.stringify(imported)).not.toContain("hunter2");
    expect(codes(imported)).toEqual(["dialect.differs hooks.webhooks.0.secret"]);
  });

  it("in a header is left out too, and told with the name to store it under", () => {
    const imported = webhook(
      'headers: {Authorization: "Bearer abc123", X-Api-Key: abc456, Api-Token: "${KEPT}", X-Source: devclaw}',
    );
    expect(imported.document?.hooks[0]?.do[0]).toMatchObject({
      headers: {
        Authorization: "Bearer ${DEVCLAW_W_AUTHORIZATION}",
        "X-Api-Key": "${DEVCLAW_W_X_API_KEY}",
        "Api-Token": "${KEPT}",
        "X-Source": "devclaw",
      },
    });
    expect(JSON.stringify(imported)).not.toMatch(/abc\d/);
    expect(codes(imported)).toEqual([
      "dialect.differs hooks.webhooks.0.headers.Authorization",
      "dialect.differs hooks.webhooks.0.headers.X-Api-Key",
    ]);
    expect(imported.diagnostics[0]).toMatchObject({
      line: 4,
      message: expect.stringContaining("The header Authorization"),
      hint: "Store what stands behind Bearer under the name DEVCLAW_W_AUTHORIZATION.",
    });
  });

  it("that is a variable stays one, in capital letters", () => {
    const imported = webhook('secret: "${slack_secret}"');
    expect(imported.document?.hooks[0]?.do[0]).toMatchObject({
      signingSecret: "${SLACK_SECRET}",
      platform: { devclaw: { env: { SLACK_SECRET: "${slack_secret}" } } },
    });
    expect(codes(imported)).toEqual(["dialect.renamed hooks.webhooks.0.secret"]);
  });

  it("has a name of its own where two webhooks share theirs", () => {
    const entry = `{name: "Ä b", url: "https://a.test", events: [error], enabled: true, secret: s}`;
    const imported = read(`hooks: {enabled: true, webhooks: [${entry}, ${entry}]}`);
    expect(JSON.stringify(imported.document)).toContain("${DEVCLAW_B_SECRET}");
    expect(JSON.stringify(imported.document)).toContain("${DEVCLAW_B_SECRET_2}");
    expect(codes(imported)).toContain("hook.duplicate-name hooks.webhooks.1.name");
  });
});

describe("a webhook", () => {
  it.each([
    ["timeout: 300", "dialect.differs hooks.webhooks.0.timeout"],
    ["timeout: soon", "dialect.invalid hooks.webhooks.0.timeout"],
    ["timeout: -1", "dialect.invalid hooks.webhooks.0.timeout"],
    ["retry_count: 1.5", "dialect.invalid hooks.webhooks.0.retry_count"],
    ["retry_delay_ms: 5", "dialect.differs hooks.webhooks.0.retry_delay_ms"],
    ["headers: [a]", "dialect.invalid hooks.webhooks.0.headers"],
    ["headers: {X-A: [b]}", "dialect.invalid hooks.webhooks.0.headers.X-A"],
    ["colour: red", "document.unknown-field hooks.webhooks.0.colour"],
  ])("with %s is told about", (fields, found) => {
    expect(codes(webhook(fields))).toContain(found);
  });

  it("keeps fields that nobody knows", () => {
    expect(webhook("colour: red").document?.hooks[0]?.do[0]).toMatchObject({
      platform: { devclaw: { fields: { colour: "red" } } },
    });
  });

  it("has an address that no template is read in", () => {
    const text = read(
      'hooks: {enabled: true, webhooks: [{url: "https://a.test/{{x}}", events: [error], enabled: yes}]}',
    );
    expect(text.document?.hooks[0]).toMatchObject({
      do: [{ url: 'https://a.test/{{ "\\u007b" }}{x}}' }],
    });
  });

  it("needs a web address", () => {
    const imported = read(
      "hooks: {enabled: true, webhooks: [{url: ftp://a, events: [error], enabled: true}]}",
    );
    expect(codes(imported)).toEqual(["dialect.invalid hooks.webhooks.0.url"]);
    expect(imported.document).toBeNull();
    expect(imported.draft?.hooks).toHaveLength(1);
  });
});

describe("a handler", () => {
  it("says what its variables say, since messages hold no secrets", () => {
    const imported = read(
      "hooks: {enabled: true, handlers: [{event: error, action: notify_admins, enabled: true, template: '${A} ${B:-b} $C {% {{.Message}}'}]}",
    );
    expect(imported.document?.hooks[0]).toMatchObject({
      do: [
        {
          text: '{{ "$\\u007bA\\u007d" }} b {{ "$C" }} {{ "\\u007b" }}% {{ message }}',
        },
      ],
    });
    expect(codes(imported).filter((found) => found.endsWith(".template"))).toHaveLength(3);
  });
});

describe("YAML", () => {
  it("shares what anchors and merge keys share", () => {
    const imported = read(`base: &base {url: "https://a.test", enabled: true, timeout: 7}
hooks:
  enabled: on
  webhooks:
    - <<: *base
      events: &events [error]
    - {<<: *base, timeout: 7, events: *events}
`);
    expect(imported.document?.hooks).toMatchObject([
      { on: "error", do: [{ timeoutMs: 7000 }] },
      { on: "error", do: [{ timeoutMs: 7000 }] },
    ]);
    expect(codes(imported)).toEqual(["dialect.not-hooks base"]);
  });

  it.each([
    ["hooks: [", "dialect.syntax", 1],
    ["hooks: *nobody", "dialect.syntax", 1],
    ["hooks: &a [*a]", "dialect.syntax", 1],
    ["hooks:\n  webhooks: 'x", "dialect.syntax", 2],
    ["", "dialect.missing", undefined],
    ["hooks: 1", "dialect.missing", 1],
  ])("that cannot be used is told: %j", (text, code, line) => {
    expect(read(text).diagnostics).toEqual([expect.objectContaining({ code, severity: "error" })]);
    expect(read(text).diagnostics[0]?.line).toBe(line);
  });

  it("that grows without end is refused", () => {
    const levels = Array.from({ length: 20 }, (_, level) => {
      const aliases = Array.from({ length: 10 }, () => `*a${level}`).join(", ");
      return `a${level + 1}: &a${level + 1} [${aliases}]`;
    });
    const bomb = ["a0: &a0 [x]", ...levels, "hooks: *a20"].join("\n");
    expect(codes(read(bomb))).toEqual(["dialect.too-large "]);
    expect(codes(read(`hooks: ${"x".repeat(300_000)}`))).toEqual(["dialect.too-large "]);
  });
});

describe("Go code", () => {
  const registration = (handler: string) => `package main
hookMgr.Register(&RegisteredHook{
	Name:     "guard", // Block: true
	Events:   []HookEvent{HookPreToolUse, HookLLMInput},
	Priority: 10,
	Handler: func(ctx context.Context, payload HookPayload) HookAction {
		${handler}
	},
})`;

  it("that always blocks is a block", () => {
    const imported = read(registration('return HookAction{Block: true, Reason: "closed"}'));
    expect(imported.document?.hooks).toMatchObject([
      {
        on: ["pre_tool_use", "llm_input"],
        name: "guard",
        priority: 10,
        do: [{ type: "block", reason: "closed" }],
      },
    ]);
    expect(imported.diagnostics).toMatchObject([
      { code: "dialect.renamed", path: "registrations.0", line: 2, column: 19 },
    ]);
  });

  it.each([
    'if payload.ToolName == "bash" { return HookAction{Block: true, Reason: "no"} }\nreturn HookAction{}',
    "return HookAction{Block: true, Reason: why()}",
    "return HookAction{ModifiedArgs: map[string]any{}}",
  ])("that decides something else is kept, and not guessed at: %s", (handler) => {
    const imported = read(registration(handler));
    expect(imported.document?.hooks).toMatchObject([
      { name: "guard", do: [], platform: { devclaw: { go: expect.stringContaining("Handler") } } },
    ]);
    expect(imported.diagnostics).toMatchObject([
      { code: "dialect.not-carried-out", path: "registrations.0", line: 2 },
    ]);
  });

  it("says which events it cannot tell", () => {
    const code = 'RegisteredHook{Events: []HookEvent{HookNever, "error"}, Handler: h} HookAction';
    expect(codes(read(code))).toContain("event.unknown registrations.0.Events");
    expect(codes(read("RegisteredHook{} HookAction"))).toContain(
      "dialect.missing registrations.0.Events",
    );
  });

  it("has one finding for each registration", () => {
    const imported = read(`${registration("return HookAction{}")}\n${registration("x()")}`);
    expect(
      imported.diagnostics.filter((found) => found.code === "dialect.not-carried-out"),
    ).toHaveLength(2);
  });
});

describe("hooks of a program as data", () => {
  it("decide as they say", () => {
    const hooks = [
      {
        name: "a",
        events: ["user_prompt_submit"],
        priority: -5,
        enabled: true,
        action: { block: true, reason: "no", modifiedArgs: { command: "z" }, modifiedMessage: "m" },
      },
    ];
    const imported = read(JSON.stringify({ hooks }));
    expect(imported.diagnostics).toEqual([]);
    expect(imported.document?.hooks).toMatchObject([
      {
        priority: -5,
        do: [
          { type: "modify", set: { "tool.args": { command: "z" }, message: "m" } },
          { type: "block", reason: "no" },
        ],
      },
    ]);
  });

  it("say what is not understood of a condition", () => {
    const when = { all: [{ path: "payload.nothing", equals: 1 }], any: [] };
    const hooks = [{ events: ["error"], enabled: true, behaviour: { when, block: true } }];
    expect(codes(read(JSON.stringify({ hooks })))).toEqual([
      "dialect.invalid hooks.0.behaviour.when.any",
      "dialect.invalid hooks.0.behaviour.when.all.0",
    ]);
  });
});
