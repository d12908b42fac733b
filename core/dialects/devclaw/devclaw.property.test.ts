import { readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasErrors } from "../../diagnostic.ts";
import { type HookDraft, without } from "../../hook/draft.ts";
import type { HooksDocument } from "../../hook/hook.ts";
import { parseHooksDocument } from "../../hook/parse-hooks-document.ts";
import type { DialectImport } from "../dialect.ts";
import { devclawDialect } from "./devclaw-dialect.ts";
import { devclawEventNames } from "./devclaw-events.ts";
import { evaluateTemplate } from "./go-template/evaluate-template.ts";
import { printPlain } from "./go-template/liquid-value.ts";
import { parseGoTemplate } from "./go-template/parse-template.ts";
import { printGoTemplate } from "./go-template/print-template.ts";
import { readLiquid } from "./go-template/read-liquid.ts";
import { toLiquid } from "./go-template/to-liquid.ts";

/** A run takes some milliseconds, on a busy machine more. */
const patience = { timeout: 600_000 };
const numRuns = Math.max(500, fc.readConfigureGlobal().numRuns ?? 0);

function read(text: string): DialectImport {
  return devclawDialect.importHooks({ text, json: undefined });
}

function normal(hooks: readonly unknown[]): HooksDocument {
  const { document, diagnostics } = parseHooksDocument({ hooks });
  if (document === null) throw new Error(JSON.stringify(diagnostics));
  return document;
}

const event = fc.constantFrom(...devclawEventNames);
const plainText = fc.string({ unit: "grapheme" }).map((text) => text.replaceAll(/[{}$]/g, "-"));
const secret = fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,12}$/).map((name) => `\${${name}}`);
const url = fc.oneof(
  fc.webUrl({ validSchemes: ["https"] }).map((text) => text.replaceAll(/[{}$]/g, "-")),
  secret,
  fc.tuple(fc.constant("https://a.test/"), secret).map((parts) => parts.join("")),
);
const headers = fc.dictionary(
  fc.stringMatching(/^[A-Za-z][A-Za-z-]{0,10}$/),
  fc.oneof(plainText, secret),
  {
    minKeys: 1,
    maxKeys: 3,
  },
);
const webhookAction = fc.record(
  {
    type: fc.constant("webhook"),
    url,
    headers,
    timeoutMs: fc.integer({ min: 1, max: 120 }).map((seconds) => seconds * 1000),
    retry: fc.record({
      count: fc.integer({ min: 1, max: 1000 }),
      delayMs: fc.integer({ min: 100, max: 86_400_000 }),
    }),
    sign: fc.constant("devclaw"),
    bodyForm: fc.constant("devclaw"),
    signingSecret: secret,
  },
  { requiredKeys: ["type", "url", "timeoutMs", "retry", "sign", "bodyForm"] },
);
const name = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
  .filter((text) => text.trim() !== "");
const off = fc.record({ enabled: fc.constant(false) }, { requiredKeys: [] });

/** Liquid as an import writes it. */
const value = fc.constantFrom(
  "error",
  "message",
  "channel",
  "call.id",
  "tool.name",
  "event.type",
  "extra.user_name",
  'extra["odd key"]',
  "extra.tags[0]",
  "tool.args.command",
);
const isText = /^(error|message|channel|call\.id|tool\.name|event\.type)$/;
const truth = value.map((path) =>
  [path, `${path} != empty`, ...(isText.test(path) ? [] : [`${path} != 0`])].join(" and "),
);
const comparison = fc
  .tuple(value, fc.constantFrom("==", "!=", "<", ">="), fc.constantFrom('"x"', "3", '"a\\"b"'))
  .map((parts) => parts.join(" "));
const condition = fc
  .array(fc.oneof(truth, comparison), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(" and "));
const { liquid } = fc.letrec<{ liquid: string; part: string }>((tie) => ({
  liquid: fc.array(tie("part"), { maxLength: 4 }).map((parts) => parts.join("")),
  part: fc.oneof(
    { depthSize: "small" },
    plainText,
    value.map((path) => `{{ ${path} }}`),
    value.map((path) => `{{ ${path} | default: "none" }}`),
    fc
      .tuple(condition, tie("liquid"), tie("liquid"))
      .map(
        ([asked, yes, no]) =>
          `{% if ${asked} %}${yes}${no === "" ? "" : `{% else %}${no}`}{% endif %}`,
      ),
    fc
      .tuple(truth, tie("liquid"))
      .map(([asked, yes]) => `{% unless ${asked} %}${yes}{% endunless %}`),
  ),
}));

