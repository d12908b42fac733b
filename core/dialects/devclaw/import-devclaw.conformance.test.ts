import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { isJsonObject, type Json, trustJson } from "../../json.ts";
import type { DialectImport } from "../dialect.ts";
import { importDevclaw } from "./import-devclaw.ts";

const folder = new URL("./fixtures/configs/", import.meta.url);
const expectations = z
  .array(z.object({ file: z.string(), importer: z.string() }))
  .parse(JSON.parse(readFileSync(new URL("import-expectations.json", folder), "utf8")));

function read(file: string): DialectImport {
  return importDevclaw({ text: readFileSync(new URL(file, folder), "utf8"), json: undefined });
}

/** `code path line`, in the order they were found. */
function findings(file: string): readonly string[] {
  return read(file).diagnostics.map(({ code, path, line }) => `${code} ${path} ${line}`);
}

function hooks(file: string): readonly Json[] {
  const document = trustJson(JSON.parse(JSON.stringify(read(file).document)));
  return isJsonObject(document) && Array.isArray(document["hooks"]) ? document["hooks"] : [];
}

type Told = { readonly hooks: readonly unknown[] | null; readonly findings: readonly string[] };

const slackDefaults = {
  type: "webhook",
  timeoutMs: 10_000,
  retry: { count: 3, delayMs: 1000 },
  sign: "devclaw",
  bodyForm: "devclaw",
};
const analytics = {
  on: ["user_prompt_submit", "notification"],
  name: "Analytics",
  do: [
    {
      ...slackDefaults,
      id: "a1",
      url: "https://analytics.example.com/hook",
      headers: { Authorization: "Bearer ${ANALYTICS_TOKEN}" },
    },
  ],
};
const slack = {
  ...slackDefaults,
  url: "${SLACK_WEBHOOK_URL}",
  signingSecret: "${SLACK_WEBHOOK_SECRET}",
};
const handlersDiffer = (line: number) => `dialect.differs hooks.handlers ${line}`;

