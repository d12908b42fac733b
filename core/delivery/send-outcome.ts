/**
 * What came of one attempt to send a request, before anybody judged it (`classify-response.ts` does).
 *
 * `response`: the receiver answered with a status; its body may have been cut. `mail-reply`: a mail server did. Every other kind means that no answer
 * came. `sentAnyByte` is false only when it is certain that nothing of the request left: an action that may happen
 * at most once is tried again only then.
 */
export type SendOutcome = SendResponse | MailReply | SendFailure;

export type SendResponse = {
  readonly kind: "response";
  readonly status: number;
  /** Lower-case names; one entry per value. Values of `set-cookie` are masked. */
  readonly headers: readonly (readonly [string, string])[];
  /** At most 64 KiB read as UTF-8. NUL and bytes that are not UTF-8 are U+FFFD, so that a database can keep it. */
  readonly body: string;
  /** Why the body is not whole, or `null` when it is. */
  readonly bodyCut: "limit" | "timeout" | "reset" | null;
  readonly sentAnyByte: true;
  readonly durationMs: number;
};

/** What a mail server said last of a message. */
export type MailReply = {
  readonly kind: "mail-reply";
  /** Reply code. Source: RFC 5321, section 4.2.1: 2xx taken, 4xx not now, 5xx never. */
  readonly status: number;
  readonly body: string;
  /** Its replies about mailboxes it did not take while it took others. */
  readonly refused: readonly string[];
  readonly sentAnyByte: true;
  readonly durationMs: number;
};

/**
 * Why no answer came.
 *
 * - `bad-url`, `bad-header`, `refused-by-guard`: the request was not sent and will not be, as it is.
 * - `dns`, `connect-refused`, `connect-timeout`, `tls`: no connection.
 * - `timeout`: sent, no answer in time. `reset`: the connection broke. `bad-response`: what came is not HTTP.
 * - `cancelled`: Hookline stopped while it waited.
 */
export const sendFailureKinds = [
  "bad-url",
  "bad-header",
  "refused-by-guard",
  "dns",
  "connect-refused",
  "connect-timeout",
  "tls",
  "timeout",
  "reset",
  "bad-response",
  "cancelled",
] as const;
export type SendFailureKind = (typeof sendFailureKinds)[number];

export type SendFailure = {
  readonly kind: SendFailureKind;
  /** Stable, dotted: `network.dns`, `outbound.private-address`. */
  readonly code: string;
  /** A sentence for people: what, where, what to do. Names host and port, never path, query or a header's value. */
  readonly message: string;
  /** `host:port` a person may open when the outbound guard refused, `null` otherwise. */
  readonly allowable: string | null;
  readonly sentAnyByte: boolean;
  readonly durationMs: number;
};
