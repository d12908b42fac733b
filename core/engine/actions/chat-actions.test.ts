import { describe, expect, it } from "vitest";
import { exampleContext, problemsOf, shownRequest } from "../testing/resolve-action.ts";

const url = "${WEBHOOK_URL}";
const json = ["content-type: application/json"];

describe("slack", () => {
  it("is a POST of text and blocks", () => {
    const blocks = [
      { type: "section", text: { type: "mrkdwn", text: "*{{ call.endedReason }}*" } },
    ];
    expect(
      shownRequest({ type: "slack", url, text: "Call failed: {{ call.endedReason }}", blocks }),
    ).toEqual({
      method: "POST",
      url,
      headers: json,
      body: '{"text":"Call failed: pipeline-error","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"*pipeline-error*"}}]}',
    });
    expect(shownRequest({ type: "slack", url, text: "x" }).body).toBe('{"text":"x"}');
  });

  it("escapes & < > in values and nowhere else", () => {
    const text =
      "<https://example.com/?a=1&b=2|open> {{ call.customer.name }} {% raw %}<&>{% endraw %}";
    expect(shownRequest({ type: "slack", url, text }).body).toBe(
      '{"text":"<https://example.com/?a=1&b=2|open> Ada &amp; &lt;Co&gt; <&>"}',
    );
  });

  it.each([
    "{{ call.customer.name }}",
    "{{ call.customer.name | raw }}",
    "{% echo call.customer.name %}",
    "{% cycle call.customer.name %}",
    "{% assign n = call.customer.name %}{{ n }}",
    "{% capture n %}{{ call.customer.name }}{% endcapture %}{{ n }}",
    "{{ call.customer.name | append: '' }}",
    "{{ call.customer.name | split: 'q' }}",
  ])("pings nobody: %s", (source) => {
    const context = { ...exampleContext, call: { customer: { name: "<!channel>" } } };
    const { body } = shownRequest(
      { type: "slack", url, text: source, blocks: [source, { a: source }] },
      context,
    );
    expect(body).not.toContain("<");
    expect(body).toContain("&lt;!channel&gt;");
  });

  it("escapes inside values that are whole objects", () => {
    const context = { call: { data: { "<k>": ["<!here>", 1] } } };
    expect(
      shownRequest({ type: "slack", url, text: "x", blocks: ["{{ call.data }}"] }, context).body,
    ).toBe('{"text":"x","blocks":[{"&lt;k&gt;":["&lt;!here&gt;",1]}]}');
  });

  it("has a text also where it is exactly one expression", () => {
    expect(shownRequest({ type: "slack", url, text: "{{ call.durationSeconds }}" }).body).toBe(
      '{"text":"74"}',
    );
    expect(shownRequest({ type: "slack", url, text: "{{ call.summary }}" }).body).toBe(
      '{"text":""}',
    );
  });

  it("says where a template is broken", () => {
    expect(problemsOf({ type: "slack", url, text: "{{", blocks: ["{% x %}"] })).toEqual([
      "template.syntax .text",
      "template.syntax .blocks.0",
    ]);
  });
});

describe("discord", () => {
  it("is a POST that mentions nobody", () => {
    const action = {
      type: "discord",
      url,
      content: "{{ call.customer.name }} @everyone",
      username: "{{ call.durationSeconds }}",
      embeds: [{ title: "{{ call.id }}", color: "{{ call.durationSeconds }}" }],
    };
    expect(shownRequest(action)).toEqual({
      method: "POST",
      url,
      headers: json,
      body: '{"content":"Ada & <Co> @everyone","username":"74","embeds":[{"title":"c1","color":74}],"allowed_mentions":{"parse":[]}}',
    });
    expect(shownRequest({ type: "discord", url, content: "x" }).body).toBe(
      '{"content":"x","allowed_mentions":{"parse":[]}}',
    );
  });
});

describe.each(["n8n", "zapier"])("%s", (type) => {
  it("is a POST of the body as JSON", () => {
    expect(
      shownRequest({ type, url, body: { id: "{{ call.id }}", n: "{{ call.durationSeconds }}" } }),
    ).toEqual({
      method: "POST",
      url,
      headers: json,
      body: '{"id":"c1","n":74}',
    });
  });

  it("sends all flat names without one", () => {
    expect(JSON.parse(shownRequest({ type, url }).body ?? "")).toMatchObject({
      call_id: "c1",
      caller_name: "Ada & <Co>",
      call_ended_reason: "pipeline-error",
    });
  });
});
