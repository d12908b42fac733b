import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseHooksDocument } from "../hook/parse-hooks-document.ts";
import { golden } from "../testing/golden.ts";
import { lintDocument } from "./lint-document.ts";
import { lintRules } from "./rules.ts";

const folder = new URL("./fixtures/rules/", import.meta.url);
const codes = Object.keys(lintRules);

function lintFixture(code: string, name: string) {
  const file = new URL(`${code}/${name}.json`, folder);
  const { document, ...options } = JSON.parse(readFileSync(file, "utf8"));
  const { draft } = parseHooksDocument(document);
  return lintDocument(JSON.parse(JSON.stringify(draft)), options);
}

describe("lint rules", () => {
  it("each have fixtures, and each fixture a rule", () => {
    expect(readdirSync(folder).toSorted()).toEqual(codes.toSorted());
  });

  it.each(codes)("%s is found where it is, and only there", (code) => {
    const found = lintFixture(code, "failing");
    expect(found.filter((finding) => finding.code === code)).not.toEqual([]);
    expect(found).toEqual(golden(new URL(`${code}/diagnostics.json`, folder), found));
    const passing = lintFixture(code, "passing");
    expect(passing.filter((finding) => finding.code === code)).toEqual([]);
  });
});
