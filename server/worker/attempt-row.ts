import type { Classification } from "#core/delivery/classify-response.ts";
import type { SendFailure, SendOutcome, SendResponse } from "#core/delivery/send-outcome.ts";
import type { ClaimedDelivery } from "#db/queries/queue/claim-deliveries.ts";
import type { NewAttempt } from "#db/queries/queue/settle-delivery.ts";
import type { Runtime } from "../runtime.ts";
import type { FilledRequest } from "./fill-request.ts";

/** One attempt and what came of it. `filled` and `outcome` are `null` when it never came to sending. */
export type Attempted = {
  readonly filled: FilledRequest | null;
  readonly outcome: SendOutcome | null;
  readonly verdict: Classification;
  readonly startedAt?: number;
};

/** The row that records an attempt, without the value of any secret. `nowMs` is the end of it. */
export function attemptRow(
  runtime: Runtime,
  claimed: ClaimedDelivery,
  { filled, outcome, verdict, startedAt }: Attempted,
  nowMs: number,
): NewAttempt {
  const response = answerOf(outcome);
  const mask = filled?.mask ?? ((text: string) => text);
  return {
    id: runtime.newId("attempt"),
    workspaceId: claimed.workspaceId,
    number: claimed.attempts,
    startedAt: startedAt ?? nowMs,
    durationMs: outcome?.durationMs ?? 0,
    outcome: verdict.kind,
    status: response?.status ?? null,
    code: verdict.kind === "delivered" ? null : verdict.code,
    reason: verdict.kind === "delivered" ? null : verdict.reason,
    requestHeaders: filled?.shownHeaders ?? [],
    responseHeaders: (response?.headers ?? []).map(([name, value]) => [name, mask(value)] as const),
    responseBody: response === null ? null : mask(response.body),
    responseTruncated: response !== null && response.bodyCut !== null,
    allowable: allowableOf(outcome),
  };
}

export type Answer = Pick<SendResponse, "status" | "headers" | "body" | "bodyCut">;

/** What the receiver answered, `null` when it did not: an HTTP response, or a mail server's reply. */
export function answerOf(outcome: SendOutcome | null): Answer | null {
  if (outcome?.kind === "response") return outcome;
  if (outcome?.kind !== "mail-reply") return null;
  const body = [outcome.body, ...outcome.refused].join("\n");
  return { status: outcome.status, headers: [], body, bodyCut: null };
}

function allowableOf(outcome: SendOutcome | null): string | null {
  if (outcome === null || outcome.kind === "response" || outcome.kind === "mail-reply") return null;
  const failure: SendFailure = outcome;
  return failure.allowable;
}
