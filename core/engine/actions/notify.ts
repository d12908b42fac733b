import { assert } from "../../assert.ts";
import type { AlertDestination } from "../../delivery/alert-destination.ts";
import type { NotifyAction } from "../../hook/action.ts";
import type { NotifyEffect } from "../effect.ts";
import { fillTemplate, openScope } from "../render-template.ts";
import type { ReadAction, ResolvedDelivery, ResolvedFailure } from "../resolved-action.ts";
import { attempt } from "../template-problem.ts";
import { lowerDiscord } from "./discord.ts";
import { readEmail } from "./email.ts";
import { findings, incomplete, readSpokenText } from "./read-text.ts";
import { lowerSlack } from "./slack.ts";
import { readLowered, readWebhook } from "./webhook.ts";

/**
 * A message to the workspace's alert destinations, or back into the conversation. Who the destinations are is the
 * server's to know: the effect says what to tell, `alertDelivery` makes a delivery of it for each of them.
 */
export function readNotify(action: NotifyAction, path: string): ReadAction {
  if (action.text.trim() === "") {
    return incomplete("The notification says nothing.", path, "Give it a text.");
  }
  const text = readSpokenText(action.text, `${path}.text`);
  const title = readSpokenText(action.title ?? "", `${path}.title`);
  return {
    ...findings(text, title),
    resolve(scope) {
      const filledTitle = title.template === null ? "" : fillTemplate(title.template, scope).text;
      const said = {
        title: filledTitle.trim() === "" ? null : filledTitle,
        text: text.template === null ? "" : fillTemplate(text.template, scope).text,
      };
      return action.to === "conversation"
        ? { kind: "in-call", inCall: { type: "notify", ...said } }
        : { kind: "notify", ...said };
    },
  };
}

/** What an alert says of itself, beside its title and its text. */
export type AlertAbout = {
  readonly hook: string;
  readonly event: string;
  readonly callId: string | null;
  /** ISO time of the event. */
  readonly at: string;
};

/**
 * Returns the delivery of an alert to one destination. What is told is escaped as the destination needs it; an address
 * that cannot be used fails with the reason.
 */
export function alertDelivery(
  destination: AlertDestination,
  told: Pick<NotifyEffect, "title" | "text">,
  about: AlertAbout,
): ResolvedDelivery | ResolvedFailure {
  const read = readAlert(destination, told.title !== null);
  const problem = read.diagnostics.find((found) => found.severity === "error");
  if (problem !== undefined) return failed(problem);
  const scope = openScope({ alert: { ...told, ...about } });
  const resolved = attempt(() => read.resolve(scope, () => 0));
  if (!resolved.ok) return failed(resolved.error);
  const { value } = resolved;
  assert(value.kind === "delivery" || value.kind === "failed", "an alert is sent");
  return value;
}

function failed({ code, message }: Pick<ResolvedFailure, "code" | "message">): ResolvedFailure {
  return { kind: "failed", code, message };
}

/** The action that tells a destination. Its templates see nothing but `alert`. */
function readAlert(destination: AlertDestination, hasTitle: boolean): ReadAction {
  const path = "alert";
  switch (destination.type) {
    case "slack": {
      const text = hasTitle ? "*{{ alert.title }}*\n{{ alert.text }}" : "{{ alert.text }}";
      return readLowered(lowerSlack({ type: "slack", url: destination.url, text }), path);
    }
    case "discord": {
      const content = hasTitle ? "**{{ alert.title }}**\n{{ alert.text }}" : "{{ alert.text }}";
      return readLowered(lowerDiscord({ type: "discord", url: destination.url, content }), path);
    }
    case "webhook":
      return readWebhook({ type: "webhook", url: destination.url, body: alertBody }, path);
    case "email": {
      const subject = hasTitle ? "{{ alert.title | strip_newlines }}" : "Alert: {{ alert.hook }}";
      return readEmail(
        { type: "email", to: destination.to, subject, text: "{{ alert.text }}\n\n{{ alert.at }}" },
        path,
      );
    }
  }
}

const alertBody = {
  title: "{{ alert.title }}",
  text: "{{ alert.text }}",
  hook: "{{ alert.hook }}",
  event: "{{ alert.event }}",
  callId: "{{ alert.callId }}",
  at: "{{ alert.at }}",
};
