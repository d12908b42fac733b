import { describe, expect, it } from "vitest";
import { resolveAction, shownRequest } from "./testing/resolve-action.ts";

/** What a caller may be called. It changes nothing but its own text, wherever it is used. */
const names = [
  "${OPENAI_API_KEY}",
  "{{ 1 | plus: 1 }}",
  '{% include "package.json" %}',
  '"},{"',
  '"}, "text": "',
  "<!channel>",
  "<@U123|x> & *bold*",
  "@everyone",
  "🙂".repeat(25_000),
  "a\u0000b",
  "\ud83d lone \ude42",
  "line\r\nx-injected: 1",
  "\u2028\u2029",
  "../../admin",
  "x?y=1#z",
  "https://evil.example/",
  "__proto__",
  "\\",
];

const source = "Caller {{ call.customer.name }} ({{ call.id }})";
const url = "https://example.com/hook";

describe.each(names.map((name) => [name.slice(0, 30), name] as const))(
  "a caller called %j",
  (_shown, name) => {
    const context = { call: { id: "c1", customer: { name } } };
    const text = `Caller ${name} (c1)`;

    it("is one text in a JSON body, and takes no secret along", () => {
      const body = { text: source, whole: "{{ call.customer.name }}", key: "${KEY}", last: 1 };
      const resolved = resolveAction({ type: "webhook", url, body }, context);
      const request = resolved.kind === "delivery" ? resolved.request : null;
      expect(JSON.parse(request?.body?.text ?? "")).toEqual({
        text,
        whole: name,
        key: "",
        last: 1,
      });
      expect(request?.body?.refs.map((ref) => ref.name)).toEqual(["KEY"]);
    });

    it("is one text in a text body", () => {
      const action = { type: "webhook", url, contentType: "text/plain", body: source };
      expect(resolveAction(action, context)).toMatchObject({
        request: { body: { text, refs: [] } },
      });
    });

    it("is said as it is", () => {
      expect(resolveAction({ type: "say", exact: source }, context)).toEqual({
        kind: "in-call",
        inCall: { type: "say", text },
      });
    });

    it("pings nobody in Slack and Discord", () => {
      const slack = JSON.parse(
        shownRequest({ type: "slack", url, text: source }, context).body ?? "",
      );
      const escaped = name.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
      expect(slack).toEqual({ text: `Caller ${escaped} (c1)` });
      const discord = JSON.parse(
        shownRequest({ type: "discord", url, content: source }, context).body ?? "",
      );
      expect(discord).toEqual({ content: text, allowed_mentions: { parse: [] } });
    });

    it("stays in its place in an address", () => {
      const address =
        "https://example.com/by/{{ call.customer.name }}/x?n={{ call.customer.name }}";
      const request = shownRequest({ type: "webhook", url: address }, context);
      const parsed = new URL(request.url);
      expect([parsed.host, parsed.pathname.split("/").length, parsed.hash]).toEqual([
        "example.com",
        4,
        "",
      ]);
      expect([...parsed.searchParams]).toEqual([["n", name.toWellFormed()]]);
    });

    it("is one header line or an error", () => {
      const action = { type: "webhook", url, headers: { "x-name": "{{ call.customer.name }}" } };
      const resolved = resolveAction(action, context);
      if (resolved.kind === "delivery") {
        expect(resolved.request.headers.at(-1)).toEqual(["x-name", { text: name, refs: [] }]);
        expect(name).toMatch(/^[\t\x20-\x7e\x80-\xff]*$/);
      } else {
        expect(resolved).toMatchObject({ kind: "failed", code: "action.bad-header" });
        expect(name).not.toMatch(/^[\t\x20-\x7e\x80-\xff]*$/);
      }
    });
  },
);
