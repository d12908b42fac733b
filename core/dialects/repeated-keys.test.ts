import { describe, expect, it } from "vitest";
import { readHooks } from "./dialects.ts";

function read(text: string) {
  const { document, diagnostics } = readHooks(text);
  const found = diagnostics.map(({ code, path, line }) => `${code} ${path} ${line}`);
  return { names: document?.hooks.map((hook) => hook.name), found };
}

describe("what stands twice in YAML", () => {
  it("is told where the later one counts", () => {
    const webhook = "hooks:\n  enabled: true\n  webhooks:\n    - name: a\n      enabled: true\n";
    expect(
      read(
        `${webhook}      url: https://a.test\n      events: [error]\n      url: https://b.test\n`,
      ),
    ).toEqual({ names: ["a"], found: ["dialect.lost hooks.webhooks.0.url 6"] });
  });

  it("is read twice where it is the name of a tool", () => {
    const tool = "  a: {kind: generic_webhook, is_global: true, url: https://a.test}\n";
    expect(read(`tools:\n${tool}${tool}`)).toEqual({
      names: ["a", "a-2"],
      found: ["hook.duplicate-name tools.a 3"],
    });
  });

  it("is no second key where it comes from another map", () => {
    const text = `base: &base {timeout_ms: 3000}
tools:
  a: {<<: *base, kind: generic_webhook, is_global: true, url: https://a.test, timeout_ms: 1000}
`;
    expect(read(text).found).toEqual(["dialect.not-hooks base 1"]);
  });
});

it("refuses a second document, which nobody would read", () => {
  const tools = "tools:\n  a: {kind: generic_webhook, is_global: true, url: https://a.test}\n";
  expect(read(`---\n${tools}---\n# nothing\n`).names).toEqual(["a"]);
  expect(read(`${tools}---\n${tools}`)).toEqual({
    names: undefined,
    found: ["dialect.syntax  4"],
  });
});
