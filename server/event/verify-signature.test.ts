import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import type { AuthOptions } from "#core/contracts/source-auth.ts";
import type { InboundRequest } from "./inbound-request.ts";
import { readHmacSignature, readStandardSignature, replayWindowMs } from "./verify-signature.ts";

const nowMs = Date.UTC(2026, 10, 20, 10);
const nowSeconds = String(nowMs / 1000);
const secret = "a-secret-of-vapi";
const body = Buffer.from('{"message":{"type":"hang","text":"ação 👋"}}');
const url = "https://hooks.example/api/events/vapi";

function requestWith(headers: Readonly<Record<string, string>>): InboundRequest {
  return { header: (name) => headers[name] ?? null, method: "POST", url, nowMs };
}

function mac(algorithm: string, key: string | Buffer, text: string | Buffer): Buffer {
  return createHmac(algorithm, key).update(text).digest();
}

describe("a Vapi HMAC credential", () => {
  const isAuthentic = (
    options: AuthOptions,
    headers: Readonly<Record<string, string>>,
    given: Uint8Array = body,
  ) => readHmacSignature(options, secret, requestWith(headers))?.(given) ?? false;
  const signed = (timestamp: string) => ({
    "x-timestamp": timestamp,
    "x-signature": mac("sha256", secret, `${timestamp}.${body}`).toString("hex"),
  });

  it("is taken as Vapi makes it by default, for the exact bytes only", () => {
    expect(isAuthentic({}, signed(nowSeconds))).toBe(true);
    expect(isAuthentic({}, signed(nowSeconds), Buffer.from(`${body} `))).toBe(false);
    expect(isAuthentic({}, { ...signed(nowSeconds), "x-timestamp": String(nowMs) })).toBe(false);
  });

  it.each([
    ["seconds", (ms: number) => String(Math.floor(ms / 1000))],
    ["milliseconds", String],
    ["an ISO time", (ms: number) => new Date(ms).toISOString()],
  ])("signed at a time in %s counts for 5 minutes in both directions", (_form, write) => {
    const verdicts = [
      0,
      replayWindowMs,
      -replayWindowMs,
      replayWindowMs + 1000,
      -replayWindowMs - 1000,
    ];
    expect(verdicts.map((off) => isAuthentic({}, signed(write(nowMs + off))))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it.each(["", "soon", "1e99", "-1"])("signed at %j is refused", (timestamp) => {
    expect(isAuthentic({}, signed(timestamp))).toBe(false);
  });

  it.each<[string, AuthOptions, Record<string, string>]>([
    [
      "the body alone, sha256= and hex, as in Vapi's guides",
      { signatureHeader: "X-Vapi-Signature", signaturePrefix: "sha256=", includeTimestamp: false },
      { "x-vapi-signature": `sha256=${mac("sha256", secret, body).toString("hex")}` },
    ],
    [
      "sha512 in base64",
      { algorithm: "sha512", signatureEncoding: "base64", payloadFormat: "{body}" },
      { "x-signature": mac("sha512", secret, body).toString("base64") },
    ],
    [
      "sha1 over method, address and body",
      { algorithm: "sha1", payloadFormat: "{method} {url}\n{body}" },
      { "x-signature": mac("sha1", secret, `POST ${url}\n${body}`).toString("hex") },
    ],
    [
      "the id of the message, the time and the body, as Svix does",
      {
        payloadFormat: "{svix-id}.{timestamp}.{body}",
        timestampHeader: "svix-timestamp",
        signatureHeader: "svix-signature",
        signaturePrefix: "v1,",
        signatureEncoding: "base64",
      },
      {
        "svix-id": "msg_1",
        "svix-timestamp": nowSeconds,
        "svix-signature": `v1,${mac("sha256", secret, `msg_1.${nowSeconds}.${body}`).toString("base64")}`,
      },
    ],
  ])("of %s is taken, and refused when anything of it is missing", (_name, options, headers) => {
    expect(isAuthentic(options, headers)).toBe(true);
    for (const left of Object.keys(headers)) {
      expect(isAuthentic(options, { ...headers, [left]: "" })).toBe(false);
    }
  });

  it("reads the secret as base64 where the platform does", () => {
    const key = Buffer.from("0123456789abcdef");
    const headers = { "x-signature": mac("sha256", key, body).toString("hex") };
    const options = { payloadFormat: "{body}", secretIsBase64: true };
    const check = readHmacSignature(options, key.toString("base64"), requestWith(headers));
    expect(check?.(body)).toBe(true);
  });

  it("does not take a text of the body for a part of the format", () => {
    const odd = Buffer.from("{timestamp}");
    const headers = { ...signed(nowSeconds), "x-signature": "" };
    headers["x-signature"] = mac("sha256", secret, `${nowSeconds}.{timestamp}`).toString("hex");
    expect(isAuthentic({}, headers, odd)).toBe(true);
  });
});

describe("Standard Webhooks", () => {
  const key = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
  const sign = (at: Date, text = body.toString()) => new Webhook(key).sign("msg_1", at, text);
  const headersAt = (at: Date) => ({
    "webhook-id": "msg_1",
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": sign(at),
  });
  const isAuthentic = (headers: Readonly<Record<string, string>>, given: Uint8Array = body) =>
    readStandardSignature(key, requestWith(headers))?.(given) ?? false;

  it("takes what the reference library signs, also as one of several", () => {
    const headers = headersAt(new Date(nowMs));
    expect(isAuthentic(headers)).toBe(true);
    const several = `v1a,AAAA v1,${Buffer.alloc(32).toString("base64")} ${headers["webhook-signature"]}`;
    expect(isAuthentic({ ...headers, "webhook-signature": several })).toBe(true);
  });

  it("takes a secret that is shown without its prefix", () => {
    const bare = readStandardSignature(key.slice(6), requestWith(headersAt(new Date(nowMs))));
    expect(bare?.(body)).toBe(true);
  });

  it("refuses another body, another id, an old time and a time to come", () => {
    const headers = headersAt(new Date(nowMs));
    expect(isAuthentic(headers, Buffer.from("{}"))).toBe(false);
    expect(isAuthentic({ ...headers, "webhook-id": "msg_2" })).toBe(false);
    expect(isAuthentic(headersAt(new Date(nowMs - replayWindowMs - 1000)))).toBe(false);
    expect(isAuthentic(headersAt(new Date(nowMs + replayWindowMs + 1000)))).toBe(false);
    expect(isAuthentic(headersAt(new Date(nowMs - replayWindowMs)))).toBe(true);
  });

  it.each(["", "v1", "v1,", "v2,AAAA", "v1,%%%"])("refuses the signature %j", (signature) => {
    expect(isAuthentic({ ...headersAt(new Date(nowMs)), "webhook-signature": signature })).toBe(
      false,
    );
  });
});
