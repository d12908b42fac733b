import { alertAddress, type AlertDestination } from "#core/delivery/alert-destination.ts";
import { alertDelivery } from "#core/engine/actions/notify.ts";
import type { Decided } from "#core/engine/decide.ts";
import type { DeliveryEffect, Effect, FailedEffect, NotifyEffect } from "#core/engine/effect.ts";
import { hashParts } from "#core/engine/hash.ts";
import type { CallEvent } from "#core/hook/call-event.ts";
import type { Executor } from "#db/client.ts";
import { listAlertDestinations } from "#db/queries/workspaces/alert-destinations.ts";

/**
 * Makes of every alert what it owes: a delivery to each of the workspace's alert destinations as they are now, each
 * with a key of its own. With no destination it is one failed effect, so that the log says what is missing.
 */
export async function oweAlerts(
  tx: Executor,
  workspaceId: string,
  decided: readonly Decided[],
): Promise<readonly Decided[]> {
  const isAlert = (effect: Effect) => effect.kind === "notify";
  if (!decided.some((one) => one.effects.some(isAlert))) return decided;
  const destinations = await listAlertDestinations(tx, workspaceId);
  return decided.map((one) => ({
    ...one,
    effects: one.effects.flatMap((effect): readonly Effect[] =>
      effect.kind === "notify" ? owedBy(effect, one.event, destinations) : [effect],
    ),
  }));
}

function owedBy(
  alert: NotifyEffect,
  event: CallEvent,
  destinations: readonly AlertDestination[],
): readonly (DeliveryEffect | FailedEffect)[] {
  const { kind: _kind, title, text, ...names } = alert;
  if (destinations.length === 0) {
    return [{ ...names, kind: "failed", code: "notify.no-destination", message: nobody }];
  }
  const about = {
    hook: alert.hook,
    event: event.type,
    callId: event.callId ?? null,
    at: event.at,
  };
  return destinations.map((destination) => ({
    ...names,
    key: hashParts([alert.key, alertAddress(destination)]),
    ...alertDelivery(destination, { title, text }, about),
  }));
}

const nobody =
  "The workspace has no alert destination, so nobody was told. Add one in Hookline under Destinations, Alerts: Slack, Discord, a webhook or an e-mail address.";
