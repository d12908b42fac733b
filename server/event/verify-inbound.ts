import { createHash, timingSafeEqual } from "node:crypto";
import type { AuthOptions, InboundAuth } from "#core/contracts/source-auth.ts";
import { assertNever } from "#core/assert.ts";
import type { BodyCheck, HeaderReader, InboundRequest } from "./inbound-request.ts";
import {
  readDevclawSignature,
  readHmacSignature,
  readStandardSignature,
} from "./verify-signature.ts";

/** What a source asks of who sends to it. */
export type InboundCheck = {
  readonly auth: InboundAuth;
  readonly options: AuthOptions;
  /** `null`: none is set, so nobody is let in where one is asked for. */
  readonly secret: string | null;
};

/**
 * Returns how the body of a request is to be checked, or `null` when its headers alone show that it does not come from
 * the source's platform: then nothing of the body needs to be read.
 *
 * `bearer`: `Authorization: Bearer <secret>`, or the header and form that the options name; `vapi-secret`:
 * `X-Vapi-Secret: <secret>`; the others sign the body (`verify-signature.ts`). Everything secret is compared in
 * constant time. Source: Vapi docs "Server authentication", read 2026-11-20.
 */
export function checkHeaders(check: InboundCheck, request: InboundRequest): BodyCheck | null {
  const { auth, options, secret } = check;
  if (auth === "none") return anyBody;
  if (secret === null) return null;
  switch (auth) {
    case "bearer":
      return byToken(secret, options, request);
    case "vapi-secret":
      return isSame(secret, request.header("x-vapi-secret")) ? anyBody : null;
    case "vapi-hmac":
      return readHmacSignature(options, secret, request);
    case "devclaw":
      // DevClaw's own webhook signs; the bridge that Hookline writes for it shows the secret.
      return request.header("x-webhook-signature") === null
        ? byToken(secret, {}, request)
        : readDevclawSignature(secret, request);
    case "standard-webhooks":
      return readStandardSignature(secret, request);
    default:
      return assertNever(auth);
  }
}

/**
 * Whether somebody may read what is meant for the source's platform. There is no body to sign, so a platform that
 * signs shows its secret as a bearer token here.
 */
export function mayRead(check: InboundCheck, request: InboundRequest): boolean {
  const { auth, secret } = check;
  if (auth === "none") return true;
  if (isSame(secret, bearerToken({}, request.header))) return true;
  const isShown = auth === "bearer" || auth === "vapi-secret";
  return isShown && checkHeaders(check, request) !== null;
}

const anyBody: BodyCheck = () => true;

function byToken(
  secret: string,
  options: AuthOptions,
  { header }: InboundRequest,
): BodyCheck | null {
  return isSame(secret, bearerToken(options, header)) ? anyBody : null;
}

function bearerToken(options: AuthOptions, header: HeaderReader): string | null {
  const value = header((options.headerName ?? "authorization").toLowerCase());
  if (value === null || options.bearerPrefixEnabled === false) return value?.trim() ?? null;
  return /^Bearer +(\S+)$/i.exec(value)?.[1] ?? null;
}

function isSame(expected: string | null, given: string | null): boolean {
  if (expected === null || given === null) return false;
  return timingSafeEqual(digest(expected), digest(given));
}

/** Equal lengths for the comparison, whatever was sent. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
