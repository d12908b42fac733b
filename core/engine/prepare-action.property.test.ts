import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../json.ts";
import { getPath } from "./get-path.ts";
import { prepareAction } from "./prepare-action.ts";
import { fillSealed } from "./sealed-text.ts";
import type { TemplateContext } from "./template-context.ts";
import type { Action } from "../hook/action.ts";

/** Texts that would matter if anything read them again, beside all others (also with unpaired surrogates). */
const hostile = fc.constantFrom(
  "${OPENAI_API_KEY}",
  "{{ 1 | plus: 1 }}",
  "{% include 'package.json' %}",
  '"},{"',
  "\\u0022",
  "<!channel>",
  "\r\nx-injected: 1",
  "\ud83d",
  "..",
  "a/../b?c#d",
  "__proto__",
);
const said = fc.oneof(hostile, fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }));
const value = fc.oneof(
  said,
  fc.jsonValue().map((json): Json => JSON.parse(JSON.stringify(json))),
  fc.array(said),
);
const contexts: fc.Arbitrary<TemplateContext> = fc
  .record({ name: said, summary: value, data: value, id: said })
  .map(({ name, summary, data, id }) => ({
    now: "2026-11-20T10:00:00.000Z",
    call: { id, summary, data, customer: { name } },
    extra: { list: [name, data] },
  }));

const sources = [
  "{{ call.customer.name }}",
  "by {{ call.customer.name }} ${KEY}",
  "{{ call.data }}",
  "x{{ call.data }}{{ call.summary | json }}",
  "{% for e in extra.list %}{{ e }}${KEY}{% endfor %}",
  "{% capture c %}{{ call.summary }}{% endcapture %}{{ c | upcase }}${KEY}",
  "{% if call.customer.name contains 'a' %}${A}{% else %}${A}{% endif %}",
  "${KEY}",
] as const;
const templated: Json = {
  list: sources.map((source) => source),
  nested: { "{{ key }}": sources[1] },
  fixed: [1, null, 'é"\n'],
};

/** Reads an action once and resolves it for any event. */
function resolver(action: Action) {
  const { prepared } = prepareAction(action, "hooks.0.do.0");
  return (context: TemplateContext) => prepared.resolve(context, () => 0);
}
function requester(action: Action) {
  const resolve = resolver(action);
  return (context: TemplateContext) => {
    const result = resolve(context);
    if (result.kind !== "delivery") throw new Error(JSON.stringify(result));
    return result.request;
  };
}
/** The shape of a value: its keys and the lengths of its lists, down to where a template stood. */
function shapeOf(json: Json, template: Json): Json {
  if (typeof template === "string") return "template";
  if (Array.isArray(template) && Array.isArray(json)) {
    return [json.length, ...template.map((entry, index) => shapeOf(json[index] ?? null, entry))];
  }
  if (
    typeof template === "object" &&
    template !== null &&
    typeof json === "object" &&
    json !== null
  ) {
    const entries = Object.entries(json);
    return entries.map(([key, entry]) => [key, shapeOf(entry, Reflect.get(template, key) ?? null)]);
  }
  return json;
}

const url = "https://example.com/hook";
const requestJson = requester({ type: "webhook", url, body: templated });

function nameIn(context: TemplateContext): string {
  const name = getPath(context, "call.customer.name");
  return typeof name === "string" ? name : "";
}