/** What each file of `import-expectations.json` comes to: its hooks, and everything a person is told. */
const cases: Readonly<Record<string, Told>> = {
  "guide-configuration.yaml": {
    hooks: [
      { on: ["error", "channel_disconnect"], name: "Slack Alerts", do: [{ ...slack, id: "a1" }] },
      { ...analytics, do: [{ ...analytics.do[0], id: "a2" }] },
      {
        on: "error",
        name: "error-notify",
        do: [{ type: "notify", to: "alerts", text: "Error: {{ error }}", id: "a3" }],
      },
      {
        on: "user_join",
        name: "user-join-notify",
        do: [
          {
            type: "notify",
            to: "conversation",
            text: "Welcome {{ extra.user_name }}!\nUse /help for commands.\n",
            id: "a4",
          },
        ],
      },
    ],
    findings: [
      "dialect.differs hooks.webhooks.0.enabled 7",
      "dialect.differs hooks.webhooks.1.enabled 12",
      handlersDiffer(19),
      "dialect.differs hooks.handlers.0.template 22",
      "dialect.differs hooks.handlers.0.enabled 20",
      "dialect.differs hooks.handlers.1.template 26",
      "dialect.differs hooks.handlers.1.enabled 24",
    ],
  },
  "guide-slack-errors.yaml": {
    hooks: [{ on: "error", name: "Slack Errors", do: [{ ...slack, id: "a1" }] }],
    findings: ["dialect.differs hooks.webhooks.0.enabled 5"],
  },
  "guide-analytics.yaml": {
    hooks: [analytics],
    findings: ["dialect.differs hooks.webhooks.0.enabled 5"],
  },
  "full.yaml": {
    hooks: [
      {
        on: ["error", "channel_disconnect"],
        name: "Slack Alerts",
        do: [
          {
            ...slack,
            id: "a1",
            timeoutMs: 5000,
            retry: { count: 2, delayMs: 500 },
            platform: {
              devclaw: { env: { SLACK_WEBHOOK_URL: "${SLACK_WEBHOOK_URL:?set the Slack URL}" } },
            },
          },
        ],
      },
      {
        on: ["user_prompt_submit", "notification"],
        name: "Analytics",
        do: [
          {
            ...slackDefaults,
            id: "a2",
            url: "${ANALYTICS_URL}",
            headers: { Authorization: "Bearer ${ANALYTICS_TOKEN}", "X-Source": "devclaw" },
            timeoutMs: 30_000,
            platform: {
              devclaw: {
                env: { ANALYTICS_URL: "${ANALYTICS_URL:-https://analytics.example.test/hook}" },
              },
            },
          },
        ],
      },
      {
        on: "heartbeat",
        name: "Paused",
        do: [{ ...slackDefaults, id: "a3", url: "https://paused.example.test/hook" }],
        enabled: false,
      },
      {
        on: "error",
        name: "error-notify",
        do: [
          {
            type: "notify",
            to: "alerts",
            text: "Error in {{ channel }}: {{ message }}",
            id: "a4",
          },
        ],
      },
      {
        on: "user_join",
        name: "user-join-notify",
        do: [
          { type: "notify", to: "conversation", text: "Welcome {{ extra.user_name }}!", id: "a5" },
        ],
      },
    ],
    findings: [
      "dialect.differs hooks.webhooks.0.url 6",
      "dialect.differs hooks.webhooks.1.url 14",
      "dialect.differs hooks.webhooks.1.timeout 19",
      "dialect.differs hooks.webhooks.2.timeout 21",
      handlersDiffer(25),
    ],
  },
  "plugin-hooks.yaml": {
    hooks: [
      {
        on: "user_prompt_submit",
        name: "early-logger",
        do: [],
        description: "Runs before the default priority",
        source: "plugin:call-audit",
        priority: 10,
        platform: { devclaw: { script: 'echo "first: $PLUGIN_EVENT" >> audit.log\n' } },
      },
      {
        on: ["session_start", "session_end"],
        name: "default-priority",
        do: [],
        source: "plugin:call-audit",
        platform: { devclaw: { script: 'echo "session"' } },
      },
      {
        on: "error",
        name: "native",
        do: [],
        source: "plugin:call-audit",
        platform: { devclaw: { handler: "OnError" } },
      },
    ],
    findings: [
      "dialect.not-hooks name 3",
      "dialect.differs hooks 6",
      "dialect.not-carried-out hooks.0.script 11",
      "dialect.not-carried-out hooks.1.script 15",
      "dialect.not-carried-out hooks.2.handler 18",
    ],
  },
  "invalid-unknown-event.yaml": {
    hooks: null,
    findings: ["event.unknown hooks.webhooks.0.events.0 6"],
  },
  "invalid-no-url.yaml": { hooks: null, findings: ["dialect.missing hooks.webhooks.0.url 4"] },
  "invalid-no-events.yaml": {
    hooks: null,
    findings: ["dialect.missing hooks.webhooks.0.events 4"],
  },
  "invalid-handler-action.yaml": {
    hooks: null,
    findings: [handlersDiffer(3), "dialect.unknown-kind hooks.handlers.0.action 5"],
  },
  "invalid-handler-template.yaml": {
    hooks: null,
    findings: [handlersDiffer(3), "dialect.template hooks.handlers.0.template 6"],
  },
  "invalid-negative-retries.yaml": {
    hooks: null,
    findings: ["dialect.invalid hooks.webhooks.0.retry_count 7"],
  },
  "invalid-error-marker.yaml": {
    hooks: [
      {
        on: "error",
        name: "error-notify",
        do: [{ type: "notify", to: "alerts", text: "ERROR: {{ message }}", id: "a1" }],
      },
    ],
    findings: [handlersDiffer(3)],
  },
  "system-disabled.yaml": {
    hooks: [
      {
        on: "error",
        name: "W",
        do: [{ ...slackDefaults, id: "a1", url: "https://a.test" }],
        enabled: false,
      },
    ],
    findings: ["dialect.changed hooks.enabled 2"],
  },
};

