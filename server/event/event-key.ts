import { createHash } from "node:crypto";
import { hmacScheme, signsPart } from "#core/contracts/source-auth.ts";
import type { StoredSource } from "#db/queries/ingest/find-source.ts";
import type { HeaderReader } from "./inbound-request.ts";

/**
 * The sender's own id of an event, from a header. `isTrusted`: it is as good as the body; not so where the body is
 * signed and the header is not, or whoever repeats a signed body could give it a new id.
 */
export type HeaderId = { readonly text: string; readonly isTrusted: boolean };

/** Reads the sender's id of an event; `null` when it gives none. */
export function readHeaderId(
  { auth, authOptions }: Pick<StoredSource, "auth" | "authOptions">,
  header: HeaderReader,
): HeaderId | null {
  if (auth === "vapi-hmac") {
    const scheme = hmacScheme(authOptions);
    const text = signsPart(scheme, "svix-id") ? header(scheme.messageIdHeader) : null;
    if (text !== null && text !== "") return { text, isTrusted: true };
  }
  // An empty header says nothing; as a key it would make every such event a repeat of the first.
  const text = header("webhook-id") || header("idempotency-key") || "";
  return text === "" ? null : { text, isTrusted: auth !== "vapi-hmac" && auth !== "devclaw" };
}

/**
 * Returns the key that tells a repeat of an event from a new one, or `null` when nothing can tell: then the event is
 * never a duplicate. In this order: the sender's own header (`webhook-id`, `Idempotency-Key`) when it can be trusted, the
 * platform's id, the body itself when it carries the platform's time, and a header that cannot. The key is 16 bytes of
 * a hash, apart for each source.
 */
export function eventKey(event: {
  readonly sourceId: string;
  readonly headerId: HeaderId | null;
  readonly platformId: string | null;
  readonly hasPlatformTime: boolean;
  readonly rawBody: Uint8Array;
}): Uint8Array | null {
  const { sourceId, headerId, platformId } = event;
  if (headerId?.isTrusted === true) return hash(sourceId, "header", headerId.text);
  if (platformId !== null) return hash(sourceId, "platform", platformId);
  if (event.hasPlatformTime) return hash(sourceId, "body", event.rawBody);
  return headerId === null ? null : hash(sourceId, "header", headerId.text);
}

function hash(sourceId: string, kind: string, value: string | Uint8Array): Uint8Array {
  return createHash("sha256")
    .update(JSON.stringify([sourceId, kind]))
    .update(value)
    .digest()
    .subarray(0, 16);
}
