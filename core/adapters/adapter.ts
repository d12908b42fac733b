import type { Json } from "../json.ts";
import type { CallEvent } from "../hook/call-event.ts";

/**
 * An adapter turns one body of a voice platform into call events. It is a pure function of that body: what needs the
 * state of the call (once-only events, derived ones) is the engine's.
 */
export const adapterNames = ["canonical", "vapi", "ava", "unpod", "devclaw"] as const;
export type AdapterName = (typeof adapterNames)[number];

/** A call event before it has an id; `at` is `null` when the body carries no time. */
export type AdaptedEvent = {
  readonly type: string;
  readonly callId?: string;
  readonly at: string | null;
  readonly agentId?: string;
  readonly data: CallEvent["data"];
};

export type Adapted =
  | {
      readonly kind: "events";
      readonly events: readonly AdaptedEvent[];
      /** The platform's own id of this message, when it sends one. */
      readonly platformId: string | null;
      /** Whether the body carries the platform's time, so that its hash tells a repeat from a second event. */
      readonly hasPlatformTime: boolean;
      /** A request that the platform waits for an answer to. */
      readonly request: PlatformRequest | null;
    }
  /** Recognised, and nothing happened that a hook can listen to. `reason` is a sentence for people. */
  | {
      readonly kind: "none";
      readonly reason: string;
      readonly callId: string | null;
      readonly at: string | null;
      readonly platformId: string | null;
      readonly hasPlatformTime: boolean;
      readonly request: PlatformRequest | null;
    }
  /** Not this platform's. `tried` says what was looked for. */
  | { readonly kind: "unrecognised"; readonly tried: string };

/** What the platform asks, so that the answer can be made in its form. */
export type PlatformRequest =
  | {
      readonly type: "tool-calls";
      readonly calls: readonly { readonly id: string; readonly name: string }[];
    }
  | { readonly type: "assistant-request" }
  | { readonly type: "transfer-destination-request" }
  | { readonly type: "handoff-destination-request" };

export type Adapter = {
  readonly name: AdapterName;
  readonly title: string;
  adapt(body: Json): Adapted;
};
