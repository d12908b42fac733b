import { assertNever } from "../assert.ts";
import { fromHttpDate } from "../time.ts";
import type { MailReply, SendFailure, SendOutcome, SendResponse } from "./send-outcome.ts";

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
 * A mail server's 2xx is delivered, 4xx is tried again, 5xx is dead; so is a message it took for some of its mailboxes
 * only, or those would get it twice.
 * Codes: `http.<status>`, `smtp.<reply code>`, `smtp.refused-mailbox`, `secret.missing`, and those of the failure.
 * Source: Standard Webhooks, "Deliverability and reliability" (read 2026-11-20).
 */
export function classifyResponse(
  outcome: SendOutcome | MissingSecret,
  nowMs: number,
): Classification {
  switch (outcome.kind) {
    case "response":
      return classifyStatus(outcome, nowMs);
    case "mail-reply":
      return classifyMailReply(outcome);
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

/** Source: RFC 5321, section 4.2.1 (reply codes); RFC 4954, section 6 (those about signing in). */
function classifyMailReply({ status, body, refused }: MailReply): Classification {
  const code = `smtp.${status}`;
  const said = shorten(body.replace(/^\d{3}[ -]?/, "").trim());
  if (status >= 200 && status < 300) {
    if (refused.length === 0) return { kind: "delivered" };
    return dead(
      "smtp.refused-mailbox",
      `The mail server took the e-mail, but not for everybody: ${shorten(refused.join("; "))}. Whoever it took it for has it; correct the other addresses.`,
    );
  }
  if (status >= 400 && status < 500) {
    const reason = `The mail server answered ${status}: ${said}. It asks to be tried again.`;
    return { kind: "retry", code, reason, retryAfterMs: null };
  }
  if (signInReplies.includes(status)) {
    return dead(
      code,
      `The mail server answered ${status}: ${said}. It does not accept the user or the password of SMTP_URL; correct it, start Hookline again, then resend.`,
    );
  }
  return dead(
    code,
    `The mail server answered ${status}: ${said}. It refuses this e-mail; correct its addresses or SMTP_URL, then resend.`,
  );
}

const signInReplies: readonly number[] = [530, 534, 535, 538];

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
