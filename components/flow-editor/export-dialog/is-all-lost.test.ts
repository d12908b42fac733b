import { describe, expect, it } from "vitest";
import { diagnostic } from "#core/diagnostic.ts";
import { isAllLost } from "./is-all-lost.ts";

const lost = (path: string) => diagnostic("dialect.lost", { path, message: "No such event." });

describe("whether nothing is left of a flow", () => {
  it("is so when each hook is lost", () => {
    expect(isAllLost([lost("hooks.0"), lost("hooks.1")], 2)).toBe(true);
  });

  it.each([
    ["a hook is left", [lost("hooks.0")], 2],
    ["the same hook is lost for two reasons", [lost("hooks.0"), lost("hooks.0")], 2],
    ["only parts are lost", [lost("hooks.0.do.0"), lost("hooks.1.filters")], 2],
    ["there was nothing", [], 0],
  ])("is not so when %s", (_when, diagnostics, count) => {
    expect(isAllLost(diagnostics, count)).toBe(false);
  });
});
