import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { HooksDocument } from "../../hook/hook.ts";
import { parseHooksDocument } from "../../hook/parse-hooks-document.ts";
import type { DialectExport } from "../dialect.ts";
import { exportDevclaw } from "./export-devclaw.ts";
import { importDevclaw } from "./import-devclaw.ts";

const folder = new URL("./fixtures/configs/", import.meta.url);

function document(hooks: readonly unknown[]): HooksDocument {
  const parsed = parseHooksDocument({ hooks });
  if (parsed.document === null) throw new Error(JSON.stringify(parsed.diagnostics));
  return parsed.document;
}

function write(...hooks: readonly unknown[]): DialectExport {
  return exportDevclaw(document(hooks));
}

function codes({ diagnostics }: DialectExport): readonly string[] {
  return diagnostics.map(({ code, path }) => `${code} ${path}`);
}

const webhook = {
  type: "webhook",
  url: "https://a.test",
  timeoutMs: 10_000,
  retry: { count: 3, delayMs: 1000 },
  sign: "devclaw",
  bodyForm: "devclaw",
};

describe("configurations that are read", () => {
  const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  const readable = names.flatMap((name) => {
    const text = readFileSync(new URL(name, folder), "utf8");
    const { document: read } = importDevclaw({ text, json: undefined });
    return read === null || name === "plugin-hooks.yaml" ? [] : [{ name, read }];
  });

  it.each(readable)("$name is written and read again as it was", ({ read }) => {
    const written = exportDevclaw(read);
    const text = written.files[0]?.text ?? "";
    expect(importDevclaw({ text, json: undefined }).document).toEqual(read);
    expect(exportDevclaw(read)).toEqual(written);
    expect(written.files).toHaveLength(1);
    expect(text).not.toContain("ERROR:");
  });

  it("are six", () => {
    expect(readable).toHaveLength(6);
  });

  it("are told about where DevClaw would take them otherwise", () => {
    const full = readable.find(({ name }) => name === "full.yaml");
    expect(full && codes(exportDevclaw(full.read))).toEqual([
      "dialect.changed hooks.1.do.0.timeoutMs",
      "dialect.changed hooks.2.do.0.timeoutMs",
    ]);
  });
});

describe("a webhook", () => {
  it("says everything explicitly", () => {
    const written = write({ on: ["error", "heartbeat"], name: "W", do: [webhook] });
    expect(written.files[0]?.text).toBe(`hooks:
  enabled: true
  webhooks:
    - name: "W"
      events: [ error, heartbeat ]
      url: "https://a.test"
      timeout: 10
      retry_count: 3
      retry_delay_ms: 1000
      enabled: true
`);
    expect(written.diagnostics).toEqual([]);
  });

  it.each([
    [{ timeoutMs: 1500 }, "dialect.changed hooks.0.do.0.timeoutMs"],
    [{ retry: "none" }, "dialect.changed hooks.0.do.0.retry"],
    [{ retry: { count: 0, delayMs: 100 } }, "dialect.changed hooks.0.do.0.retry"],
    [{ sign: false }, "dialect.changed hooks.0.do.0.sign"],
    [{ stopOnError: true }, "dialect.lost hooks.0.do.0.stopOnError"],
    [{ colour: "red" }, "dialect.lost hooks.0.do.0.colour"],
  ])("with %j is told about", (fields, found) => {
    const written = write({ on: "error", name: "W", do: [{ ...webhook, ...fields }] });
    expect(codes(written)).toEqual([found]);
    expect(written.files).toHaveLength(1);
  });

  it.each([
    [{ priority: 5 }, "dialect.lost hooks.0.priority"],
    [{ description: "Tells." }, "dialect.lost hooks.0.description"],
    [{ onFailure: "closed" }, "dialect.lost hooks.0.onFailure"],
    [{ platform: { ava: { a: 1 } } }, "dialect.lost hooks.0.platform"],
  ])("of a hook with %j is told about", (fields, found) => {
    expect(codes(write({ on: "error", name: "W", do: [webhook], ...fields }))).toEqual([found]);
  });

  it("never says what DevClaw takes for an error of its own", () => {
    const headers = { ERROR: "ERROR: \\ERROR:", "X-ERROR:": "a" };
    const parsed = document([{ on: "error", name: "ERROR:", do: [{ ...webhook, headers }] }]);
    const text = exportDevclaw(parsed).files[0]?.text ?? "";
    expect(text).not.toContain("ERROR:");
    expect(importDevclaw({ text, json: undefined }).document).toEqual(parsed);
  });

  it("keeps braces of its address", () => {
    const hook = {
      on: "error",
      name: "W",
      do: [{ ...webhook, url: 'https://a.test/{{ "{{" }}x' }],
    };
    expect(write(hook).files[0]?.text).toContain('url: "https://a.test/{{x"');
  });
});

