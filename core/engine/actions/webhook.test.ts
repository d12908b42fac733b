import { describe, expect, it } from "vitest";
import type { Json } from "../../json.ts";
import {
  deliveryOf,
  exampleContext,
  problemsOf,
  resolveAction,
  shownRequest,
} from "../testing/resolve-action.ts";
import events from "./fixtures/devclaw-webhooks.json" with { type: "json" };

const url = "https://example.com/hook";
function withBody(body: Json, more: { readonly [field: string]: Json } = {}) {
  return { type: "webhook", url, body, ...more };
}

describe("a JSON body", () => {
  it.each([
    ["{{ call.durationSeconds }}", "74"],
    ["{{ call.messages }}", '[{"role":"user","content":"Hi"}]'],
    ["{{ call.customer }}", '{"number":"+15551234567","name":"Ada & <Co>"}'],
    ["{{ call.summary }}", "null"],
    ["{{ call.nothing }}", "null"],
    ["{{ call.id }}", '"c1"'],
    ["{{- call.id -}}", '"c1"'],
    ["{{ call.durationSeconds | divided_by: 0 }}", "null"],
    ["{{ call.durationSeconds | times: 2 }}", "148"],
    ["{{ call.messages | map: 'role' }}", '["user"]'],
    ["{{ call.id == 'c1' }}", "true"],
    ["{{ call.messages | json }}", String.raw`"[{\"role\":\"user\",\"content\":\"Hi\"}]"`],
    [" {{ call.durationSeconds }}", '" 74"'],
    ["{{ call.id }}{{ call.id }}", '"c1c1"'],
    ["{% if true %}{{ call.durationSeconds }}{% endif %}", '"74"'],
    ["by {{ call.customer.name }}", '"by Ada & <Co>"'],
    ["[{{ call.nothing }}]", '"[]"'],
    ["plain", '"plain"'],
    ["", '""'],
  ])("%s becomes %s", (source, expected) => {
    expect(shownRequest(withBody({ a: source })).body).toBe(`{"a":${expected}}`);
    expect(shownRequest(withBody([[source]])).body).toBe(`[[${expected}]]`);
    expect(shownRequest(withBody(source)).body).toBe(expected);
  });

  it("is kept as it was written where it has no templates", () => {
    const body = { b: 1, a: [true, null, 1.5, 'é\n"\\'], "": {}, nested: { list: [] } };
    expect(shownRequest(withBody(body)).body).toBe(JSON.stringify(body));
  });

  it("has no templates in its keys", () => {
    expect(shownRequest(withBody({ "{{ call.id }} ${A}": 1 })).body).toBe(
      '{"{{ call.id }} ${A}":1}',
    );
    expect(deliveryOf(withBody({ "${A}": 1 })).request.body?.refs).toEqual([]);
  });

  it("holds secrets as the inside of a JSON string", () => {
    expect(deliveryOf(withBody({ a: "${KEY}", b: "x ${KEY} {{ call.id }}" })).request.body).toEqual(
      {
        text: '{"a":"","b":"x  c1"}',
        refs: [
          { at: 6, name: "KEY", as: "json" },
          { at: 15, name: "KEY", as: "json" },
        ],
      },
    );
  });

  it("comes with its type, first among the headers", () => {
    expect(shownRequest(withBody({}, { headers: { "X-A": "1" } })).headers).toEqual([
      "content-type: application/json",
      "x-a: 1",
    ]);
    expect(
      shownRequest(withBody({}, { contentType: "application/ld+json; charset=utf-8" })),
    ).toMatchObject({
      headers: ["content-type: application/ld+json; charset=utf-8"],
      body: "{}",
    });
    expect(
      shownRequest(withBody({}, { headers: { "Content-Type": "application/vnd.api+json" } }))
        .headers,
    ).toEqual(["content-type: application/vnd.api+json"]);
  });

  it("can be written as a text, and must then be JSON", () => {
    expect(shownRequest(withBody('{ "s": "{{ call.durationSeconds }}" }')).body).toBe('{"s":74}');
    expect(shownRequest(withBody('["{{ call.id }}"]')).body).toBe('["c1"]');
    expect(problemsOf(withBody('{ "s": {{ call.durationSeconds }} }'))).toEqual([
      "body.not-json .body",
    ]);
    expect(problemsOf(withBody('{"a": 1,}'))).toEqual(["body.not-json .body"]);
    expect(problemsOf(withBody("[Hookline] {{ call.id }}"))).toEqual([]);
  });

  it("says where a template in it is broken", () => {
    expect(problemsOf(withBody({ a: [{ b: "{{" }], c: "{% include 'x' %}" }))).toEqual([
      "template.syntax .body.a.0.b",
      "template.not-allowed .body.c",
    ]);
  });
});

