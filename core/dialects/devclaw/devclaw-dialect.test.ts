import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { actionSchema } from "../../hook/action.ts";
import { eventCatalog } from "../../hook/event-catalog.ts";
import { hookSchema } from "../../hook/hook.ts";
import { operators } from "../../hook/operators.ts";
import { trustJson } from "../../json.ts";
import { devclawDialect } from "./devclaw-dialect.ts";

function isDevclaw(text: string): boolean {
  try {
    return devclawDialect.detect({ text, json: trustJson(JSON.parse(text)) });
  } catch {
    return devclawDialect.detect({ text, json: undefined });
  }
}

const folder = new URL("./fixtures/configs/", import.meta.url);
/** The body of a webhook, and the expectations of the others. */
const others = new Set(["guide-webhook-payload.json", "import-expectations.json"]);

describe("detect", () => {
  it.each(readdirSync(folder))("knows %s", (name) => {
    expect(isDevclaw(readFileSync(new URL(name, folder), "utf8"))).toBe(!others.has(name));
  });

  it.each([
    "webhooks:\n  - name: a\n    events: [error]\n",
    "handlers:\n  - event: error\n    action: notify_admins\n",
    "hooks: {enabled: true, webhooks: []}",
    "hooks: # none yet\r\n\r\n  # on\r\n  enabled: true\r\n",
    '{"hooks": {"enabled": false}}',
    "hookMgr.Register(&RegisteredHook{Handler: func() HookAction { return HookAction{} }})",
  ])("knows %j", (text) => {
    expect(isDevclaw(text)).toBe(true);
  });

  it.each([
    "",
    "{}",
    '{"hooks": []}',
    '{"hooks": [{"on": "call.ending", "do": []}]}',
    '{"hooks": [{"on": "call.ending", "events": [], "do": []}]}',
    "hooks:\n  - on: call.ended\n    do: []\n",
    "tools:\n  a:\n    kind: generic_webhook\n    url: https://a.test\n",
    "post_call_tools:\n  a:\n    kind: generic_webhook\n",
    "@session.hooks.on('call_start')\nasync def f():\n    pass\n",
    "hooks: later",
  ])("leaves %j to others", (text) => {
    expect(isDevclaw(text)).toBe(false);
  });
});

describe("support", () => {
  it("has every part of a hooks document once", () => {
    const rows = devclawDialect.support.map(({ part, name }) => `${part} ${name}`);
    const parts = [
      ...eventCatalog.map(({ type }) => `event ${type}`),
      ...Object.keys(operators).map((name) => `filter ${name}`),
      ...actionSchema.options.map((option) => `action ${option.shape.type.value}`),
      ...Object.keys(hookSchema.shape).map((name) => `field ${name}`),
    ];
    expect(rows.toSorted()).toEqual(parts.toSorted());
  });

  it("says in one sentence what is partial", () => {
    const partial = devclawDialect.support.filter(
      ({ reads, writes }) => reads === "partial" || writes === "partial",
    );
    expect(partial.filter(({ note }) => note === undefined || !note.endsWith("."))).toEqual([]);
  });
});
