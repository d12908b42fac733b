import { describe, expect, it } from "vitest";
import { avaDialect } from "./ava-dialect.ts";

function read(fields: string) {
  const text = `tools:
  a: {kind: generic_webhook, is_global: true, url: "https://a.test", ${fields}}
`;
  const { document, diagnostics } = avaDialect.importHooks({ text, json: undefined });
  const written = document === null ? null : avaDialect.exportHooks(document).files[0]?.text;
  const again = avaDialect.importHooks({ text: written ?? "", json: undefined });
  expect(again.document).toEqual(document);
  return { action: document?.hooks[0]?.do[0], codes: diagnostics.map(({ code }) => code) };
}

describe("the type of a body", () => {
  it("stands in a header, and nowhere else", () => {
    const { action, codes } = read(
      "headers: {Content-Type: text/plain}, payload_template: 'a={call_id}'",
    );
    expect(action).toMatchObject({
      headers: { "Content-Type": "text/plain" },
      body: "a={{ call.id }}",
    });
    expect(action).not.toHaveProperty("contentType");
    expect(codes).toEqual([]);
  });

  it("counts in a header more than in content_type", () => {
    const { action, codes } = read(
      `headers: {content-type: application/json}, content_type: text/plain, payload_template: '{"a": {call_duration}}'`,
    );
    expect(action).toMatchObject({ body: { a: "{{ call.durationSeconds }}" } });
    expect(action).not.toHaveProperty("contentType");
    expect(codes).toEqual(["dialect.changed"]);
  });

  it("leaves what looks like JSON a text", () => {
    const { action } = read(`content_type: text/plain, payload_template: '{"a": "{call_id}"}'`);
    expect(action).toMatchObject({ contentType: "text/plain", body: '{"a": "{{ call.id }}"}' });
  });

  it("is plain text where a header says JSON of a body that is none", () => {
    const { action, codes } = read(
      "headers: {Content-Type: application/json, X-A: b}, payload_template: 'a={call_id}'",
    );
    expect(action).toMatchObject({ contentType: "text/plain", headers: { "X-A": "b" } });
    expect(action).not.toHaveProperty("headers.Content-Type");
    expect(codes).toEqual(["dialect.changed"]);
  });
});

describe("braces around a value", () => {
  const brace = '{{ "\\u007b" }}';

  it.each([
    [
      "content_type: text/plain, payload_template: 'x {{call_id}} {{a.b}}'",
      `x ${brace}{{ call.id }}} ${brace}{a.b}}`,
    ],
    [`payload_template: '{"a": "{{call_id}}"}'`, { a: `${brace}{{ call.id }}}` }],
  ])("are text in %s", (fields, body) => {
    expect(read(fields).action).toMatchObject({ body });
  });
});
