/**
 * States of a delivery.
 *
 * - `pending`: owed; the next attempt is due at `next_attempt_at`. Claimed -> `leased`.
 * - `leased`: a worker attempts it until `lease_until`. Settled -> `delivered`, `dead` or back to `pending`; a lease
 *   that ran out is claimable again (an in-call action whose request may have left is `expired` instead).
 * - `held`: waiting for its destination to recover. Not claimed.
 * - `delivered`, `dead`, `discarded`, `expired`: final. A late settle of a worker that lost its lease changes nothing.
 *   `dead` ran out of tries or was refused for good; `discarded` by a person; `expired` in-call only.
 *
 * A person's *resend* is a delivery of its own, so a final state stays final.
 */
export const deliveryStatuses = [
  "pending",
  "leased",
  "held",
  "delivered",
  "dead",
  "discarded",
  "expired",
] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/**
 * The way a delivery leaves: `http` to a destination; in-call actions to the call's own `control` address, to the
 * source's `action-url`, over the action `stream` or in the `answer` to the event; `inbox` is the built-in receiver;
 * `smtp` the mail server of this Hookline.
 */
export const deliveryChannels = [
  "http",
  "control",
  "action-url",
  "stream",
  "answer",
  "inbox",
  "smtp",
] as const;
export type DeliveryChannel = (typeof deliveryChannels)[number];

/** Whether a delivery that left this way can be sent again by a person: in-call actions happen once. */
export function isResendable(channel: DeliveryChannel): boolean {
  return channel === "http" || channel === "inbox" || channel === "smtp";
}

/** What became of one attempt; `unknown`: it was cut off, the request may have arrived. */
export const attemptOutcomes = ["delivered", "retry", "dead", "unknown"] as const;
export type AttemptOutcome = (typeof attemptOutcomes)[number];

const finalStatuses = ["delivered", "dead", "discarded", "expired"] as const;

export function isFinal(status: DeliveryStatus): boolean {
  return finalStatuses.some((final) => final === status);
}