describe("whatever the call brings", () => {
  it("a JSON body is JSON of the same shape, also with any secret filled in", () => {
    fc.assert(
      fc.property(contexts, said, (context, secret) => {
        const { body } = requestJson(context);
        const filled = fillSealed(body ?? { text: "", refs: [] }, () => secret);
        const json: Json = JSON.parse(filled.ok ? filled.value : "");
        expect(shapeOf(json, templated)).toEqual(shapeOf(templated, templated));
        expect(json).toMatchObject({ nested: { "{{ key }}": `by ${nameIn(context)} ${secret}` } });
      }),
    );
  });

  it("secrets stand where the author put them, in their number and order", () => {
    const requestText = requester({
      type: "webhook",
      url,
      body: "a ${ONE} {{ call.data }} ${TWO}",
      contentType: "text/plain",
    });
    fc.assert(
      fc.property(contexts, (context) => {
        const names = requestJson(context).body?.refs.map((ref) => ref.name);
        expect(names).toEqual(["KEY", "KEY", "KEY", "KEY", "A", "KEY", "KEY"]);
        const { body } = requestText(context);
        expect(body?.refs).toEqual([
          { at: 2, name: "ONE", as: "plain" },
          { at: body?.text.length, name: "TWO", as: "plain" },
        ]);
      }),
    );
  });

  it("a text holds it as it is", () => {
    const resolve = resolver({ type: "say", exact: "<{{ call.customer.name }}>" });
    fc.assert(
      fc.property(said, (name) => {
        const text = `<${name}>`;
        expect(resolve({ call: { customer: { name } } })).toEqual({
          kind: "in-call",
          inCall: { type: "say", text },
        });
      }),
    );
  });

  it("an address keeps its scheme, host, path depth, query and fragment", () => {
    const resolve = resolver({
      type: "webhook",
      url: "https://example.com/a/{{ call.customer.name }}/b?q={{ call.customer.name }}#{{ call.id }}",
      body: 1,
    });
    fc.assert(
      fc.property(contexts, (context) => {
        const result = resolve(context);
        if (result.kind !== "delivery") {
          expect(result).toMatchObject({ kind: "failed", code: "action.bad-url" });
          return;
        }
        const address = new URL(result.request.url.text);
        expect(address.href.startsWith("https://example.com/a/")).toBe(true);
        expect(address.pathname).toMatch(/^\/a\/[^/]*\/b$/);
        expect([...address.searchParams.keys()]).toEqual(["q"]);
      }),
    );
  });

  it("Slack gets no markup and headers get no lines from it", () => {
    const requestSlack = requester({ type: "slack", url, text: sources[3], blocks: [...sources] });
    const resolve = resolver({
      type: "webhook",
      url,
      body: 1,
      headers: { "x-name": "{{ call.customer.name }}" },
    });
    fc.assert(
      fc.property(contexts, (context) => {
        expect(requestSlack(context).body?.text).not.toMatch(/[<>]/);
        const result = resolve(context);
        if (result.kind === "delivery") {
          const [, header] = result.request.headers;
          expect(header?.[1].text).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f]/);
        } else expect(result).toMatchObject({ kind: "failed", code: "action.bad-header" });
      }),
    );
  });
});

describe("whatever an author writes", () => {
  const source = fc.oneof(
    fc.string(),
    fc
      .array(
        fc.constantFrom(
          "{{",
          "}}",
          "{%",
          "%}",
          " for i in (1..3) ",
          " endfor ",
          " if a ",
          " endif ",
          "call.id",
          " | ",
          "upcase",
          "${A}",
          "'",
          '"',
          "x",
          " capture c ",
          " raw ",
          " endraw ",
          "-",
          "include 'x'",
          "\n",
        ),
      )
      .map((words) => words.join("")),
  );

  it("an action is read and resolved without an exception", () => {
    fc.assert(
      fc.property(source, contexts, (written, context) => {
        const actions: readonly Action[] = [
          { type: "webhook", url: written || "x", body: [written], headers: { "x-a": written } },
          { type: "slack", url, text: written },
          { type: "say", exact: [written] },
          { type: "tool", tool: { type: "apiRequest", method: "GET", url: written || "x" } },
        ];
        for (const action of actions) {
          const { prepared, diagnostics } = prepareAction(action, "p");
          const kinds = diagnostics.some((found) => found.severity === "error")
            ? ["failed"]
            : ["failed", "delivery", "in-call"];
          expect(kinds).toContain(prepared.resolve(context, () => 0).kind);
        }
      }),
    );
  });
});
