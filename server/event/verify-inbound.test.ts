import { expect, it } from "vitest";
import { isAuthentic } from "./verify-inbound.ts";

const header = (headers: Record<string, string>) => (name: string) => headers[name] ?? null;

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
] as const)("%s with %j: %s", (auth, headers, expected) => {
  expect(isAuthentic(auth, "s3cret-value", header(headers))).toBe(expected);
});

it("lets nobody in while a secret is asked for and none is set", () => {
  expect(isAuthentic("bearer", null, header({ authorization: "Bearer " }))).toBe(false);
});
