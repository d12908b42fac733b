import { describe, expect, it } from "vitest";
import { ClearSecrets, isSecretHeader } from "./clear-secrets.ts";
import { Findings } from "./hook-reading.ts";

describe("a header of this name carries a secret", () => {
  it.each([
    "Authorization",
    "proxy-authorization",
    "X-Api-Key",
    "apikey",
    "X-Auth-Token",
    "X-Vapi-Secret",
    "client-secret-id",
    "Cookie",
    "token",
    "X-Password",
  ])("%s", (name) => expect(isSecretHeader(name)).toBe(true));

  it.each([
    "Content-Type",
    "Accept",
    "Idempotency-Key",
    "X-Monkey",
    "X-Keyboard",
    "X-Tokens-Used",
    "X-Source",
    "",
  ])("not %j", (name) => expect(isSecretHeader(name)).toBe(false));
});

describe("the names of secrets in clear", () => {
  const findings = new Findings();
  const at = { path: "headers.X", place: {} };

  it.each([
    ["Ä b", "X-Key", "${T_B_X_KEY}"],
    [null, "X-Key", "${T_HOOK_X_KEY}"],
    ["日本", "秘密", "${T_HOOK_SECRET}"],
  ])("of %j and %j", (owner, header, reference) => {
    const secrets = new ClearSecrets("T", "HOOK");
    expect(secrets.header(header, "v", { findings, at, owner })).toBe(reference);
  });

  it("are names of secrets, however long what they are made of is, and each another one", () => {
    const secrets = new ClearSecrets("DEVCLAW", "WEBHOOK");
    const where = { findings, at, owner: "w".repeat(500) };
    const given = [1, 2, 3].map(() => secrets.header("x".repeat(500), "v", where));
    expect(new Set(given).size).toBe(3);
    for (const text of given) expect(text).toMatch(/^\$\{[A-Z_][A-Z0-9_]{0,99}\}$/);
  });
});
