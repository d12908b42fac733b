import type { CallState } from "#core/engine/call-state.ts";
import type { InCallEffect } from "#core/engine/effect.ts";
import { isControlHostAllowed, toControlBody } from "#core/adapters/vapi/control.ts";
import type { DeliveryChannel } from "#core/delivery/delivery-state.ts";
import type { Json, JsonObject } from "#core/json.ts";
import type { StoredSource } from "#db/queries/ingest/find-source.ts";

/** How one in-call action leaves. `lost`: nobody can carry it out any more; `reason` says why. */
export type InCallRoute =
  | {
      readonly kind: "send";
      readonly channel: Extract<DeliveryChannel, "control" | "action-url">;
      readonly url: string;
      readonly body: Json;
    }
  | { readonly kind: "hand-over"; readonly channel: Extract<DeliveryChannel, "stream" | "answer"> }
  | { readonly kind: "lost"; readonly code: string; readonly reason: string };

export type InCallSituation = {
  readonly source: StoredSource;
  /** Adapter that read the event; `null` for one nobody recognised. */
  readonly adapter: string | null;
  readonly state: CallState | null;
};

/**
 * Chooses the way of an in-call action: for Vapi the call's own control address when its host is one the source
 * allows (it comes from the body, which anybody may have written), then the source's `actionUrl`, then the action
 * stream. Everybody else gets it in the answer to the event.
 */
export function planInCall(effect: InCallEffect, at: InCallSituation): InCallRoute {
  if (isCallOver(at.adapter, at.state)) {
    return {
      kind: "lost",
      code: "in-call.call-over",
      reason: "The call had already ended, so nothing can be said or done in it any more.",
    };
  }
  if (at.adapter !== "vapi") return { kind: "hand-over", channel: "answer" };
  const url = at.state?.controlUrl ?? null;
  if (url !== null && isControlHostAllowed(url, at.source.controlHosts))
    return toControl(effect, url);
  if (at.source.actionUrl !== null) {
    return {
      kind: "send",
      channel: "action-url",
      url: at.source.actionUrl,
      body: handedBody(effect),
    };
  }
  return { kind: "hand-over", channel: "stream" };
}

function toControl(effect: InCallEffect, url: string): InCallRoute {
  const body = toControlBody(effect.inCall);
  if (body !== null) return { kind: "send", channel: "control", url, body };
  return {
    kind: "lost",
    code: "in-call.platform-only",
    reason:
      "Vapi's call control has no form for this action: it transfers to numbers, SIP addresses and assistants, and leaves other tools to the assistant itself.",
  };
}

/**
 * Whether nothing can be said or done in the call any more. Vapi tells of the ending when the call is already gone;
 * source: Vapi `status-update` "ended", OpenAPI of 2026-08-19.
 */
export function isCallOver(adapter: string | null, state: CallState | null): boolean {
  return state?.phase === "ended" || (adapter === "vapi" && state?.phase === "ending");
}

/** The action as it is handed over, without the id and the deadline that its delivery gives it. */
export function handedBody(effect: InCallEffect): JsonObject {
  return { hook: effect.hook, action: effect.action, ...effect.inCall };
}
