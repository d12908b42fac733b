import { Buffer } from "node:buffer";
import { createHmac } from "node:crypto";
import { assert } from "#core/assert.ts";

/** One attempt to be signed. */
export type Signing = {
  /** The action's choice: Standard Webhooks, DevClaw's header, or none. */
  readonly sign: boolean | "devclaw";
  /** The destination's signing secret, `whsec_…`. */
  readonly secret: string;
  /** The same for every attempt and every resend of a message, so that a receiver can tell a repeat. */
  readonly messageId: string;
  /** When this attempt is made; epoch milliseconds. */
  readonly attemptAtMs: number;
  /** Name of the hook, which is what DevClaw calls the webhook. */
  readonly hook: string;
  /** The body exactly as it is sent; empty when there is none. */
  readonly body: string;
};

type Headers = readonly (readonly [string, string])[];

/**
 * Returns the headers that let a receiver check who sent a request and whether it had it before. `webhook-id` is
 * always among them.
 *
 * - `true`: `webhook-timestamp` in seconds, and `webhook-signature`, HMAC-SHA256 over `id.timestamp.body` with the
 *   bytes the secret stands for. Source: Standard Webhooks, "Signature scheme" (read 2026-11-20).
 * - `devclaw`: `x-webhook-event`, which is the name of the webhook, and `x-webhook-signature`, HMAC-SHA256 over the
 *   body. The key is the text of the secret as it is shown, `whsec_` included; with an empty one the header is left
 *   out. Source: `pkg/devclaw/copilot/webhooks.go` of jholhewres/devclaw at 656368b.
 */
export function signRequest(signing: Signing): Headers {
  const id = ["webhook-id", signing.messageId] as const;
  if (signing.sign === false) return [id];
  return [id, ...(signing.sign === "devclaw" ? devclawHeaders(signing) : standardHeaders(signing))];
}

const secretPrefix = "whsec_";

/**
 * Returns the signing secret made of random bytes, 24 to 64 of them.
 * Source: Standard Webhooks, "Signature scheme" (read 2026-11-20).
 */
export function generateSigningSecret(randomBytes: Uint8Array): string {
  assert(
    randomBytes.length >= 24 && randomBytes.length <= 64,
    "a signing secret is made of 24 to 64 bytes",
  );
  return `${secretPrefix}${Buffer.from(randomBytes).toString("base64")}`;
}

function standardHeaders({ secret, messageId, attemptAtMs, body }: Signing): Headers {
  const timestamp = String(Math.floor(attemptAtMs / 1000));
  const mac = createHmac("sha256", secretBytes(secret))
    .update(`${messageId}.${timestamp}.${body}`, "utf8")
    .digest("base64");
  return [
    ["webhook-timestamp", timestamp],
    ["webhook-signature", `v1,${mac}`],
  ];
}

function devclawHeaders({ secret, hook, body }: Signing): Headers {
  const name = ["x-webhook-event", toHeaderBytes(hook)] as const;
  if (secret === "") return [name];
  const mac = createHmac("sha256", secret).update(body, "utf8").digest("hex");
  return [name, ["x-webhook-signature", `sha256=${mac}`]];
}

/** The bytes of UTF-8 as the letters a header is made of; Go sends them just so. What ends a header is left out. */
function toHeaderBytes(name: string): string {
  return Buffer.from(name.replaceAll(/[\u0000-\u001f\u007f]/g, " ").trim(), "utf8").toString(
    "latin1",
  );
}

function secretBytes(secret: string): Buffer {
  assert(/^whsec_[A-Za-z0-9+/]+={0,2}$/.test(secret), "a signing secret is whsec_ and base64");
  return Buffer.from(secret.slice(secretPrefix.length), "base64");
}
