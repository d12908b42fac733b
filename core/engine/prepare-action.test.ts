import { describe, expect, it } from "vitest";
import { type JsonObject, trustJson } from "../json.ts";
import { prepareAction } from "./prepare-action.ts";
import { deliveryOf, exampleContext, resolveAction } from "./testing/resolve-action.ts";

const url = "https://example.com/hook";

describe("prepareAction", () => {
  it("has the action's id, or its path", () => {
    const say = { type: "say", exact: "Hi" } as const;
    expect(prepareAction({ ...say, id: "a1" }, "hooks.0.do.1").prepared).toMatchObject({
      id: "a1",
      type: "say",
    });
    expect(prepareAction(say, "hooks.0.do.1").prepared.id).toBe("hooks.0.do.1");
  });

  it("names the secrets that the action needs, each once", () => {
    const { prepared } = prepareAction(
      {
        type: "webhook",
        url: "${BASE}/x",
        headers: { authorization: "Bearer ${KEY}" },
        body: { a: ["${KEY}", "${OTHER}"] },
      },
      "hooks.0.do.0",
    );
    expect(prepared.secrets).toEqual(["BASE", "KEY", "OTHER"]);
  });

  it("gives every delivery its defaults", () => {
    expect(deliveryOf({ type: "webhook", url })).toMatchObject({
      kind: "delivery",
      urlTemplate: url,
      timeoutMs: 10_000,
      retry: null,
      sign: true,
      request: { method: "POST" },
    });
    const set = { timeoutMs: 500, retry: { count: 2, delayMs: 1000 }, sign: "devclaw" } as const;
    const actions: readonly JsonObject[] = [
      { type: "webhook", url },
      { type: "slack", url, text: "x" },
      { type: "discord", url, content: "x" },
      { type: "n8n", url },
      { type: "zapier", url },
    ];
    for (const action of actions) {
      expect(deliveryOf({ ...action, ...set })).toMatchObject({ urlTemplate: url, ...set });
    }
  });

  it("resolves an action with errors to the first of them", () => {
    const broken = { type: "slack", url, text: "{{ call.id" } as const;
    const { prepared, diagnostics } = prepareAction(broken, "hooks.0.do.0");
    expect(diagnostics.map((found) => [found.code, found.path])).toEqual([
      ["template.syntax", "hooks.0.do.0.text"],
    ]);
    expect(prepared.resolve(exampleContext, () => 0)).toEqual({
      kind: "failed",
      code: "template.syntax",
      message: diagnostics[0]?.message,
    });
  });

  it("resolves a template that fails to a failure, and runs with warnings", () => {
    expect(
      resolveAction({ type: "say", exact: "{{ now | date: '%H', 'Mars/Olympus' }}" }),
    ).toMatchObject({
      kind: "failed",
      code: "template.failed",
    });
    expect(resolveAction({ type: "say", exact: "[{{ cal.id }}]" })).toEqual({
      kind: "in-call",
      inCall: { type: "say", text: "[]" },
    });
  });

  it("shares one budget of work over all templates of an action", () => {
    const half = "{% for i in (1..90000) %}x{% endfor %}";
    expect(resolveAction({ type: "webhook", url, body: [half] }).kind).toBe("delivery");
    expect(resolveAction({ type: "webhook", url, body: [half, half, half] })).toMatchObject({
      kind: "failed",
      code: "template.too-large",
    });
  });

  it("survives JSON that is nested deeper than the stack", () => {
    let deep: unknown = "x";
    for (let level = 0; level < 200_000; level += 1) deep = [deep];
    const context = { ...exampleContext, deep: trustJson(deep) };
    for (const source of ["{{ deep }}", "a {{ deep }}", "{{ deep | json }}"]) {
      expect(resolveAction({ type: "webhook", url, body: { a: source } }, context)).toMatchObject({
        kind: "failed",
        code: "template.too-large",
      });
    }
  });
});