const webhooks = fc
  .uniqueArray(
    fc.tuple(name, webhookAction, fc.uniqueArray(event, { minLength: 1, maxLength: 4 }), off),
    {
      selector: ([given]) => given,
      maxLength: 4,
    },
  )
  .map((hooks) =>
    hooks.map(([given, action, on, rest]) => ({ on, name: given, do: [action], ...rest })),
  );
const handlers = fc.array(
  fc
    .tuple(event, fc.constantFrom("alerts", "conversation"), liquid, off)
    .map(([on, to, text, rest]) => ({
      on,
      do: [{ type: "notify", to, text: `- ${text}` }],
      ...rest,
    })),
  { maxLength: 4 },
);

describe("inside what a configuration can say", patience, () => {
  it("import after export is the identity, and nothing is lost", () => {
    fc.assert(
      fc.property(webhooks, handlers, (first, second) => {
        const document = normal([...first, ...second]);
        const written = devclawDialect.exportHooks(document);
        const text = written.files[0]?.text ?? "";
        const again = read(text);
        expect(again.diagnostics.filter((found) => found.severity === "error")).toEqual([]);
        expect(again.document).toEqual(document);
        expect(written.diagnostics.map(({ code }) => code)).not.toContain("dialect.lost");
        expect(devclawDialect.detect({ text, json: undefined })).toBe(true);
      }),
      { numRuns },
    );
  });
});

/** Ids are given anew by every import; what is left out means what is written out. */
function comparable(hook: HookDraft): unknown {
  return {
    ...without(hook, ["enabled"]),
    on: [hook.on].flat(),
    isOff: hook["enabled"] === false,
    do: hook.do.map((action) => without(action, ["id"])),
  };
}

const anyAction = fc.oneof(
  webhookAction,
  fc.record(
    {
      type: fc.constant("webhook"),
      url: fc.constantFrom("https://a.test/{{ call.id }}", "https://a.test", "${A}"),
      method: fc.constantFrom("POST", "GET"),
      body: fc.jsonValue().map((json): unknown => JSON.parse(JSON.stringify(json))),
      bodyForm: fc.constant("devclaw"),
      sign: fc.boolean(),
      retry: fc.constantFrom("none", { count: 0, delayMs: 500 }),
      timeoutMs: fc.integer({ min: 100, max: 120_000 }),
      stopOnError: fc.boolean(),
      unheard: fc.string(),
    },
    { requiredKeys: ["type", "url"] },
  ),
  fc.record(
    { type: fc.constant("notify"), text: fc.oneof(liquid, fc.string()), title: plainText },
    { requiredKeys: ["type", "text"] },
  ),
  fc.constantFrom(
    { type: "block", reason: "no" },
    { type: "say", exact: "Hi" },
    { type: "wait", seconds: 1 },
  ),
);
const anyHook = fc.record(
  {
    on: fc.uniqueArray(fc.oneof(event, fc.constantFrom("call.ended", "customer.turn")), {
      minLength: 1,
      maxLength: 3,
    }),
    name,
    filters: fc.constant([{ type: "exists", key: "error", exists: true }]),
    do: fc.array(anyAction, { maxLength: 3 }),
    enabled: fc.boolean(),
    description: fc.string(),
    priority: fc.integer({ min: -5, max: 200 }),
    onFailure: fc.constantFrom("open", "closed"),
    scope: fc.constant({ agents: ["a"] }),
    limit: fc.constant({ perCall: 1 }),
    platform: fc.constantFrom({ devclaw: { fields: { a: 1 } } }, { ava: { a: 1 } }),
    unheard: fc.string(),
  },
  { requiredKeys: ["on", "do"] },
);

