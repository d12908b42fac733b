import { readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { type Diagnostic, hasErrors } from "../../diagnostic.ts";
import { type HookDraft, isFields, without } from "../../hook/draft.ts";
import type { Hook, HooksDocument } from "../../hook/hook.ts";
import { valuesOf } from "../../hook/testing/json-schema-arbitrary.ts";
import { trustJson } from "../../json.ts";
import type { DialectExport, DialectInput } from "../dialect.ts";
import { hooksDocuments } from "./testing/hooks-documents.ts";
import { problemsWith, type VapiForm, vapiSchema } from "./testing/vapi-schema.ts";
import { vapiDialect } from "./vapi-dialect.ts";

const numRuns = Math.max(500, fc.readConfigureGlobal().numRuns ?? 0);
// Cases are large, and a busy machine takes its time.
vi.setConfig({ testTimeout: numRuns * 120 });

function inputOf(text: string): DialectInput {
  try {
    return { text, json: trustJson(JSON.parse(text)) };
  } catch {
    return { text, json: undefined };
  }
}

function read(value: unknown): HooksDocument {
  const { document, diagnostics } = vapiDialect.importHooks(inputOf(JSON.stringify(value)));
  if (document === null) throw new Error(JSON.stringify(diagnostics));
  return document;
}

function written(exported: DialectExport): readonly unknown[] {
  return exported.files.map((file): unknown => JSON.parse(file.text));
}

/** Ids are given anew by every import. */
function withoutIds(hook: HookDraft): unknown {
  return { ...hook, do: hook.do.map((action) => without(action, ["id"])) };
}

/** What says nothing is not written: empty lists and options, blank names, a second hook's own name. */
function tidy(document: unknown): unknown {
  if (!isFields(document) || !Array.isArray(document["hooks"])) return document;
  return {
    ...document,
    hooks: document["hooks"].map((hook: unknown) => {
      if (!isFields(hook)) return hook;
      const empty = Object.entries(hook).flatMap(([field, value]) =>
        (field === "filters" && Array.isArray(value) && value.length === 0) ||
        (field === "options" && isFields(value) && Object.keys(value).length === 0) ||
        field === "name"
          ? [field]
          : [],
      );
      return without(hook, empty);
    }),
  };
}

const kinds = [
  "HooksDocument",
  "PublishedHooksDocument",
  "PublishedWorkflowHooksDocument",
  "PhoneNumberHooksDocument",
] as const satisfies readonly VapiForm[];

describe.each(kinds)("any %s", (kind) => {
  const documents = valuesOf(vapiSchema, kind);
  /** A document without hooks has no kind. */
  const form = kind === "PublishedWorkflowHooksDocument" ? "HooksDocument" : kind;

  it("is recognised and comes back as it was", () => {
    fc.assert(
      fc.property(documents, (given) => {
        expect(vapiDialect.detect(inputOf(JSON.stringify(given)))).toBe(true);
        const exported = vapiDialect.exportHooks(read(given));
        const [document] = written(exported);
        expect(tidy(document)).toEqual(tidy(given));
        expect(problemsWith(form, document)).toEqual([]);
        const lossy = exported.diagnostics.filter(
          ({ code }) => code === "dialect.lost" || code === "dialect.changed",
        );
        expect(lossy).toEqual([]);
      }),
      { numRuns },
    );
  });

  it("is the same document when it is read again", () => {
    fc.assert(
      fc.property(documents, (given) => {
        const document = read(given);
        const [again] = written(vapiDialect.exportHooks(document));
        expect(read(again)).toEqual(document);
      }),
      { numRuns },
    );
  });
});

describe("any hooks document", () => {
  it("is written as Vapi takes it, in the published form unless a place is named", () => {
    fc.assert(
      fc.property(hooksDocuments, (document) => {
        const exported = vapiDialect.exportHooks(document);
        expect(hasErrors(exported.diagnostics)).toBe(false);
        // What an assistant says of itself is not the hooks' to mend.
        const refused = exported.diagnostics.some(({ path }) => path === "maxDurationSeconds");
        for (const [index, file] of exported.files.entries()) {
          const value = written(exported)[index];
          const isPhone = file.name.includes("phone-number");
          const problems = problemsWith(
            isPhone ? "PhoneNumberHooksDocument" : "HooksDocument",
            value,
          );
          if (!refused) expect(problems).toEqual([]);
          const isNamed = exported.diagnostics.some(({ code }) => code === "dialect.unpublished");
          if (!refused && !isPhone && !isNamed) {
            expect(problemsWith("PublishedHooksDocument", value)).toEqual([]);
          }
        }
      }),
      { numRuns },
    );
  });

  it("comes back hook by hook; what does not has a finding on its path", () => {
    fc.assert(
      fc.property(hooksDocuments, (document) => {
        const exported = vapiDialect.exportHooks(document);
        const back = written(exported).flatMap((value) => read(value).hooks);
        const named = exported.diagnostics
          .filter(({ code }) => !takenOver.has(code))
          .map(({ path }) => path);
        for (const [index, hook] of document.hooks.entries()) {
          const path = `hooks.${index}`;
          if (isLeftOut(path, exported.diagnostics)) continue;
          expect(unnamedLosses(hook, back, path, named)).toEqual([]);
        }
      }),
      { numRuns },
    );
  });

  it("is written in the same bytes each time", () => {
    fc.assert(
      fc.property(hooksDocuments, (document) => {
        const copy: HooksDocument = structuredClone(document);
        expect(vapiDialect.exportHooks(copy)).toEqual(vapiDialect.exportHooks(document));
      }),
    );
  });
});

/** Findings about what is written as it is. */
const takenOver = new Set(["dialect.unpublished", "dialect.differs", "dialect.unknown-variable"]);

/** Whether a finding says that the hook is not written at all. */
function isLeftOut(path: string, diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((found) => found.code === "dialect.lost" && found.path === path);
}

/** Fields of a hook that do not come back although no finding is on them. */
function unnamedLosses(
  hook: Hook,
  back: readonly Hook[],
  path: string,
  named: readonly string[],
): readonly string[] {
  const isNamed = (field: string): boolean =>
    named.some((one) => one === `${path}.${field}` || one.startsWith(`${path}.${field}.`));
  // Under another name it cannot be told from the others.
  if (isNamed("name")) return [];
  // Each file has names of its own.
  const same = back.filter(({ name }) => name === hook.name);
  const losses = same.map((other) => differences(hook, other).filter((field) => !isNamed(field)));
  return losses.toSorted((one, other) => one.length - other.length)[0] ?? [path];
}

function differences(hook: Hook, other: Hook): readonly string[] {
  const [one, two] = [withoutIds(hook), withoutIds(other)].map((value) =>
    isFields(value) ? value : {},
  );
  return Object.keys({ ...one, ...two }).filter(
    (field) =>
      JSON.stringify(one?.[field]) !== JSON.stringify(two?.[field]) &&
      // A limit becomes an option.
      !(field === "options" && hook.limit !== undefined) &&
      !(field === "platform" && isInternal(hook)),
  );
}

/** Marks of a form in which the hook no longer is. */
function isInternal(hook: Hook): boolean {
  const marks = hook.platform?.["vapi"] ?? {};
  return Object.keys(marks).every((mark) => mark === "named" || mark === "kind");
}

describe("any text", () => {
  const folder = new URL("../../hook/fixtures/vapi-hooks/", import.meta.url);
  const fixtures = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), "utf8"));
  /** A fixture with a few stretches replaced by something else. */
  const mutated = fc
    .tuple(
      fc.constantFrom(...fixtures),
      fc.array(
        fc.tuple(
          fc.nat(),
          fc.nat(20),
          fc.constantFrom("", "null", "[]", "{}", '"', "1", ",", "__proto__", '"hooks":[', "]"),
        ),
        { minLength: 1, maxLength: 4 },
      ),
    )
    .map(([text, edits]) =>
      edits.reduce((current, [at, length, insert]) => {
        const start = at % (current.length + 1);
        return current.slice(0, start) + insert + current.slice(start + length);
      }, text),
    );

  it.each([
    ["of any kind", fc.string()],
    ["that is JSON", fc.json()],
    ["that was a document", mutated],
  ])("%s gives a document or an error", (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const input = inputOf(text);
        vapiDialect.detect(input);
        const { document, diagnostics } = vapiDialect.importHooks(input);
        expect(document === null).toBe(hasErrors(diagnostics));
        if (document !== null) vapiDialect.exportHooks(document);
      }),
      { numRuns },
    );
  });

  const lots = (unit: string): string =>
    Array.from({ length: 1_000_000 / unit.length }, () => unit).join(",");
  it.each([
    ["one character", "x".repeat(1_000_000)],
    ["brackets", `${"[".repeat(500_000)}${"]".repeat(500_000)}`],
    ["groups", `{"hooks":[${'{"hooks":['.repeat(50_000)}${"]}".repeat(50_000)}]}`],
    ["hooks", `{"hooks":[${lots('{"on":"call.ending","do":[]}')}]}`],
    ["events", `{"hooks":[{"on":[${lots('"call.endin"')}],"do":[]}]}`],
    ["actions", `{"hooks":[{"on":"call.ending","do":[${lots('{"type":"say"}')}]}]}`],
    [
      "entries",
      `{"hooks":[{"on":"call.ending","filters":[{"type":"oneOf","key":"call.endedReason","oneOf":[${lots('"pipeline-eror-openai-llm-faild"')}]}],"do":[]}]}`,
    ],
    [
      "members",
      `{"hooks":[],${Array.from({ length: 60_000 }, (__, index) => `"m${index}":{}`).join(",")}}`,
    ],
    [
      "text",
      `{"hooks":[{"on":"call.ending","do":[{"type":"say","exact":"${"x".repeat(1_000_000)}"}]}]}`,
    ],
  ])("of a megabyte of %s is answered", (_, text) => {
    const input = inputOf(text);
    vapiDialect.detect(input);
    const { document, diagnostics } = vapiDialect.importHooks(input);
    expect(document === null).toBe(hasErrors(diagnostics));
  });
});
