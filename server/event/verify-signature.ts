import { createHmac, timingSafeEqual } from "node:crypto";
import {
  type AuthOptions,
  hmacScheme,
  type HmacScheme,
  signsPart,
} from "#core/contracts/source-auth.ts";
import { fromIso } from "#core/time.ts";
import type { BodyCheck, InboundRequest } from "./inbound-request.ts";

/**
 * A signed time may differ from ours by this much, in milliseconds, in both directions.
 * Source: Standard Webhooks, "Verifying webhook authenticity"; its libraries allow 5 minutes.
 */
export const replayWindowMs = 5 * 60_000;

/**
 * DevClaw's `X-Webhook-Signature: sha256=<hex>`: HMAC-SHA256 over the body. No time is signed, so only the key of the
 * event tells a repeat. Source: `pkg/devclaw/copilot/webhooks.go` of jholhewres/devclaw at 656368b.
 */
export function readDevclawSignature(secret: string, { header }: InboundRequest): BodyCheck | null {
  const given = fromHex(afterPrefix(header("x-webhook-signature"), "sha256="));
  if (given === null) return null;
  return (body) => isSameMac(given, createHmac("sha256", secret).update(body).digest());
}

/**
 * The signature of a Vapi HMAC credential, as its options say it is made.
 * Source: Vapi docs "Server authentication", HMAC credential, read 2026-11-20.
 */
export function readHmacSignature(
  options: AuthOptions,
  secret: string,
  request: InboundRequest,
): BodyCheck | null {
  const scheme = hmacScheme(options);
  const text = afterPrefix(request.header(scheme.signatureHeader), scheme.signaturePrefix);
  const given = scheme.signatureEncoding === "hex" ? fromHex(text) : fromBase64(text);
  const signed = signedParts(scheme, request);
  if (given === null || signed === null) return null;
  const key = scheme.secretIsBase64 ? Buffer.from(secret, "base64") : secret;
  return (body) => {
    const mac = createHmac(scheme.algorithm, key);
    for (const part of signed) mac.update(part === "body" ? body : part.text);
    return isSameMac(given, mac.digest());
  };
}

type SignedPart = "body" | { readonly text: string };

/** What is signed, in order; `null` when a header that is part of it is missing or tells another time than ours. */
function signedParts(scheme: HmacScheme, request: InboundRequest): readonly SignedPart[] | null {
  const timestamp = request.header(scheme.timestampHeader);
  const messageId = request.header(scheme.messageIdHeader);
  if (signsPart(scheme, "timestamp") && !isRecent(timestamp, request.nowMs)) return null;
  if (signsPart(scheme, "svix-id") && messageId === null) return null;
  const pieces = scheme.payloadFormat.split(/(\{(?:body|timestamp|method|url|svix-id)\})/);
  return pieces.map((piece): SignedPart => {
    switch (piece) {
      case "{body}":
        return "body";
      case "{timestamp}":
        return { text: timestamp ?? "" };
      case "{method}":
        return { text: request.method };
      case "{url}":
        return { text: request.url };
      case "{svix-id}":
        return { text: messageId ?? "" };
      default:
        return { text: piece };
    }
  });
}

/**
 * A Standard Webhooks signature: any `v1` of the list that fits. Source: Standard Webhooks, "Signature scheme" (read
 * 2026-11-20).
 */
export function readStandardSignature(secret: string, request: InboundRequest): BodyCheck | null {
  const id = request.header("webhook-id");
  const timestamp = request.header("webhook-timestamp");
  const given = (request.header("webhook-signature") ?? "")
    .split(" ")
    .flatMap((one) => fromBase64(afterPrefix(one, "v1,")) ?? []);
  const isWhole = id !== null && id !== "" && given.length > 0;
  if (!isWhole || timestamp === null || !/^\d{1,12}$/.test(timestamp)) return null;
  if (!isRecent(timestamp, request.nowMs)) return null;
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  return (body) => {
    const mac = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest();
    // Every one is looked at, so that the time tells nothing about which fits.
    return given.filter((one) => isSameMac(one, mac)).length > 0;
  };
}

/** Seconds or milliseconds since 1970, or an ISO time. What cannot be read is not recent. */
function isRecent(timestamp: string | null, nowMs: number): boolean {
  const atMs = timestamp === null ? Number.NaN : toMs(timestamp.trim());
  return Math.abs(nowMs - atMs) <= replayWindowMs;
}

/** From here on a number counts milliseconds: as seconds it would be the year 5138. */
const firstMs = 100_000_000_000;

function toMs(timestamp: string): number {
  if (!/^\d{1,16}$/.test(timestamp)) return fromIso(timestamp) ?? Number.NaN;
  const count = Number(timestamp);
  return count < firstMs ? count * 1000 : count;
}

function afterPrefix(value: string | null, prefix: string): string | null {
  const text = value?.trim() ?? null;
  return text?.startsWith(prefix) === true ? text.slice(prefix.length) : null;
}

function fromHex(text: string | null): Buffer | null {
  const isHex = text !== null && text.length % 2 === 0 && /^[0-9a-f]+$/i.test(text);
  return isHex ? Buffer.from(text, "hex") : null;
}

function fromBase64(text: string | null): Buffer | null {
  return text !== null && /^[A-Za-z0-9+/_-]+={0,2}$/.test(text)
    ? Buffer.from(text, "base64")
    : null;
}

/** The length of a signature is no secret; what is in it is. */
function isSameMac(given: Buffer, expected: Buffer): boolean {
  return given.length === expected.length && timingSafeEqual(given, expected);
}
