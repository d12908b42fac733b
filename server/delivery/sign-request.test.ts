import { Buffer } from "node:buffer";
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { generateSigningSecret, signRequest } from "./sign-request.ts";

const secret = generateSigningSecret(new Uint8Array(32).map((_byte, at) => at));
const signing = {
  sign: true,
  secret,
  messageId: "msg_1",
  attemptAtMs: Date.now(),
  hook: "Slack Alerts",
  body: '{"reason":"pipeline-error","name":"Zoë 👋"}',
} as const;

describe("Standard Webhooks", () => {
  it("is verified by its own library", () => {
    const headers = Object.fromEntries(signRequest(signing));
    expect(new Webhook(secret).verify(signing.body, headers)).toEqual(JSON.parse(signing.body));
  });

  it("is not verified for another body, another id or another secret", () => {
    const headers = Object.fromEntries(signRequest(signing));
    const other = generateSigningSecret(new Uint8Array(24));
    expect(() => new Webhook(secret).verify(`${signing.body} `, headers)).toThrow("signature");
    expect(() => new Webhook(other).verify(signing.body, headers)).toThrow("signature");
    expect(() =>
      new Webhook(secret).verify(signing.body, { ...headers, "webhook-id": "msg_2" }),
    ).toThrow("signature");
  });

  it("keeps the id and moves the time with each attempt", () => {
    const [first, second] = [1_800_000_000_999, 1_800_000_005_000].map((attemptAtMs) =>
      signRequest({ ...signing, attemptAtMs }),
    );
    expect(first?.slice(0, 2)).toEqual([
      ["webhook-id", "msg_1"],
      ["webhook-timestamp", "1800000000"],
    ]);
    expect(second?.slice(0, 2)).toEqual([
      ["webhook-id", "msg_1"],
      ["webhook-timestamp", "1800000005"],
    ]);
  });

  it("signs a request without a body", () => {
    const headers = Object.fromEntries(signRequest({ ...signing, body: "" }));
    expect(new Webhook(secret).verify("", headers)).toBeUndefined();
  });
});

describe("DevClaw", () => {
  it("sends a name of any letters as the bytes Go sends, without what would end a header", () => {
    const headers = new Map(signRequest({ ...signing, sign: "devclaw", hook: "Ação\r\n👋" }));
    const sent = Buffer.from(headers.get("x-webhook-event") ?? "", "latin1").toString("utf8");
    expect(sent).toBe("Ação  👋");
  });
});

it("sends the id even when the action asks for no signature", () => {
  expect(signRequest({ ...signing, sign: false })).toEqual([["webhook-id", "msg_1"]]);
});

it("makes secrets of 24 to 64 bytes only", () => {
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(() => generateSigningSecret(new Uint8Array(23))).toThrow("24 to 64");
  expect(() => generateSigningSecret(new Uint8Array(65))).toThrow("24 to 64");
});

it("never signs with a secret that is none", () => {
  expect(() => signRequest({ ...signing, secret: "" })).toThrow("whsec_");
  expect(() => signRequest({ ...signing, secret: "whsec_***" })).toThrow("whsec_");
});