describe("a notification", () => {
  it("is a handler for each event", () => {
    const notify = { type: "notify", to: "conversation", text: "{{ error }} {{ extra.a }}" };
    const written = write({ on: ["error", "heartbeat"], do: [notify] });
    expect(written.files[0]?.text).toBe(`hooks:
  enabled: true
  handlers:
    - event: error
      action: send_message
      template: "{{.Error}} {{index .Extra \\"a\\"}}"
      enabled: true
    - event: heartbeat
      action: send_message
      template: "{{.Error}} {{index .Extra \\"a\\"}}"
      enabled: true
`);
    expect(codes(written)).toEqual(["dialect.changed hooks.0.on", "dialect.lost hooks.0.name"]);
  });

  it("is told about where Go says it otherwise", () => {
    const written = write({
      on: "error",
      do: [{ type: "notify", title: "T", text: "{% if error %}a{% endif %} $HOME" }],
    });
    expect(codes(written)).toEqual([
      "dialect.lost hooks.0.do.0.title",
      "dialect.lost hooks.0.do.0.text",
    ]);
  });
});

describe("what a configuration cannot say", () => {
  const block = { type: "block", reason: "no" };

  it.each([
    ["a decision", { on: "pre_tool_use", do: [block] }],
    [
      "a filter",
      { on: "error", filters: [{ type: "exists", key: "error", exists: true }], do: [webhook] },
    ],
    ["a limit", { on: "error", limit: { perCall: 1 }, do: [webhook] }],
    ["agents", { on: "error", scope: { agents: ["a"] }, do: [webhook] }],
    ["another action", { on: "error", do: [{ type: "slack", url: "${S}", text: "x" }] }],
    ["another body", { on: "error", do: [{ ...webhook, bodyForm: undefined, body: {} }] }],
    [
      "an address with values",
      { on: "error", do: [{ ...webhook, url: "https://a.test/{{ call.id }}" }] },
    ],
    [
      "a condition",
      { on: "error", do: [{ ...webhook, when: [{ type: "exists", key: "error", exists: true }] }] },
    ],
    [
      "a text Go has no words for",
      { on: "error", do: [{ type: "notify", text: "{{ error | upcase }}" }] },
    ],
  ])("stays with Hookline, by the bridge: %s", (_what, hook) => {
    const written = write(JSON.parse(JSON.stringify(hook)));
    expect(codes(written)).toEqual(["dialect.changed hooks.0"]);
    expect(written.files.map((file) => file.name)).toEqual([
      "devclaw-hooks.yaml",
      "hookline_bridge.go",
    ]);
    expect(written.files[1]?.text).toContain(`\t"${hook.on}",\n`);
  });

  it("fails as its hook asks", () => {
    const written = write({ on: "pre_tool_use", onFailure: "closed", do: [block] });
    expect(written.files[1]?.text).toContain(
      'event HookEvent) bool {\n\tswitch event {\n\tcase "pre_tool_use":\n\t\treturn true',
    );
    expect(written.files[1]?.text.match(/switch event/g)).toHaveLength(2);
  });

  it("is left out where DevClaw has no such event", () => {
    const written = write(
      { on: "call.ended", name: "a", do: [webhook] },
      { on: ["error", "call.ended"], name: "b", do: [webhook] },
    );
    expect(codes(written)).toEqual([
      "dialect.lost hooks.0",
      "dialect.lost hooks.1.on.1",
      "dialect.lost hooks.1.on",
    ]);
    expect(written.files).toHaveLength(1);
    expect(written.files[0]?.text).toContain("events: [ error ]");
  });

  it("is told about beside the hooks, and of a hook that comes earlier", () => {
    const parsed = {
      ...document([
        { on: "error", do: [{ type: "notify", text: "x" }] },
        { on: "error", name: "W", do: [webhook] },
      ]),
      model: 1,
    };
    expect(codes(exportDevclaw(parsed))).toEqual(["dialect.lost model", "dialect.changed hooks.0"]);
  });
});
