import { createHash, timingSafeEqual } from "node:crypto";
import type { Source } from "#core/contracts/sources.ts";
import { assertNever } from "#core/assert.ts";

/** Reads one request header by its lower-case name; `null` when it is not there. */
export type HeaderReader = (name: string) => string | null;

/**
 * Whether a request proves that it comes from the source's platform. `bearer`: `Authorization: Bearer <secret>`;
 * `vapi-secret`: `X-Vapi-Secret: <secret>`. Compared in constant time.
 * Source: Vapi docs "Server authentication", read 2026-11-20.
 */
export function isAuthentic(
  auth: Source["auth"],
  secret: string | null,
  header: HeaderReader,
): boolean {
  switch (auth) {
    case "none":
      return true;
    case "bearer":
      return isSame(secret, bearerToken(header("authorization")));
    case "vapi-secret":
      return isSame(secret, header("x-vapi-secret"));
    default:
      return assertNever(auth);
  }
}

function bearerToken(value: string | null): string | null {
  const match = value === null ? null : /^Bearer +(\S+)$/i.exec(value);
  return match?.[1] ?? null;
}

function isSame(expected: string | null, given: string | null): boolean {
  if (expected === null || given === null) return false;
  return timingSafeEqual(digest(expected), digest(given));
}

/** Equal lengths for the comparison, whatever was sent. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
