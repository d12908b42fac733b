import { describe, expect, it } from "vitest";
import { lintText } from "./lint-text.ts";

const late = { on: "call.ending", do: [{ type: "say", exact: "Bye." }] };
const fine = { on: "customer.turn", do: [{ type: "say", exact: "Hello." }] };

function pathsIn(given: unknown): readonly string[] {
  const { diagnostics } = lintText(JSON.stringify(given), { target: "vapi" });
  return diagnostics.filter(({ code }) => code === "lint.action-too-late").map(({ path }) => path);
}

describe("lintText", () => {
  it.each<[string, unknown, string]>([
    ["a document", { hooks: [fine, late] }, "hooks.1.do.0"],
    ["a bare list", [fine, late], "1.do.0"],
    ["groups", { hooks: [{ hooks: [fine] }, { hooks: [fine, late] }] }, "hooks.1.hooks.1.do.0"],
    [
      "hooks in another order than they run",
      { hooks: [{ ...fine, priority: 200 }, late] },
      "hooks.1.do.0",
    ],
  ])("gives the places of %s as it was written", (_, given, path) => {
    expect(pathsIn(given)).toEqual([path]);
  });

  it("calls Vapi's own variables known, and slips unknown", () => {
    const codes = (text: string, target: "vapi" | "hookline") =>
      lintText(
        JSON.stringify({ hooks: [{ on: "customer.turn", do: [{ type: "say", exact: text }] }] }),
        {
          target,
        },
      ).diagnostics.map(({ code }) => code);
    expect(codes("{{ orderNumber }}", "vapi")).toEqual([]);
    expect(codes("{{ orderNumber }}", "hookline")).toEqual(["template.unknown-variable"]);
    expect(codes("{{ name }}", "vapi")).toEqual([]);
    expect(codes("{{ call.endReason }}", "vapi")).toEqual(["template.unknown-variable"]);
  });

  it("says of a hook that never runs that it never runs, and nothing else", () => {
    const given = { hooks: [{ ...fine, options: {} }] };
    const { diagnostics } = lintText(JSON.stringify(given), { target: "ava" });
    expect(diagnostics.map(({ code }) => code)).toEqual(["lint.event-not-produced"]);
  });

  it.each(["", "{", "null", "[]", '{"nodes":[]}', '{"nodes":[{}],"name":"x","edges":[]}', "a: [b"])(
    "answers %j with findings, whatever it is",
    (text) => {
      expect(Array.isArray(lintText(text).diagnostics)).toBe(true);
    },
  );
});
