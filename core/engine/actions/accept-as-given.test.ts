import { describe, expect, it } from "vitest";
import type { Json } from "../../json.ts";
import { actionSchema } from "../../hook/action.ts";
import { prepareAction } from "../prepare-action.ts";
import { exampleContext } from "../testing/resolve-action.ts";

function prepare(tool: Json) {
  const action = actionSchema.parse({ type: "tool", tool });
  const { prepared, diagnostics } = prepareAction(action, "a");
  return {
    severities: diagnostics.map((found) => found.severity),
    resolved: prepared.resolve(exampleContext, () => 0),
  };
}

const named = { type: "function", function: { name: "report" } };

describe("actions in Vapi's own form", () => {
  it.each([
    [{ ...named, server: { url: "<your-url>" } }, "action.bad-url"],
    [{ ...named, server: { url: "https://{{ call.id }}/" } }, "url.dynamic-host"],
    [
      { ...named, server: { url: "https://a.example", headers: { "a b": "c" } } },
      "action.bad-header",
    ],
    [{ type: "apiRequest", method: "POST", url: "/relative" }, "action.bad-url"],
    [{ type: "apiRequest", method: "POST", url: "https://a.example", body: "x" }, "action.invalid"],
    [named, "action.incomplete"],
    [{ type: "transferCall" }, "action.incomplete"],
  ])("%j is a warning, and fails when it is to run", (tool, code) => {
    const { severities, resolved } = prepare(tool);
    expect(severities).toEqual(["warning"]);
    expect(resolved).toMatchObject({ kind: "failed", code });
  });

  it("keeps what is wrong with a template an error", () => {
    const parameters = [{ key: "a", value: "{% include 'x' %}" }];
    expect(prepare({ ...named, server: { url: "https://a.example" }, parameters })).toMatchObject({
      severities: ["error"],
      resolved: { kind: "failed", code: "template.not-allowed" },
    });
  });
});
