import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { hmacScheme } from "#core/contracts/source-auth.ts";
import {
  avaWebhook,
  devclawWebhook,
  unpodModule,
  vapiAssistant,
  vapiCredential,
} from "./set-up-text.ts";

const address = "https://hooks.example/api/events/vapi";
const sourceWith = (auth: Parameters<typeof vapiAssistant>[0]["auth"]) => ({
  address,
  auth,
  authOptions: {},
});

describe("vapiAssistant", () => {
  it.each([
    ["none", { url: address }],
    ["bearer", { url: address, headers: { Authorization: "Bearer s3cret" } }],
    ["vapi-secret", { url: address, headers: { "X-Vapi-Secret": "s3cret" } }],
    ["vapi-hmac", { url: address, credentialId: expect.any(String) }],
  ] as const)("with the check %s", (auth, server) => {
    expect(JSON.parse(vapiAssistant(sourceWith(auth), "s3cret"))).toMatchObject({ server });
  });

  it("never shows the secret of a signature", () => {
    expect(vapiAssistant(sourceWith("vapi-hmac"), "s3cret")).not.toContain("s3cret");
  });
});

it("says of a Vapi credential what the source expects", () => {
  const text = vapiCredential(sourceWith("vapi-hmac"));
  expect(text).toContain("Algorithm: SHA-256");
  expect(text).toContain(`Payload format: ${hmacScheme({}).payloadFormat}`);
});

describe("avaWebhook", () => {
  it.each([
    ["none", undefined],
    ["bearer", { Authorization: "Bearer ${HOOKLINE_SECRET}" }],
  ] as const)("is a webhook after every call, with the check %s", (auth, headers) => {
    const { hookline } = parse(avaWebhook(sourceWith(auth))).tools;
    expect(hookline).toMatchObject({
      kind: "generic_webhook",
      phase: "post_call",
      is_global: true,
      url: address,
    });
    expect(hookline.headers).toEqual(headers);
  });
});

describe("devclawWebhook", () => {
  it.each([
    ["none", undefined, undefined],
    ["bearer", undefined, { Authorization: "Bearer ${HOOKLINE_SECRET}" }],
    ["devclaw", "${HOOKLINE_SECRET}", undefined],
  ] as const)("is a webhook that is switched on, with the check %s", (auth, secret, headers) => {
    const [webhook] = parse(devclawWebhook(sourceWith(auth))).hooks.webhooks;
    expect(webhook).toMatchObject({ url: address, enabled: true });
    expect([webhook.secret, webhook.headers]).toEqual([secret, headers]);
    expect(webhook.events).toContain("session_end");
  });
});

it("reads Unpod's secret from the environment only where one is asked for", () => {
  expect(unpodModule(sourceWith("bearer"))).toContain('{"Authorization": f"Bearer {SECRET}"}');
  expect(unpodModule(sourceWith("none"))).not.toContain("SECRET");
});
