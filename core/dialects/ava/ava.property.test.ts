import { readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { hasErrors } from "../../diagnostic.ts";
import { eventCatalog } from "../../hook/event-catalog.ts";
import { without } from "../../hook/draft.ts";
import type { HooksDocument } from "../../hook/hook.ts";
import { parseHooksDocument } from "../../hook/parse-hooks-document.ts";
import { trustJson } from "../../json.ts";
import type { DialectImport } from "../dialect.ts";
import { avaDialect } from "./ava-dialect.ts";

const patience = { timeout: 600_000 };
const numRuns = Math.max(500, fc.readConfigureGlobal().numRuns ?? 0);

function read(text: string): DialectImport {
  return avaDialect.importHooks({ text, json: undefined });
}

/** AVA's own values, lookups' and unknown ones, and text around them. */
const variable = fc.constantFrom(
  "{call_id}",
  "{caller_number}",
  "{caller_name}",
  "{call_outcome}",
  "{summary}",
  "{customer_name}",
  "{nobody_knows}",
  "${TOKEN}",
  "${BASE:-https://a.test}",
);
const plain = fc.string({ unit: "grapheme", maxLength: 8 });
const text = fc.array(fc.oneof(variable, plain), { maxLength: 4 }).map((parts) => parts.join(""));
const address = text.map((path) => `https://a.test/${path}`);
const word = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
const bareValue = fc.constantFrom("{call_duration}", "{transcript_json}", "{schema_version}", "12");
const payload = fc.oneof(
  fc
    .array(
      fc.tuple(
        word,
        text,
        fc.oneof(
          bareValue,
          text.map((given) => JSON.stringify(given)),
        ),
      ),
      {
        maxLength: 3,
      },
    )
    .map(
      (fields) =>
        `{${fields.map(([key, , value], index) => `"${key}_${index}": ${value}`).join(", ")}}`,
    ),
  text,
);
const texts = fc.dictionary(word, text, { maxKeys: 3 });
const shared = {
  enabled: fc.boolean(),
  is_global: fc.boolean(),
  timeout_ms: fc.integer({ min: 100, max: 120_000 }),
  url: address,
  headers: texts,
};
const webhook = fc.record(
  {
    kind: fc.constant("generic_webhook"),
    ...shared,
    method: fc.constantFrom("POST", "PUT", "GET", "delete"),
    payload_template: payload,
    content_type: fc.constantFrom("application/json", "text/plain"),
    generate_summary: fc.boolean(),
    summary_max_words: fc.integer({ min: 1, max: 500 }),
    response_body_max_chars: fc.integer({ min: 0, max: 900 }),
  },
  { requiredKeys: ["kind", "url"] },
);
const output = fc.dictionary(word, fc.constantFrom("a.b", "list[0].x", "list[*].y"), {
  maxKeys: 3,
});
const lookup = fc.record(
  {
    kind: fc.constant("generic_http_lookup"),
    ...shared,
    query_params: texts,
    output_variables: output.filter((names) => Object.keys(names).length > 0),
    hold_audio_file: plain,
  },
  { requiredKeys: ["kind", "url", "output_variables"] },
);
const inCall = fc.record(
  {
    kind: fc.constant("in_call_http_lookup"),
    ...shared,
    description: plain,
    parameters: fc.array(fc.record({ name: word, type: fc.constant("string") }), { maxLength: 2 }),
    output_variables: output,
    return_raw_json: fc.boolean(),
    error_message: plain,
  },
  { requiredKeys: ["kind", "url"] },
);
const named = <T>(tool: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.dictionary(word, tool, { maxKeys: 3 });

const configuration = fc
  .record({ tools: named(fc.oneof(webhook, lookup)), in_call_tools: named(inCall) })
  .chain((blocks) => {
    const names = [...Object.keys(blocks.tools), ...Object.keys(blocks.in_call_tools), "nope"];
    const list = fc.subarray(names);
    const context = fc.record(
      {
        pre_call_tools: list,
        post_call_tools: list,
        in_call_http_tools: list,
        disable_global_post_call_tools: list,
      },
      { requiredKeys: [] },
    );
    return fc
      .dictionary(word, context, { maxKeys: 2 })
      .map((contexts) => ({ ...blocks, contexts }));
  });

/** Names of both blocks are one list to AVA: of two tools with a name the later one counts. */
function isUnique(given: { tools: object; in_call_tools: object }): boolean {
  return Object.keys(given.tools).every((name) => !Object.hasOwn(given.in_call_tools, name));
}

describe("a configuration of AVA's", () => {
  it("is recognised and means the same when it is written and read again", patience, () => {
    fc.assert(
      fc.property(configuration.filter(isUnique), (given) => {
        const source = stringify(given);
        const { document, diagnostics } = read(source);
        // A JSON value inside quotes, or text that Liquid cannot read.
        fc.pre(document !== null && !hasErrors(diagnostics));
        if (document === null) return;
        const exported = avaDialect.exportHooks(document);
        const [file] = exported.files;
        const again = read(file?.text ?? "");
        const lossy = exported.diagnostics.filter(({ code }) => code === "dialect.lost");
        if (lossy.length === 0) expect(again.document).toEqual(document);
        expect(again.document?.hooks.map((hook) => hook.name)).toEqual(
          document.hooks.map((hook) => hook.name),
        );
      }),
      { numRuns },
    );
  });
});

const anyHook = fc.record(
  {
    on: fc.constantFrom(...eventCatalog.map(({ type }) => type)),
    name: fc.oneof(
      word,
      plain.filter((name) => name.trim() !== ""),
    ),
    filters: fc.constantFrom(
      [],
      [{ type: "equals", key: "tool.name", equals: "book" }],
      [{ type: "not", not: { type: "equals", key: "call.agentId", equals: ["a"] } }],
      [{ type: "exists", key: "call.summary", exists: true }],
    ),
    do: fc.array(
      fc.constantFrom<unknown>(
        { type: "webhook", url: "https://a.test", retry: "none" },
        { type: "webhook", url: "https://a.test", body: { x: "{{ call.data.y }}" } },
        { type: "slack", url: "${SLACK}", text: "{{ call.endedReason }}" },
        { type: "lookup", url: "https://a.test", output: { tier: "a.b" }, retry: "none" },
        { type: "answer", result: { tier: "{{ results.tier }}" } },
        { type: "summarize", maxWords: 50 },
        { type: "say", exact: "Hello" },
        { type: "wait", seconds: 5 },
        { type: "email", to: "a@b.test", subject: "x" },
      ),
      { maxLength: 3 },
    ),
    enabled: fc.boolean(),
    priority: fc.integer({ min: -5, max: 200 }),
    limit: fc.constant({ perCall: 2 }),
    scope: fc.record({ agents: fc.array(word, { maxLength: 2 }) }),
    description: plain,
  },
  { requiredKeys: ["on", "do"] },
);
/** Those that are documents: some events ask for options. */
const documents = fc
  .array(anyHook, { maxLength: 4 })
  .map((hooks) => parseHooksDocument({ hooks }).document)
  .filter((document) => document !== null);

describe("any hooks document", () => {
  it(
    "is written as something AVA reads; what does not come back has a finding on its path",
    patience,
    () => {
      fc.assert(
        fc.property(documents, (document) => {
          const exported = avaDialect.exportHooks(document);
          expect(hasErrors(exported.diagnostics)).toBe(false);
          const again = read(exported.files[0]?.text ?? "");
          expect(hasErrors(again.diagnostics)).toBe(false);
          const paths = exported.diagnostics.map(({ path }) => path);
          const back = JSON.stringify(again.document?.hooks.map(withoutIds) ?? []);
          for (const [index, hook] of document.hooks.entries()) {
            const isNamed = paths.some((path) => path.startsWith(`hooks.${index}`));
            const isThere = back.includes(JSON.stringify(withoutIds(hook)));
            expect(isThere || isNamed).toBe(true);
          }
        }),
        { numRuns },
      );
    },
  );

  it("is written in the same bytes each time", patience, () => {
    fc.assert(
      fc.property(documents, (document) => {
        const copy: HooksDocument = structuredClone(document);
        expect(avaDialect.exportHooks(copy)).toEqual(avaDialect.exportHooks(document));
      }),
    );
  });
});

/** Ids are given anew by every import. */
function withoutIds({ do: actions, ...hook }: HooksDocument["hooks"][number]): unknown {
  return { ...hook, do: actions.map((action) => without(action, ["id"])) };
}

const folder = new URL("fixtures/configs/", import.meta.url);
const seeds = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), "utf8"));
const mutated = fc
  .tuple(
    fc.constantFrom(...seeds),
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.nat(12),
        fc.oneof(plain, fc.constantFrom("{", "}", "${", "\n  ", ": ", "*a", "&a ", '"')),
      ),
      {
        maxLength: 6,
      },
    ),
  )
  .map(([seed, edits]) =>
    edits.reduce((given, [at, length, put]) => {
      const from = at % (given.length + 1);
      return given.slice(0, from) + put + given.slice(from + length);
    }, seed),
  );