describe("a body that is absent", () => {
  it("is all flat names of the call as JSON", () => {
    const { body } = shownRequest({ type: "webhook", url });
    expect(JSON.parse(body ?? "")).toEqual({
      call_id: "c1",
      call_direction: "inbound",
      caller_number: "+15551234567",
      caller_name: "Ada & <Co>",
      called_number: null,
      context_name: null,
      call_start_time: null,
      call_end_time: null,
      call_duration: 74,
      call_duration_seconds: 74,
      call_ended_reason: "pipeline-error",
      call_outcome: null,
      summary: null,
      transcript: null,
      conversation_history: [{ role: "user", content: "Hi" }],
      tool_calls: null,
      pre_call_results: null,
      campaign_id: null,
      lead_id: null,
    });
  });

  it.each(["GET", "DELETE"])("is none for %s", (method) => {
    expect(shownRequest({ type: "webhook", url, method })).toEqual({
      method,
      url,
      headers: [],
      body: null,
    });
  });

  it("cannot be sent as anything but JSON", () => {
    expect(problemsOf({ type: "webhook", url, contentType: "text/plain" })).toEqual([
      "action.invalid .body",
    ]);
  });
});

describe("a body of another type", () => {
  it("is one text", () => {
    const action = withBody("name={{ call.customer.name }}&key=${KEY}", {
      contentType: "application/x-www-form-urlencoded",
    });
    expect(shownRequest(action)).toMatchObject({
      headers: ["content-type: application/x-www-form-urlencoded"],
      body: "name=Ada & <Co>&key=${KEY}",
    });
    expect(deliveryOf(action).request.body?.refs).toEqual([{ at: 20, name: "KEY", as: "plain" }]);
    expect(shownRequest(withBody("{{ call.nothing }}", { contentType: "text/plain" })).body).toBe(
      "",
    );
  });

  it("must be one text", () => {
    expect(problemsOf(withBody({ a: 1 }, { contentType: "text/plain" }))).toEqual([
      "action.invalid .body",
    ]);
  });
});

describe("bodyForm devclaw", () => {
  it.each(events.map((event) => [event.hookPayload.event, event] as const))(
    "writes DevClaw's bytes for %s",
    (_name, { hookPayload, webhookBody }) => {
      const context = {
        now: "2025-01-15T10:30:00.000Z",
        event: { type: hookPayload.event },
        call: { id: hookPayload.sessionId },
        channel: hookPayload.channel,
        tool: { name: hookPayload.toolName },
        message: hookPayload.message,
        error: hookPayload.error,
        extra: JSON.parse(JSON.stringify(hookPayload.extra)),
      };
      expect(shownRequest({ type: "webhook", url, bodyForm: "devclaw" }, context).body).toBe(
        webhookBody,
      );
    },
  );

  it("writes voice events in the same shape", () => {
    expect(shownRequest({ type: "webhook", url, bodyForm: "devclaw" }).body).toBe(
      '{"event":"call.ended","timestamp":"2026-11-20T10:00:00Z","session_id":"c1"}',
    );
  });

  it("names the secret of its signature, and of no other", () => {
    const signed = { type: "webhook", url, bodyForm: "devclaw", signingSecret: "${S}" };
    const read = deliveryOf({ ...signed, sign: "devclaw" });
    expect(read.request.signWith).toBe("S");
    expect(problemsOf({ ...signed, sign: "devclaw" })).toEqual([]);
    expect(problemsOf(signed)).toEqual(["action.invalid .signingSecret"]);
  });

  it("takes no body of its own", () => {
    expect(problemsOf(withBody({}, { bodyForm: "devclaw" }))).toEqual(["action.invalid .body"]);
  });
});

