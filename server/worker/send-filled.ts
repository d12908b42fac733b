import { performance } from "node:perf_hooks";
import type { SendOutcome } from "#core/delivery/send-outcome.ts";
import type { ClaimedDelivery } from "#db/queries/queue/claim-deliveries.ts";
import { resolveAddresses } from "../delivery/guarded-lookup.ts";
import { OriginPools } from "../delivery/origin-pools.ts";
import { sendRequest } from "../delivery/send-request.ts";
import type { Runtime } from "../runtime.ts";
import type { FilledRequest } from "./fill-request.ts";
import { createMailer } from "./send-mail.ts";
import { sendToInbox } from "./send-to-inbox.ts";

/** Sends one filled request and returns what came of it. */
export type SendFilled = (claimed: ClaimedDelivery, filled: FilledRequest) => Promise<SendOutcome>;

export type Sender = {
  readonly send: SendFilled;
  /** Closes the connections that are kept open. */
  close(): Promise<void>;
};

/** `stop` ends requests that are still waiting when Hookline has to end. */
export function createSender(runtime: Runtime, stop: AbortSignal): Sender {
  const pools = new OriginPools();
  const mailer = createMailer(runtime.env.smtpUrl, runtime.clock);
  return {
    async send(claimed, filled) {
      if (claimed.channel === "inbox") return await sendToInbox(runtime, claimed, filled);
      if (claimed.channel === "smtp") {
        return await mailer.send({ ...filled, timeoutMs: claimed.timeoutMs, signal: stop });
      }
      const guard = await runtime.outbound.guard(claimed.workspaceId);
      return await sendRequest(
        { ...filled, timeoutMs: claimed.timeoutMs, signal: stop },
        { guard, pools, lookup: resolveAddresses, monotonicMs: () => performance.now() },
      );
    },
    close: () => pools.close(),
  };
}
