import type { DiscordAction } from "../../hook/action.ts";
import { unchanged } from "../template-emitter.ts";
import type { LoweredWebhook } from "./webhook.ts";

/** The webhook that a Discord action is; nothing in it pings anybody. Source: Discord, "Execute Webhook". */
export function lowerDiscord(action: DiscordAction): LoweredWebhook {
  const { url, content, username, embeds, timeoutMs, retry, sign } = action;
  return {
    webhook: {
      type: "webhook",
      url,
      body: {
        content,
        ...(username === undefined ? {} : { username }),
        ...(embeds === undefined ? {} : { embeds }),
        allowed_mentions: { parse: [] },
      },
      timeoutMs,
      retry,
      sign,
    },
    escape: unchanged,
    textFields: ["content", "username"],
    bodyAt: "action",
  };
}
