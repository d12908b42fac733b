import reasons from "./ended-reasons.json" with { type: "json" };

/**
 * Why a call ended: Vapi's values of `Call.endedReason`, in published order. The list is open: Vapi adds values, and
 * other platforms have their own. Source: Vapi OpenAPI of 2026-08-19 (627 entries, 595 of them distinct).
 */
export const endedReasons: readonly string[] = reasons;
const known: ReadonlySet<string> = new Set(reasons);

export function isEndedReason(text: string): boolean {
  return known.has(text);
}

/**
 * Whether an entry of a `oneOf` filter on `call.endedReason` matches a reason. An entry that is one of Vapi's reasons
 * matches exactly; any other is a family and matches as a part of the reason. Case-sensitive.
 *
 * Source: VapiAI/gitops `docs/learnings/fallbacks.md` (2026-06-08): `pipeline-error` catches all although it is no
 * reason of its own.
 */
export function endedReasonMatches(entry: string, reason: string): boolean {
  return known.has(entry) ? entry === reason : reason.includes(entry);
}

/** The known reasons an entry matches, in published order. Empty: it matches none. */
export function reasonsCovered(entry: string): readonly string[] {
  return known.has(entry) ? [entry] : endedReasons.filter((reason) => reason.includes(entry));
}

/** Whether a list of entries matches a reason. */
export function isReasonCovered(entries: readonly string[], reason: string): boolean {
  return entries.some((entry) => endedReasonMatches(entry, reason));
}

export type ReasonFamily = {
  /** What stands in the filter: a part that its reasons have in common. */
  readonly entry: string;
  readonly title: string;
  readonly line: string;
};

/** Families a picker offers. An entry may not be a reason itself, or it would match that one only. */
export const reasonFamilies: readonly ReasonFamily[] = [
  {
    entry: "pipeline-error",
    title: "Pipeline errors",
    line: "Model, voice or transcriber failed, often for want of a key or credit.",
  },
  {
    entry: "error-pipeline",
    title: "Pipeline errors during the call",
    line: "No model could be reached any more.",
  },
  {
    entry: "providerfault",
    title: "Provider faults",
    line: "A provider of models, voices or lines had an outage.",
  },
  {
    entry: "vapifault",
    title: "Vapi faults",
    line: "Something failed on Vapi's side or with its accounts.",
  },
  {
    entry: "call.start",
    title: "Call could not start",
    line: "Refused before it began: limits, credit, missing numbers or assistants.",
  },
  {
    entry: "call-start-error",
    title: "Nothing to answer with",
    line: "Neither an assistant nor a server was set.",
  },
  {
    entry: "assistant-request",
    title: "Assistant request failed",
    line: "Your server was asked which assistant to use and gave no usable answer.",
  },
  {
    entry: "transfer-failed",
    title: "Transfer failed",
    line: "The call could not be handed over.",
  },
  {
    entry: "warm-transfer",
    title: "Warm transfers",
    line: "The call ended around a warm transfer.",
  },
  {
    entry: "call.forwarding",
    title: "Nobody took the transfer",
    line: "The operator was busy or did not answer.",
  },
  {
    entry: "failed-to-connect",
    title: "Could not connect",
    line: "The phone line did not connect.",
  },
  {
    entry: "customer-ended",
    title: "The caller hung up",
    line: "Also before, during and after a transfer.",
  },
  {
    entry: "customer-did-not",
    title: "The caller was not reached",
    line: "No answer, or no access to the microphone.",
  },
  {
    entry: "assistant-ended",
    title: "The agent hung up",
    line: "By a tool, a task or after its last sentence.",
  },
  {
    entry: "hook-executed",
    title: "Ended by a hook",
    line: "A hook on the phone number or the assistant ended or transferred it.",
  },
];
