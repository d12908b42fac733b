import type { SlackAction } from "../../hook/action.ts";
import type { LoweredWebhook } from "./webhook.ts";

/** The webhook that a Slack action is. Source: Slack, "Sending messages using incoming webhooks". */
export function lowerSlack(action: SlackAction): LoweredWebhook {
  const { url, text, blocks, timeoutMs, retry, sign } = action;
  return {
    webhook: {
      type: "webhook",
      url,
      body: { text, ...(blocks === undefined ? {} : { blocks }) },
      timeoutMs,
      retry,
      sign,
    },
    escape: escapeSlack,
    textFields: ["text"],
    bodyAt: "action",
  };
}

/** A value cannot mention anybody or make a link. Source: Slack, "Formatting text", "Escaping text". */
function escapeSlack(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