describe("the address", () => {
  it.each([
    [
      "https://example.com/{{ call.id }}?n={{ call.customer.name }}",
      "https://example.com/c1?n=Ada%20%26%20%3CCo%3E",
    ],
    [
      "https://example.com/?q={{ call.messages }}",
      "https://example.com/?q=%5B%7B%22role%22%3A%22user%22%2C%22content%22%3A%22Hi%22%7D%5D",
    ],
    ["${URL}", "${URL}"],
    ["${BASE}/calls/{{ call.id }}", "${BASE}/calls/c1"],
    ["${BASE}?id={{ call.id }}", "${BASE}?id=c1"],
    ["https://${HOST}/{{ call.id }}", "https://${HOST}/c1"],
    ["https://example.com/${TOKEN}/{{ call.summary }}", "https://example.com/${TOKEN}/"],
    ["https://example.com#{{ call.id }}", "https://example.com#c1"],
    ["http://[::1]:8080/x", "http://[::1]:8080/x"],
    ["  https://example.com/x\n", "https://example.com/x"],
    ["{% assign id = call.id %}https://example.com/{{ id }}", "https://example.com/c1"],
    ["https://example.com/{% if call.id %}a{% else %}b{% endif %}", "https://example.com/a"],
  ])("%s", (source, expected) => {
    expect(problemsOf({ type: "webhook", url: source })).toEqual([]);
    expect(shownRequest({ type: "webhook", url: source }).url).toBe(expected);
    expect(deliveryOf({ type: "webhook", url: source }).urlTemplate).toBe(source);
  });

  it.each([
    "{{ call.data.host }}",
    "https://{{ call.data.host }}/x",
    "https://{{ call.data.host }}.example.com/x",
    "https://example.com{{ call.data.host }}",
    "https://example.com:{{ call.data.host }}/",
    "https://me:{{ call.data.host }}@example.com/",
    "{{ call.data.host }}://example.com/",
    "${BASE}{{ call.data.host }}/x",
    "${SCHEME}://{{ call.data.host }}/x",
    "{% if call.id %}https://a.example/{% endif %}x",
  ])("%s may not take its host from the call", (source) => {
    expect(problemsOf({ type: "webhook", url: source })).toEqual(["url.dynamic-host .url"]);
    expect(resolveAction({ type: "webhook", url: source })).toMatchObject({
      kind: "failed",
      code: "url.dynamic-host",
    });
  });

  it.each([
    ["https://{{ call.data.host }}.example.com/x", "acme", "https://acme.example.com/x"],
    [
      "{{ call.data.host }}",
      "https://acme.example/a%20b?c=d&e=é#f",
      "https://acme.example/a%20b?c=d&e=%C3%A9#f",
    ],
    ["{{ call.data.host }}/x/{{ call.id }}", "http://acme.example", "http://acme.example/x/c1"],
  ])("%s takes it where the author allows it", (source, host, expected) => {
    const context = { ...exampleContext, call: { id: "c1", data: { host } } };
    expect(
      shownRequest({ type: "webhook", url: source, allowDynamicHost: true }, context).url,
    ).toBe(expected);
  });

  it.each([
    ["https://{{ call.data.host }}.example.com/x", "evil.example/"],
    ["https://{{ call.data.host }}/x", "a@b"],
    ["{{ call.data.host }}", "javascript:alert(1)"],
    ["{{ call.data.host }}", "file:///etc/passwd"],
    ["{{ call.data.host }}", "https://user:pw@acme.example/"],
    ["{{ call.data.host }}", ""],
  ])("%s fails on %j even then", (source, host) => {
    const context = { ...exampleContext, call: { data: { host } } };
    const action = { type: "webhook", url: source, allowDynamicHost: true };
    expect(resolveAction(action, context)).toMatchObject({
      kind: "failed",
      code: "action.bad-url",
    });
  });

  it.each([
    "example.com/hook",
    "ftp://example.com/",
    "https://",
    "https:///x",
    "https://user:pw@example.com/",
    "https://exam ple.com/",
    "https://example.com\\@evil.example/",
    "https://example.com/\tx",
    "https://example.com:port/",
    "//example.com/x",
    "${NOT A SECRET}",
  ])("%j is none", (source) => {
    expect(problemsOf({ type: "webhook", url: source })).toEqual(["action.bad-url .url"]);
  });

  it.each(["..", ".", "%2e%2e", "%2E."])("does not let %j choose another path", (name) => {
    const action = { type: "webhook", url: "https://example.com/users/{{ call.id }}/notes" };
    const resolved = resolveAction(action, { call: { id: name } });
    if (name.includes("%")) expect(resolved.kind).toBe("delivery");
    else expect(resolved).toMatchObject({ kind: "failed", code: "action.bad-url" });
  });
});

describe("headers", () => {
  it("are filled in, names in lower case, in order", () => {
    const headers = {
      "X-Call": "id {{ call.id }}",
      Authorization: "Bearer ${KEY}",
      "x-none": "{{ call.nothing }}",
    };
    expect(shownRequest({ type: "webhook", url, method: "GET", headers }).headers).toEqual([
      "x-call: id c1",
      "authorization: Bearer ${KEY}",
      "x-none: ",
    ]);
  });

  it.each([
    [{ "a b": "1" }, "action.bad-header .headers.a b"],
    [{ "": "1" }, "action.bad-header .headers."],
    [{ Host: "example.com" }, "action.bad-header .headers.Host"],
    [{ "x-a": "1\r\nx-b: 2" }, "action.bad-header .headers.x-a"],
    [{ "x-a": "1", "X-A": "2" }, "action.bad-header .headers.X-A"],
    [{ "x-a": "{{" }, "template.syntax .headers.x-a"],
    [{ "content-type": "a\nb" }, "action.bad-header .headers"],
  ])("%j cannot be sent", (headers, problem) => {
    expect(problemsOf({ type: "webhook", url, body: "x", headers })).toContain(problem);
  });

  it("cannot say the type of the body twice", () => {
    const action = withBody(
      {},
      { contentType: "application/json", headers: { "Content-Type": "text/plain" } },
    );
    expect(problemsOf(action)).toEqual(["action.bad-header .contentType"]);
  });

  it.each(["a\r\nx-injected: 1", "a\nb", "nul\u0000", "\u007f"])(
    "fail on %j of the call",
    (name) => {
      const action = { type: "webhook", url, headers: { "x-name": "{{ call.customer.name }}" } };
      expect(resolveAction(action, { call: { customer: { name } } })).toMatchObject({
        kind: "failed",
        code: "action.bad-header",
      });
    },
  );
});