describe("devclaw/configs/import-expectations.json", () => {
  it.each(expectations)("$file: $importer", ({ file }) => {
    expect(read(file).document === null ? null : hooks(file)).toEqual(cases[file]?.hooks);
    expect(findings(file)).toEqual(cases[file]?.findings);
  });
});

describe("devclaw/configs beside them", () => {
  it("guide-programmatic-hooks.json: decisions that stand there as data", () => {
    expect(hooks("guide-programmatic-hooks.json")).toEqual([
      {
        on: "pre_tool_use",
        name: "block-dangerous-commands",
        filters: [
          { type: "equals", key: "tool.name", equals: "bash", caseSensitive: true },
          {
            type: "contains",
            key: "tool.args.command",
            contains: "rm -rf",
            caseSensitive: true,
          },
        ],
        do: [{ type: "block", reason: "dangerous command blocked", id: "a1" }],
        priority: 10,
      },
      {
        on: "post_tool_use",
        name: "my-custom-hook",
        do: [],
        description: "Does something custom",
        source: "plugin:my-plugin",
        priority: 100,
        platform: { devclaw: { behaviour: { log: { tool: "payload.toolName" } } } },
      },
      {
        on: "pre_tool_use",
        name: "add-default-timeout",
        filters: [
          { type: "equals", key: "tool.name", equals: "bash", caseSensitive: true },
          { type: "exists", key: "tool.args.timeout", exists: false },
        ],
        do: [{ type: "modify", set: { "tool.args.timeout": 30 }, id: "a2" }],
      },
    ]);
    expect(findings("guide-programmatic-hooks.json")).toEqual([
      "dialect.not-hooks description 2",
      "dialect.not-carried-out hooks.0.behaviour 13",
      "dialect.differs hooks.1.enabled 19",
      "dialect.not-hooks hooks.1.note 42",
      "dialect.differs hooks.2.enabled 44",
      "dialect.not-hooks hooks.2.note 66",
    ]);
  });

  it("guide-webhook-payload.json: the body of a webhook is no configuration", () => {
    expect(findings("guide-webhook-payload.json")).toEqual(["dialect.missing hooks 1"]);
  });
});

/** `delivery-vectors.json` tells what the reference does; it serves the defaults that an import writes out. */
describe("devclaw/delivery-vectors.json", () => {
  const vectors = z
    .object({
      defaults: z.object({
        retry_count: z.number(),
        retry_delay_ms: z.number(),
        timeout_s: z.number(),
      }),
    })
    .parse(
      JSON.parse(
        readFileSync(new URL("./fixtures/delivery-vectors.json", import.meta.url), "utf8"),
      ),
    );

  it("defaults: are written out", () => {
    const { retry_count: count, retry_delay_ms: delayMs, timeout_s: seconds } = vectors.defaults;
    expect(hooks("guide-analytics.yaml")).toMatchObject([
      { do: [{ timeoutMs: seconds * 1000, retry: { count, delayMs } }] },
    ]);
  });

  it("500-default-retries: 0 is not given, so there are 3 more tries", () => {
    const text = webhook("retry_count: 0, retry_delay_ms: 0");
    const imported = importDevclaw({ text, json: undefined });
    expect(imported.document?.hooks[0]?.do[0]).toMatchObject({
      retry: { count: 3, delayMs: 1000 },
    });
    expect(imported.diagnostics).toEqual([
      expect.objectContaining({ code: "dialect.differs", path: "hooks.webhooks.0.retry_count" }),
    ]);
  });
});

function webhook(fields: string): string {
  return `hooks:\n  enabled: true\n  webhooks:\n    - {name: W, url: "https://a.test", events: [error], enabled: true, ${fields}}\n`;
}
