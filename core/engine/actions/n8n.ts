import type { N8nAction } from "../../hook/action.ts";
import { unchanged } from "../template-emitter.ts";
import type { LoweredWebhook } from "./webhook.ts";

/** The webhook that an n8n action is: its Webhook node takes any JSON. */
export function lowerN8n(action: N8nAction): LoweredWebhook {
  const { url, body, timeoutMs, retry, sign } = action;
  return {
    webhook: { type: "webhook", url, body, timeoutMs, retry, sign },
    escape: unchanged,
    textFields: [],
    bodyAt: "body",
  };
}
