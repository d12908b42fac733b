import { expect, it } from "vitest";
import type { AuthOptions, InboundAuth } from "#core/contracts/source-auth.ts";
import { checkHeaders, mayRead } from "./verify-inbound.ts";

const nowMs = Date.UTC(2026, 10, 20, 10);
const requestWith = (headers: Record<string, string>) => ({
  header: (name: string) => headers[name] ?? null,
  method: "POST",
  url: "https://hooks.example/api/events/vapi",
  nowMs,
});
const checkOf = (auth: InboundAuth, options: AuthOptions = {}) => ({
  auth,
  options,
  secret: "s3cret-value",
});
const body = Buffer.from("{}");

it.each([
  ["none", {}, true],
  ["bearer", { authorization: "Bearer s3cret-value" }, true],
  ["bearer", { authorization: "bearer s3cret-value" }, true],
  ["bearer", { authorization: "Bearer s3cret-valuE" }, false],
  ["bearer", { authorization: "s3cret-value" }, false],
  ["bearer", { "x-vapi-secret": "s3cret-value" }, false],
  ["bearer", {}, false],
  ["vapi-secret", { "x-vapi-secret": "s3cret-value" }, true],
  ["vapi-secret", { "x-vapi-secret": "s3cret" }, false],
  ["vapi-secret", { authorization: "Bearer s3cret-value" }, false],
  ["vapi-secret", {}, false],
  ["vapi-hmac", {}, false],
  ["devclaw", { authorization: "Bearer s3cret-value" }, true],
  ["devclaw", { authorization: "Bearer another" }, false],
  ["devclaw", { authorization: "Bearer s3cret-value", "x-webhook-signature": "sha256=00" }, false],
  ["vapi-hmac", { authorization: "Bearer s3cret-value" }, false],
  ["standard-webhooks", { authorization: "Bearer s3cret-value" }, false],
  ["standard-webhooks", { "webhook-id": "msg_1" }, false],
] as const)("%s with %j: %s", (auth, headers, expected) => {
  const isProvenBy = checkHeaders(checkOf(auth), requestWith(headers));
  expect(isProvenBy?.(body) ?? false).toBe(expected);
});

it("takes a bearer token in the header and the form that the platform was given", () => {
  const check = checkOf("bearer", { headerName: "X-Api-Key", bearerPrefixEnabled: false });
  expect(checkHeaders(check, requestWith({ "x-api-key": "s3cret-value" }))).not.toBeNull();
  expect(checkHeaders(check, requestWith({ "x-api-key": "Bearer s3cret-value" }))).toBeNull();
  expect(checkHeaders(check, requestWith({ authorization: "Bearer s3cret-value" }))).toBeNull();
});

it("lets nobody in while a secret is asked for and none is set", () => {
  const check = { auth: "bearer", options: {}, secret: null } as const;
  expect(checkHeaders(check, requestWith({ authorization: "Bearer " }))).toBeNull();
});

it.each([
  ["none", {}, true],
  ["bearer", { authorization: "Bearer s3cret-value" }, true],
  ["vapi-secret", { "x-vapi-secret": "s3cret-value" }, true],
  ["devclaw", { authorization: "Bearer s3cret-value" }, true],
  ["devclaw", { authorization: "Bearer another" }, false],
  ["devclaw", { "x-webhook-signature": `sha256=${"0".repeat(64)}` }, false],
  ["standard-webhooks", {}, false],
] as const)(
  "the action stream of a source with %s and %j may be read: %s",
  (auth, headers, may) => {
    expect(mayRead(checkOf(auth), requestWith(headers))).toBe(may);
  },
);
