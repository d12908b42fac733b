import { setTimeout as sleep } from "node:timers/promises";
import type { SendOutcome } from "#core/delivery/send-outcome.ts";
import { inboxNameOf } from "#core/hook/inbox-address.ts";
import type { ClaimedDelivery } from "#db/queries/queue/claim-deliveries.ts";
import { receiveMessage } from "../inbox/receive-message.ts";
import type { Runtime } from "../runtime.ts";
import type { FilledRequest } from "./fill-request.ts";

/** Hands a request to the built-in receiver and answers as its behaviour says, its delay and its status included. */
export async function sendToInbox(
  runtime: Runtime,
  claimed: ClaimedDelivery,
  filled: FilledRequest,
): Promise<SendOutcome> {
  const name = inboxNameOf(filled.url);
  if (name === null) return badAddress();
  const startedAt = runtime.clock.nowMs();
  const behaviour = await receiveMessage(
    { ...runtime, workspaceId: claimed.workspaceId },
    { name, method: filled.method, headers: filled.headers, body: filled.body ?? "" },
  );
  const waitMs = Math.min(behaviour.delayMs, claimed.timeoutMs);
  if (waitMs > 0) await sleep(waitMs);
  const durationMs = runtime.clock.nowMs() - startedAt;
  if (behaviour.delayMs > claimed.timeoutMs) return tooSlow(claimed, durationMs);
  const retryAfter = behaviour.retryAfterSeconds;
  return {
    kind: "response",
    status: behaviour.status,
    headers: retryAfter === null ? [] : [["retry-after", String(retryAfter)]],
    body: `The Inbox answered ${behaviour.status}.`,
    bodyCut: null,
    sentAnyByte: true,
    durationMs,
  };
}

function badAddress(): SendOutcome {
  return {
    kind: "bad-url",
    code: "inbox.bad-name",
    message:
      "The address of the Inbox is hookline://inbox/ and a name of lower-case letters, digits and dashes.",
    allowable: null,
    sentAnyByte: false,
    durationMs: 0,
  };
}

function tooSlow(claimed: ClaimedDelivery, durationMs: number): SendOutcome {
  return {
    kind: "timeout",
    code: "network.timeout",
    message: `The Inbox did not answer within ${claimed.timeoutMs} ms, as it was told to.`,
    allowable: null,
    sentAnyByte: true,
    durationMs,
  };
}
