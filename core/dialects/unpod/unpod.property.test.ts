import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { eventsOf, type HooksDocument } from "../../hook/hook.ts";
import { normaliseDocument } from "../../hook/normalise-document.ts";
import type { DialectExport } from "../dialect.ts";
import { anyDocuments, saidDocuments } from "./testing/arbitraries.ts";
import { exportUnpod } from "./export-unpod.ts";
import { importUnpod } from "./import-unpod.ts";

const numRuns = Math.max(500, fc.readConfigureGlobal().numRuns ?? 500);

/** Milliseconds: each run prints and parses a module, or two. */
const timeout = 900_000;

function reread({ files: [file] }: DialectExport) {
  return importUnpod({ text: file?.text ?? "", json: undefined });
}

/** The order between hooks of different events means nothing, and ids are given anew. */
function comparable(document: HooksDocument | null) {
  const hooks = (document?.hooks ?? []).toSorted((one, other) =>
    eventsOf(one).join().localeCompare(eventsOf(other).join()),
  );
  return hooks.map((hook) => ({ ...hook, do: hook.do.map((action) => ({ ...action, id: "" })) }));
}

const folder = new URL("fixtures/flows/", import.meta.url);
const modules = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), "utf8"));
const words = [
  "if ",
  "not ",
  "await ",
  "def f(x):\n",
  "@s.on('user_turn')\n",
  "    ",
  "\n",
  "(",
  ")",
  "[",
  "]",
  '"',
  "'",
  "f'",
  "{",
  "}",
  ":",
  ",",
  ".",
  "=",
  "lambda",
  "\\",
  "\u0000",
  "\uD800",
  "é",
  "async ",
  "return\n",
  "elif ",
  "else:\n",
  "for x in y:\n",
  "match x:\n",
  "'''",
  "and ",
  "or ",
  "*",
  "**k",
  "#",
];
const noise = fc.oneof(fc.constantFrom(...words), fc.string({ unit: "binary", maxLength: 5 }));
const edited = fc
  .tuple(
    fc.constantFrom(...modules),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 30 }), noise), { maxLength: 6 }),
  )
  .map(([text, edits]) =>
    edits.reduce((now, [at, drop, put]) => {
      const place = at % (now.length + 1);
      return now.slice(0, place) + put + now.slice(place + drop);
    }, text),
  );

describe("the laws of Unpod's dialect", () => {
  it("import after export is the identity inside the support", { timeout }, () => {
    fc.assert(
      fc.property(saidDocuments, (document) => {
        const normal = normaliseDocument(document);
        const exported = exportUnpod(normal);
        const { diagnostics, document: again } = reread(exported);
        expect(diagnostics.filter((found) => found.severity === "error")).toEqual([]);
        expect(comparable(again)).toEqual(comparable(normal));
        expect(exported.diagnostics).toEqual([]);
      }),
      { numRuns },
    );
  });

  it("names every path that is lost, and prints the same each time", { timeout }, () => {
    fc.assert(
      fc.property(anyDocuments, (document) => {
        const normal = normaliseDocument(document);
        const exported = exportUnpod(normal);
        const { diagnostics } = exported;
        expect(exportUnpod(normal)).toEqual(exported);
        const again = reread(exported);
        const errors = again.diagnostics.filter((found) => found.severity === "error");
        expect(errors.filter((found) => found.code !== "dialect.missing")).toEqual([]);
        for (const [index, hook] of normal.hooks.entries()) {
          const path = `hooks.${index}`;
          const named = diagnostics.some(
            (found) => found.path === path || found.path.startsWith(`${path}.`),
          );
          const kept = comparable(again.document).some(
            (other) => JSON.stringify(other) === JSON.stringify(comparable({ hooks: [hook] })[0]),
          );
          expect({ hook, isTold: named || kept }).toEqual({ hook, isTold: true });
        }
      }),
      { numRuns },
    );
  });

  it("reads any text", { timeout }, () => {
    fc.assert(
      fc.property(
        fc.oneof(
          edited,
          fc.array(noise).map((parts) => parts.join("")),
        ),
        (text) => {
          const read = importUnpod({ text, json: undefined });
          expect(read.document === null).toBe(
            read.diagnostics.some((found) => found.severity === "error"),
          );
          for (const found of read.diagnostics) expect(found.line ?? 1).toBeGreaterThan(0);
          if (read.document !== null) exportUnpod(read.document);
        },
      ),
      { numRuns },
    );
  });
});
