import { describe, expect, it } from "vitest";
import { canonicalAdapter } from "#core/adapters/canonical/canonical-adapter.ts";
import { vapiAdapter } from "#core/adapters/vapi/vapi-adapter.ts";
import { trustJson } from "#core/json.ts";
import { testCommand, vapiAssistant } from "./set-up-text.ts";

const address = "https://hooks.example/api/events/vapi";

describe("vapiAssistant", () => {
  it.each([
    ["none", { url: address }],
    ["bearer", { url: address, headers: { Authorization: "Bearer s3cret" } }],
    ["vapi-secret", { url: address, headers: { "X-Vapi-Secret": "s3cret" } }],
  ] as const)("with the check %s", (auth, server) => {
    expect(JSON.parse(vapiAssistant({ address, auth }, "s3cret"))).toMatchObject({ server });
  });
});

describe("testCommand", () => {
  it.each([
    ["canonical", canonicalAdapter],
    ["vapi", vapiAdapter],
  ] as const)("sends what the adapter %s reads as the end of a call", (adapter, reader) => {
    const command = testCommand({ address, auth: "none", adapter }, "");
    const body = /-d '(.*)'$/s.exec(command)?.[1] ?? "";
    const adapted = reader.adapt(trustJson(JSON.parse(body)));
    expect(adapted).toMatchObject({ kind: "events", events: [{ type: "call.ending" }] });
  });

  it("keeps a quote in the secret from the shell", () => {
    const command = testCommand({ address, auth: "bearer", adapter: "vapi" }, "it's");
    expect(command).toContain(String.raw`-H 'Authorization: Bearer it'\''s'`);
  });
});
