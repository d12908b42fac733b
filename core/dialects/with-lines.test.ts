import { describe, expect, it } from "vitest";
import { readHooks } from "./dialects.ts";

describe("what is found in JSON text", () => {
  const hooks = '{\n  "hooks": [\n    { "on": "call.nothing", "do": [] }\n  ]\n}';

  it.each(["vapi", "hookline"] as const)("has its line, read as %s", (form) => {
    expect(readHooks(hooks, form).diagnostics).toMatchObject([
      { code: "event.unknown", path: "hooks.0.on", line: 3, column: 7 },
      { code: "hook.no-actions", path: "hooks.0.do", line: 3, column: 29 },
    ]);
  });

  it("has the line at which it stops being JSON", () => {
    expect(readHooks('{\n  "hooks": [}', "vapi").diagnostics).toMatchObject([
      { code: "document.not-json", line: 2, column: 13 },
    ]);
  });

  it("has no line in a value that is no text", () => {
    const [found] = readHooks({ hooks: [{ on: "call.nothing", do: [] }] }).diagnostics;
    expect(found?.line).toBeUndefined();
  });
});
