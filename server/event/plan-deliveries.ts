import type { DeliveryEffect, Effect, FailedEffect, InCallEffect } from "#core/engine/effect.ts";
import { assertNever } from "#core/assert.ts";
import { smtpAddress } from "#core/delivery/email-address.ts";
import { inboxNameOf } from "#core/hook/inbox-address.ts";
import type { HandedAction } from "#core/contracts/events.ts";
import { trustJson } from "#core/json.ts";
import { toIso } from "#core/time.ts";
import type { NewDelivery } from "#db/queries/ingest/insert-deliveries.ts";
import { handedBody, type InCallSituation, planInCall } from "./plan-in-call.ts";

/** In-call actions are worth something for this long. Source: Hookline runtime promise 3. */
const inCallLifetimeMs = 10_000;
/** The voice platform answers its control address at once or not at all. */
const inCallTimeoutMs = 5_000;

export type PlanFor = InCallSituation & {
  readonly workspaceId: string;
  readonly eventId: string;
  readonly receivedAt: number;
  readonly callId: string | null;
  readonly test: boolean;
  newDeliveryId(): string;
  /** Id of the destination of a URL template. */
  destinationOf(urlTemplate: string): string | null;
};

export type PlannedDeliveries = {
  readonly rows: readonly NewDelivery[];
  /** In-call actions handed over in the answer, in order. */
  readonly actions: readonly HandedAction[];
};

type LedgerEffect = DeliveryEffect | InCallEffect | FailedEffect;

/** Whether an effect leaves Hookline; the others stand with the verdict of their hook. */
function isLedgerEffect(effect: Effect): effect is LedgerEffect {
  return effect.kind !== "decision" && effect.kind !== "data" && effect.kind !== "answer";
}

/** Turns the effects of one event into rows of the ledger. In-call actions of one hook wait for each other. */
export function planDeliveries(effects: readonly Effect[], at: PlanFor): PlannedDeliveries {
  const rows: NewDelivery[] = [];
  const actions: HandedAction[] = [];
  const lastOfHook = new Map<string, string>();
  for (const [ordinal, effect] of effects.filter(isLedgerEffect).entries()) {
    const base = baseRow(effect, at, ordinal);
    const row = fillRow(base, effect, at, lastOfHook);
    rows.push(row);
    if (effect.kind === "in-call" && row.channel === "answer" && row.status === "delivered") {
      actions.push(handOver(effect, row, at));
    }
  }
  return { rows, actions };
}

function fillRow(
  base: NewDelivery,
  effect: LedgerEffect,
  at: PlanFor,
  lastOfHook: Map<string, string>,
): NewDelivery {
  switch (effect.kind) {
    case "delivery":
      return httpRow(base, effect, at);
    case "in-call":
      return inCallRow(base, effect, at, lastOfHook);
    case "failed":
      return failedRow(base, effect, at);
    default:
      return assertNever(effect);
  }
}

function baseRow(effect: LedgerEffect, at: PlanFor, ordinal: number): NewDelivery {
  return {
    id: at.newDeliveryId(),
    workspaceId: at.workspaceId,
    createdAt: at.receivedAt,
    eventId: at.eventId,
    eventReceivedAt: at.receivedAt,
    callId: at.callId,
    flowId: effect.flowId,
    flowVersion: effect.flowVersion,
    hook: effect.hook,
    action: effect.action,
    actionType: effect.actionType,
    effectKey: effect.key,
    channel: "http",
    destinationId: null,
    status: "pending",
    nextAttemptAt: at.receivedAt,
    expiresAt: null,
    request: null,
    timeoutMs: inCallTimeoutMs,
    retry: null,
    sign: false,
    test: at.test,
    afterDeliveryId: null,
    ordinal,
    lastReason: null,
    lastCode: null,
    finishedAt: null,
    resendOf: null,
  };
}

function httpRow(base: NewDelivery, effect: DeliveryEffect, at: PlanFor): NewDelivery {
  return {
    ...base,
    channel: channelOf(effect.urlTemplate),
    destinationId: at.destinationOf(effect.urlTemplate),
    request: trustJson(effect.request),
    timeoutMs: effect.timeoutMs,
    retry: trustJson(effect.retry),
    sign: effect.sign,
  };
}

function channelOf(urlTemplate: string): "http" | "inbox" | "smtp" {
  if (urlTemplate === smtpAddress) return "smtp";
  return inboxNameOf(urlTemplate) === null ? "http" : "inbox";
}

function inCallRow(
  base: NewDelivery,
  effect: InCallEffect,
  at: PlanFor,
  lastOfHook: Map<string, string>,
): NewDelivery {
  const route = planInCall(effect, at);
  const expiresAt = at.receivedAt + inCallLifetimeMs;
  const request = handedBody(effect);
  if (route.kind === "lost") {
    return {
      ...base,
      ...ended(at, "expired", route.code, route.reason),
      channel: "control",
      expiresAt,
      request,
    };
  }
  if (route.kind === "hand-over") {
    const handed = route.channel === "answer";
    return {
      ...base,
      channel: route.channel,
      expiresAt,
      request,
      status: handed ? "delivered" : "pending",
      nextAttemptAt: null,
      finishedAt: handed ? at.receivedAt : null,
    };
  }
  const key = `${effect.flowId}:${effect.hook}`;
  const after = lastOfHook.get(key) ?? null;
  lastOfHook.set(key, base.id);
  return {
    ...base,
    channel: route.channel,
    expiresAt,
    request: trustJson(sealedPost(route.url, route.body)),
    afterDeliveryId: after,
    nextAttemptAt: after === null ? at.receivedAt : null,
  };
}

/** In-call requests have no templates left and no secrets. */
function sealedPost(url: string, body: unknown) {
  const plain = (text: string) => ({ text, refs: [] });
  return {
    method: "POST",
    url: plain(url),
    headers: [["content-type", plain("application/json")]],
    body: plain(JSON.stringify(body)),
  };
}

function failedRow(base: NewDelivery, effect: FailedEffect, at: PlanFor): NewDelivery {
  return { ...base, ...ended(at, "dead", effect.code, effect.message) };
}

function ended(at: PlanFor, status: "dead" | "expired", code: string, reason: string) {
  return {
    status,
    nextAttemptAt: null,
    finishedAt: at.receivedAt,
    lastCode: code,
    lastReason: reason,
  };
}

function handOver(effect: InCallEffect, row: NewDelivery, at: PlanFor): HandedAction {
  return {
    ...handedBody(effect),
    id: row.id,
    type: effect.inCall.type,
    expiresAt: toIso(at.receivedAt + inCallLifetimeMs),
    callId: at.callId,
    hook: effect.hook,
    action: effect.action,
  };
}
