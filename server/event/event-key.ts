import { createHash } from "node:crypto";

/**
 * Returns the key that tells a repeat of an event from a new one, or `null` when nothing can tell: then the event is
 * never a duplicate. In this order: the sender's own header (`webhook-id`, `Idempotency-Key`), the platform's id, and
 * the body itself when it carries the platform's time. The key is 16 bytes of a hash, apart for each source.
 */
export function eventKey(event: {
  readonly sourceId: string;
  readonly headerId: string | null;
  readonly platformId: string | null;
  readonly hasPlatformTime: boolean;
  readonly rawBody: Uint8Array;
}): Uint8Array | null {
  if (event.headerId !== null) return hash(event.sourceId, "header", event.headerId);
  if (event.platformId !== null) return hash(event.sourceId, "platform", event.platformId);
  return event.hasPlatformTime ? hash(event.sourceId, "body", event.rawBody) : null;
}

function hash(sourceId: string, kind: string, value: string | Uint8Array): Uint8Array {
  return createHash("sha256")
    .update(JSON.stringify([sourceId, kind]))
    .update(value)
    .digest()
    .subarray(0, 16);
}
