import { describe, expect, it } from "vitest";
import { canonicalAdapter } from "#core/adapters/canonical/canonical-adapter.ts";
import { vapiAdapter } from "#core/adapters/vapi/vapi-adapter.ts";
import { trustJson } from "#core/json.ts";
import { testCommand } from "./test-command.ts";

const source = {
  address: "https://hooks.example/api/events/vapi",
  auth: "none",
  authOptions: {},
  adapter: "vapi",
} as const;

describe("testCommand", () => {
  it.each([
    ["canonical", canonicalAdapter],
    ["vapi", vapiAdapter],
  ] as const)("sends what the adapter %s reads as the end of a call", (adapter, reader) => {
    const command = testCommand({ ...source, adapter }, "");
    const body = /-d '(.*)'$/s.exec(command)?.[1] ?? "";
    const adapted = reader.adapt(trustJson(JSON.parse(body)));
    expect(adapted).toMatchObject({ kind: "events", events: [{ type: "call.ending" }] });
  });

  it("keeps a quote in the secret from the shell", () => {
    const command = testCommand({ ...source, auth: "bearer" }, "it's");
    expect(command).toContain(String.raw`-H 'Authorization: Bearer it'\''s'`);
  });

  it.each([
    ["devclaw", "X-Webhook-Signature: sha256=$SIGNATURE"],
    ["vapi-hmac", "x-signature: $SIGNATURE"],
    ["standard-webhooks", "webhook-signature: v1,$SIGNATURE"],
  ] as const)("signs the body for the check %s", (auth, header) => {
    const command = testCommand({ ...source, auth }, "s3cret-value");
    expect(command).toContain("openssl dgst -sha256");
    expect(command).toContain(`-H "${header}"`);
    expect(command).toContain('-d "$BODY"');
  });
});
