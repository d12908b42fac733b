import { assertNever } from "../assert.ts";
import { fromHttpDate } from "../time.ts";
import type { SendFailure, SendOutcome, SendResponse } from "./send-outcome.ts";

/** A delivery whose `${NAME}` has no value: nothing could be sent. */
export type MissingSecret = { readonly kind: "missing-secret"; readonly name: string };

/**
 * What an attempt means for its delivery. `reason` is a sentence for people, `code` is stable and dotted.
 * `disableDestination`: the receiver said that nothing shall be sent there any more.
 */
export type Classification =
  | { readonly kind: "delivered" }
  | {
      readonly kind: "retry";
      readonly reason: string;
      readonly code: string;
      /** What the receiver asked for with `Retry-After`; milliseconds from now. */
      readonly retryAfterMs: number | null;
    }
  | {
      readonly kind: "dead";
      readonly reason: string;
      readonly code: string;
      readonly disableDestination: boolean;
    };

/**
 * Returns what an attempt's outcome means: delivered, try again, or dead.
 *
 * 2xx is delivered, also when the body broke off: the status is the answer. Network errors, timeouts, 408, 425, 429
 * and 5xx are tried again; 410 is dead and disables the destination; 3xx and any other status are dead at once, as is
 * a request that cannot be sent as it is. `nowMs` (epoch, UTC) reads a `Retry-After` that is a date.
 * Codes: `http.<status>`, `secret.missing`, and those of the failure.
 * Source: Standard Webhooks, "Deliverability and reliability" (read 2026-11-20).
 */
export function classifyResponse(
  outcome: SendOutcome | MissingSecret,
  nowMs: number,
): Classification {
  switch (outcome.kind) {
    case "response":
      return classifyStatus(outcome, nowMs);
    case "missing-secret":
      return dead(
        "secret.missing",
        `The secret ${outcome.name} has no value, so nothing was sent. Add it under Secrets and resend.`,
      );
    case "bad-url":
    case "bad-header":
    case "refused-by-guard":
      return dead(outcome.code, outcome.message);
    case "dns":
    case "connect-refused":
    case "connect-timeout":
    case "tls":
    case "timeout":
    case "reset":
    case "bad-response":
    case "cancelled":
      return retryFailure(outcome);
    default:
      return assertNever(outcome);
  }
}

/**
 * Returns the wait a `Retry-After` asks for in milliseconds, or `null` when there is none or it cannot be read. A
 * date that has passed is 0.
 * Source: RFC 9110, section 10.2.3: whole seconds or a date.
 */
export function parseRetryAfter(value: string | null, nowMs: number): number | null {
  const text = value?.trim() ?? "";
  if (/^\d{1,12}$/.test(text)) return Number(text) * 1000;
  const atMs = fromHttpDate(text);
  return atMs === null ? null : Math.max(0, atMs - nowMs);
}

const retriedStatuses: readonly number[] = [408, 425, 429];

function classifyStatus(response: SendResponse, nowMs: number): Classification {
  const { status } = response;
  if (status >= 200 && status < 300) return { kind: "delivered" };
  const code = `http.${status}`;
  if (status === 410) {
    return {
      kind: "dead",
      code,
      reason:
        "The receiver answered 410: this address is gone for good. The destination is disabled; correct the address, or enable the destination again.",
      disableDestination: true,
    };
  }
  if (retriedStatuses.includes(status) || status >= 500) {
    const retryAfterMs = parseRetryAfter(headerOf(response, "retry-after"), nowMs);
    return { kind: "retry", code, reason: retriedReason(status), retryAfterMs };
  }
  return dead(code, deadReason(response));
}

function retriedReason(status: number): string {
  if (status === 429) return "The receiver answered 429: it takes no more requests for the moment.";
  if (status >= 500) return `The receiver answered ${status}: it failed on its side.`;
  return `The receiver answered ${status}: it asks to be tried again.`;
}

function deadReason(response: SendResponse): string {
  const { status } = response;
  if (status >= 300 && status < 400) return redirectReason(response);
  if (status === 401 || status === 403) {
    return `The receiver answered ${status}: it does not accept the credentials. Check the address, its headers and its secret, then resend.`;
  }
  if (status === 404) {
    return "The receiver answered 404: nothing is at this address. Correct the address, then resend.";
  }
  return `The receiver answered ${status}: it refuses this request. Its answer says why; correct the action, then resend.`;
}

function redirectReason(response: SendResponse): string {
  const location = headerOf(response, "location");
  const where = location === null ? "elsewhere" : `to ${shorten(location)}`;
  return `The receiver answered ${response.status} and points ${where}. Hookline follows no redirects: put the final address into the action, then resend.`;
}

function retryFailure(failure: SendFailure): Classification {
  return { kind: "retry", code: failure.code, reason: failure.message, retryAfterMs: null };
}

function dead(code: string, reason: string): Classification {
  return { kind: "dead", code, reason, disableDestination: false };
}

function headerOf(response: SendResponse, name: string): string | null {
  return response.headers.find(([header]) => header === name)?.[1] ?? null;
}

const maxShownLocation = 300;

function shorten(text: string): string {
  return text.length <= maxShownLocation ? text : `${text.slice(0, maxShownLocation)}…`;
}