describe("any document", patience, () => {
  it("has a diagnostic for each hook that does not come back as it was", () => {
    fc.assert(
      fc.property(fc.array(anyHook, { maxLength: 4 }), (hooks) => {
        const parsed = parseHooksDocument({ hooks }).document;
        fc.pre(parsed !== null);
        const written = devclawDialect.exportHooks(parsed);
        const again = (read(written.files[0]?.text ?? "").draft?.hooks ?? []).map(comparable);
        const told = written.diagnostics.map(({ path }) => path);
        parsed.hooks.forEach((hook, index) => {
          const isTold = told.some(
            (path) => path === `hooks.${index}` || path.startsWith(`hooks.${index}.`),
          );
          if (!isTold) expect(again).toContainEqual(comparable(hook));
        });
        expect(written.diagnostics.every(({ severity }) => severity !== "error")).toBe(true);
        expect(devclawDialect.exportHooks(parsed)).toEqual(written);
      }),
      { numRuns },
    );
  });
});

const folder = new URL("./fixtures/configs/", import.meta.url);
const fixtures = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), "utf8"));
const pieces = [
  "hooks:",
  "- ",
  "\n",
  "  ",
  "{",
  "}",
  "[",
  "]",
  "{{",
  "}}",
  "${",
  "&a ",
  "*a",
  "<<: *a",
  "|\n",
  "---\n",
  ": ",
  '"',
  "'",
  "\t",
  "\u0000",
  "!!binary ",
  "__proto__: 1\n",
  "enabled:",
  "1e999",
  "RegisteredHook{",
  "HookAction",
  "`",
  "/*",
];
const mutated = fc
  .tuple(
    fc.constantFrom(...fixtures),
    fc.array(
      fc.tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat({ max: 20 }),
        fc.oneof(fc.constantFrom(...pieces), fc.string()),
      ),
      { maxLength: 5 },
    ),
  )
  .map(([text, changes]) =>
    changes.reduce((before, [share, cut, put]) => {
      const at = Math.floor(share * before.length);
      return `${before.slice(0, at)}${put}${before.slice(at + cut)}`;
    }, text),
  );

describe("any text", patience, () => {
  const texts = fc.oneof(
    mutated,
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.array(fc.constantFrom(...pieces)).map((parts) => parts.join("")),
  );

  it("is read, or told why not", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const imported = read(text);
        expect(imported.document === null).toBe(hasErrors(imported.diagnostics));
        expect(read(text)).toEqual(imported);
        expect(typeof devclawDialect.detect({ text, json: undefined })).toBe("boolean");
        if (imported.document !== null) {
          expect(() =>
            devclawDialect.exportHooks(normal(imported.document?.hooks ?? [])),
          ).not.toThrow();
        }
      }),
      { numRuns },
    );
  });

  it("is a template, or told where it is not", () => {
    const templates = fc.oneof(
      fc.string(),
      fc
        .array(
          fc.constantFrom(
            "{{",
            "}}",
            "{{-",
            "-}}",
            "if ",
            "end",
            "else",
            "range ",
            "$x",
            " := ",
            ".A",
            ".Extra",
            "|",
            "(",
            ")",
            '"a"',
            "eq ",
            "not ",
            "and ",
            "printf ",
            "index ",
            " ",
            "\n",
            "{",
            "with ",
            "/*",
            "*/",
            "3",
          ),
        )
        .map((parts) => parts.join("")),
      liquid,
    );
    fc.assert(
      fc.property(templates, fc.jsonValue(), (template, payload) => {
        const parsed = parseGoTemplate(template);
        const back = readLiquid(template);
        if (back.ok) expect(parseGoTemplate(printGoTemplate(back.value)).ok).toBe(true);
        if (!parsed.ok) {
          expect(parsed.error.at).toBeLessThanOrEqual(template.length);
          return;
        }
        const again = parseGoTemplate(printGoTemplate(parsed.value));
        if (!again.ok)
          throw new Error(`${template} is printed as ${printGoTemplate(parsed.value)}`);
        const json = JSON.parse(JSON.stringify(payload));
        expect(evaluateTemplate(again.value, json)).toEqual(evaluateTemplate(parsed.value, json));
        expect(() => toLiquid(parsed.value, printPlain)).not.toThrow();
      }),
      { numRuns },
    );
  });
});
