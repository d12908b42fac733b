import { isReasonCovered } from "./ended-reasons.ts";

/**
 * How a call went, in AVA's five words. Source: AVA v7.5.3 `src/engine.py`, `call_outcome` of post-call tools.
 */
export const callOutcomes = [
  "caller_hangup",
  "agent_hangup",
  "transferred",
  "no_input_timeout",
  "failed",
] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** The outcome nearest to each reason that is not plainly an error. */
const nearest: ReadonlyMap<string, CallOutcome> = new Map<string, CallOutcome>([
  ["customer-ended-call", "caller_hangup"],
  ["customer-ended-call-before-warm-transfer", "caller_hangup"],
  ["customer-ended-call-after-warm-transfer-attempt", "caller_hangup"],
  ["customer-ended-call-during-transfer", "caller_hangup"],
  ["call.ringing.sip-inbound-caller-hungup-before-call-connect", "caller_hangup"],
  ["call.in-progress.twilio-completed-call", "caller_hangup"],
  ["call.in-progress.sip-completed-call", "caller_hangup"],
  ["vonage-completed", "caller_hangup"],
  ["vonage-disconnected", "caller_hangup"],
  ["hangup", "caller_hangup"],
  ["assistant-ended-call", "agent_hangup"],
  ["assistant-said-end-call-phrase", "agent_hangup"],
  ["assistant-ended-call-with-hangup-task", "agent_hangup"],
  ["assistant-ended-call-after-message-spoken", "agent_hangup"],
  ["call.ringing.hook-executed-say", "agent_hangup"],
  ["call.ending.hook-executed-say", "agent_hangup"],
  ["exceeded-max-duration", "agent_hangup"],
  ["manually-canceled", "agent_hangup"],
  ["voicemail", "agent_hangup"],
  ["assistant-forwarded-call", "transferred"],
  ["assistant-request-returned-forwarding-phone-number", "transferred"],
  ["call.ringing.hook-executed-transfer", "transferred"],
  ["call.ending.hook-executed-transfer", "transferred"],
  ["silence-timed-out", "no_input_timeout"],
  ["customer-busy", "failed"],
  ["customer-did-not-answer", "failed"],
  ["customer-did-not-give-microphone-permission", "failed"],
  ["call.forwarding.operator-busy", "failed"],
  ["call.forwarding.no-answer", "failed"],
  ["twilio-reported-customer-misdialed", "failed"],
  ["vonage-rejected", "failed"],
  ["assistant-not-valid", "failed"],
  ["assistant-not-found", "failed"],
  ["assistant-join-timed-out", "failed"],
  ["phone-call-provider-bypass-enabled-but-no-call-received", "failed"],
  ["phone-call-provider-closed-websocket", "failed"],
  ["worker-shutdown", "failed"],
  ["scheduled-call-deleted", "failed"],
  ["call-deleted", "failed"],
]);

/** What an error has in its name. */
const failures = ["error", "fault", "failed", "assistant-request-returned"];

/**
 * The outcome nearest to an ended reason, `null` when there is no reason. AVA's own outcomes stand for themselves; a
 * reason nobody knows is AVA's default, `caller_hangup`, unless its name speaks of an error.
 */
export function nearestOutcome(reason: string | null): CallOutcome | null {
  if (reason === null || reason === "") return null;
  const own = callOutcomes.find((outcome) => outcome === reason);
  if (own !== undefined) return own;
  const listed = nearest.get(reason);
  if (listed !== undefined) return listed;
  return isReasonCovered(failures, reason) ? "failed" : "caller_hangup";
}
