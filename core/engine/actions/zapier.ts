import type { ZapierAction } from "../../hook/action.ts";
import { unchanged } from "../template-emitter.ts";
import type { LoweredWebhook } from "./webhook.ts";

/** The webhook that a Zapier action is: "Catch Hook" takes any JSON. */
export function lowerZapier(action: ZapierAction): LoweredWebhook {
  const { url, body, timeoutMs, retry, sign } = action;
  return {
    webhook: { type: "webhook", url, body, timeoutMs, retry, sign },
    escape: unchanged,
    textFields: [],
    bodyAt: "body",
  };
}
