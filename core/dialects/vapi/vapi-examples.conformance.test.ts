import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { golden } from "../../testing/golden.ts";
import { type Json, trustJson } from "../../json.ts";
import { problemsWith } from "./testing/vapi-schema.ts";
import { vapiDialect } from "./vapi-dialect.ts";

/**
 * Hook documents of Vapi's guide, its OpenAPI, vendor recipes and phone number hooks, each with what it fits
 * (read 2026-11-20): `core/hook/fixtures/vapi-hooks`.
 */
const forms = z.object({
  HooksDocument: z.boolean(),
  PublishedHooksDocument: z.boolean(),
  PublishedWorkflowHooksDocument: z.boolean(),
  PhoneNumberHooksDocument: z.boolean(),
});
const { hooks: examples } = z
  .object({ hooks: z.array(z.object({ file: z.string(), validates: forms })) })
  .parse(readJson(new URL("./fixtures/examples.json", import.meta.url)));

function readJson(url: URL): Json {
  return trustJson(JSON.parse(readFileSync(url, "utf8")));
}

function roundTrip(json: Json) {
  const read = vapiDialect.importHooks({ text: JSON.stringify(json), json });
  if (read.document === null) throw new Error(JSON.stringify(read.diagnostics));
  const written = vapiDialect.exportHooks(read.document);
  return { read, written, texts: written.files.map((file) => file.text) };
}

/** Legacy actions and groups: the present form is what is written. */
const upgraded = (file: string): boolean => file.startsWith("legacy-") || file.includes("-nested");

describe.each(examples)("vapi/examples/hooks/$file", ({ file, validates }) => {
  const json = readJson(new URL(`../../hook/fixtures/vapi-hooks/${file}`, import.meta.url));
  const { read, written, texts } = roundTrip(json);
  const document: unknown = JSON.parse(texts[0] ?? "null");
  const report = (found: (typeof read)["diagnostics"]) =>
    found.map(({ code, path }) => `${code} ${path}`);

  it("is recognised", () => {
    expect(vapiDialect.detect({ text: "", json })).toBe(true);
  });

  it("comes back as it was, or upgraded", () => {
    expect(texts).toHaveLength(1);
    const name = file.replace(".json", "");
    if (upgraded(file)) {
      const expected = new URL(`./fixtures/upgraded/${name}.json`, import.meta.url);
      expect(document).toEqual(golden(expected, document));
    } else expect(document).toEqual(json);
  });

  it("is read and written with these findings", () => {
    const findings = {
      runsOn: read.runsOn,
      import: report(read.diagnostics),
      export: report(written.diagnostics),
    };
    const expected = new URL(`./fixtures/findings/${file}`, import.meta.url);
    expect(findings).toEqual(golden(expected, findings));
  });

  it("is written in the strictest form that fits it", () => {
    const isPhone = validates.PhoneNumberHooksDocument;
    expect(problemsWith(isPhone ? "PhoneNumberHooksDocument" : "HooksDocument", document)).toEqual(
      [],
    );
    const isPublished = problemsWith("PublishedHooksDocument", document).length === 0;
    const named = written.diagnostics.filter((found) => found.code === "dialect.unpublished");
    if (!isPhone) expect(named.length === 0).toBe(isPublished);
    if (!upgraded(file)) expect(isPublished).toBe(validates.PublishedHooksDocument);
  });

  it("means the same when it is read again", () => {
    const again = roundTrip(trustJson(document));
    expect(again.texts).toEqual(texts);
    if (!upgraded(file)) expect(again.read.document).toEqual(read.document);
  });
});
