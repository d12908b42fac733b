import { describe, expect, it } from "vitest";
import { type Diagnostic, diagnostic, type Fix } from "../diagnostic.ts";
import { applyFixes } from "./apply-fixes.ts";

function fixWith(...edits: Fix["edits"]): Diagnostic {
  return diagnostic("hook.no-actions", { path: "", message: "", fix: { title: "", edits } });
}

const document = { list: ["a", "b", "c", { inner: [1, 2, 3] }], name: "x" };

describe("applyFixes", () => {
  it.each<[string, readonly Diagnostic[], unknown]>([
    ["nothing", [], document],
    ["a value", [fixWith({ path: "name", value: "y" })], { ...document, name: "y" }],
    [
      "a value that was not there",
      [fixWith({ path: "n.m", value: 1 })],
      { ...document, n: { m: 1 } },
    ],
    ["what goes", [fixWith({ path: "name" })], { list: document.list }],
    [
      "several of a list, in whatever order they come",
      [fixWith({ path: "list.0" }), fixWith({ path: "list.2" }, { path: "list.3.inner.1" })],
      { ...document, list: ["b", { inner: [1, 3] }] },
    ],
    [
      "a value beside something that goes before it",
      [fixWith({ path: "list.0" }), fixWith({ path: "list.3.inner.2", value: 9 })],
      { ...document, list: ["b", "c", { inner: [1, 2, 9] }] },
    ],
    [
      "the same twice",
      [fixWith({ path: "list.0" }), fixWith({ path: "list.0" })],
      { ...document, list: document.list.slice(1) },
    ],
    [
      "the first of two that touch",
      [
        fixWith({ path: "list.3" }),
        fixWith({ path: "list.3.inner.0", value: 9 }, { path: "name" }),
      ],
      { ...document, list: ["a", "b", "c"] },
    ],
    [
      "no part of one that does not fit",
      [fixWith({ path: "name" }, { path: "list.9" }), fixWith({ path: "constructor.name" })],
      document,
    ],
  ])("makes %s", (_, diagnostics, expected) => {
    expect(applyFixes(document, diagnostics)).toEqual(expected);
  });

  it("tells numbers of a list by their size, not by their letters", () => {
    const long = { list: Array.from({ length: 12 }, (_, index) => index) };
    const fixed = applyFixes(long, [fixWith({ path: "list.2" }, { path: "list.10" })]);
    expect(fixed.list).toEqual([0, 1, 3, 4, 5, 6, 7, 8, 9, 11]);
  });
});