describe("any text", () => {
  it("gives an answer, with everything at a place", patience, () => {
    fc.assert(
      fc.property(fc.oneof(mutated, fc.string({ maxLength: 200 }), fc.json()), (given) => {
        const { document, diagnostics } = read(given);
        expect(document === null).toBe(hasErrors(diagnostics));
        avaDialect.detect({ text: given, json: undefined });
      }),
      { numRuns },
    );
  });

  it("gives an answer when it is given as a value", patience, () => {
    fc.assert(
      fc.property(fc.jsonValue(), (given) => {
        const input = { text: JSON.stringify(given), json: trustJson(given) };
        expect(() => avaDialect.importHooks(input)).not.toThrow();
        expect(() => avaDialect.importHooks({ ...input, text: "\t" })).not.toThrow();
      }),
      { numRuns },
    );
  });

  it.each([
    ["braces", "{".repeat(131_072)],
    ["lists", "- ".repeat(65_536)],
    [
      "a template",
      `tools:\n  a:\n    kind: generic_webhook\n    url: x\n    payload_template: '${"{a}".repeat(40_000)}'`,
    ],
    [
      "tools",
      `tools:\n${Array.from({ length: 2_000 }, (_, index) => `  t${index}: {kind: generic_webhook, url: "https://a.test"}\n`).join("")}`,
    ],
    ["more than is read", "tools:\n".repeat(150_000)],
  ])("of %s is answered", (_, given) => {
    expect(() => read(given)).not.toThrow();
  });
});
