/** Ended reasons in people's words. */

/** Reasons whose own words would mislead or read badly. */
const sentences: ReadonlyMap<string, string> = new Map([
  ["customer-ended-call", "The caller hung up"],
  ["customer-ended-call-before-warm-transfer", "The caller hung up before the transfer"],
  ["customer-ended-call-during-transfer", "The caller hung up during the transfer"],
  [
    "customer-ended-call-after-warm-transfer-attempt",
    "The caller hung up after the transfer was tried",
  ],
  ["customer-did-not-answer", "Nobody answered"],
  ["customer-busy", "The line was busy"],
  ["customer-did-not-give-microphone-permission", "The caller did not allow the microphone"],
  ["assistant-ended-call", "The agent hung up"],
  ["assistant-ended-call-after-message-spoken", "The agent hung up after its last sentence"],
  ["assistant-ended-call-with-hangup-task", "The agent hung up as its task said"],
  ["assistant-said-end-call-phrase", "The agent said the phrase that ends the call"],
  ["assistant-forwarded-call", "The agent transferred the call"],
  ["assistant-join-timed-out", "The agent did not join in time"],
  ["assistant-not-valid", "The assistant is not valid"],
  ["assistant-not-found", "The assistant does not exist"],
  ["silence-timed-out", "The caller was silent for too long"],
  ["exceeded-max-duration", "The call reached its longest duration"],
  ["manually-canceled", "Ended by hand"],
  ["voicemail", "Voicemail answered"],
  ["call-deleted", "The call was deleted"],
  ["scheduled-call-deleted", "The scheduled call was deleted"],
  ["worker-shutdown", "The platform shut a worker down"],
  ["hangup", "Hung up"],
  ["call.in-progress.error-transfer-failed", "The transfer failed"],
  ["call.forwarding.operator-busy", "Transfer: the operator was busy"],
  ["call.forwarding.no-answer", "Transfer: the operator did not answer"],
  ["call.in-progress.twilio-completed-call", "Twilio completed the call"],
  ["call.in-progress.sip-completed-call", "The SIP line completed the call"],
  [
    "call.ringing.sip-inbound-caller-hungup-before-call-connect",
    "The caller hung up while it rang",
  ],
  ["call-start-error-neither-assistant-nor-server-set", "Neither an assistant nor a server is set"],
]);

/** Beginnings that say who or what failed. The longest that fits comes first. */
const beginnings: readonly (readonly [string, string])[] = [
  ["call.in-progress.error-vapifault-", "Vapi fault: "],
  ["call.in-progress.error-providerfault-", "Provider fault: "],
  ["call.in-progress.error-pipeline-", "Pipeline error: "],
  ["call.in-progress.error-", "During the call: "],
  ["call.in-progress.", "During the call: "],
  ["call.start.error-vapifault-", "Could not start, Vapi fault: "],
  ["call.start.error-", "Could not start: "],
  ["call.start.", "Could not start: "],
  ["call.ringing.error-", "While ringing: "],
  ["call.ringing.", "While ringing: "],
  ["call.ending.", "At the end: "],
  ["call.forwarding.", "Transfer: "],
  ["pipeline-error-", "Pipeline error: "],
];

const names: readonly (readonly [RegExp, string])[] = [
  [/\bazure openai\b/, "Azure OpenAI"],
  [/\bopenai\b/, "OpenAI"],
  [/\beleven labs\b/, "ElevenLabs"],
  [/\bassembly ai\b/, "AssemblyAI"],
  [/\bdeep seek\b/, "DeepSeek"],
  [/\btogether ai\b/, "Together AI"],
  [/\bperplexity ai\b/, "Perplexity AI"],
  [/\binflection ai\b/, "Inflection AI"],
  [/\brime ai\b/, "Rime AI"],
  [/\bsmallest ai\b/, "Smallest AI"],
  [/\banthropic\b/, "Anthropic"],
  [/\bdeepgram\b/, "Deepgram"],
  [/\bcartesia\b/, "Cartesia"],
  [/\bplayht\b/, "PlayHT"],
  [/\blmnt\b/, "LMNT"],
  [/\bxai\b/, "xAI"],
  [/\bvapi\b/g, "Vapi"],
  [/\bllm\b/g, "LLM"],
  [/\bapi\b/g, "API"],
  [/\bsip\b/g, "SIP"],
  [/\bws\b/g, "websocket"],
];

/** A short text for people, such as "Pipeline error: OpenAI LLM failed". Works for unknown reasons too. */
export function describeReason(reason: string): string {
  const sentence = sentences.get(reason);
  if (sentence !== undefined) return sentence;
  const beginning = beginnings.find(
    ([prefix]) => reason.startsWith(prefix) && reason.length > prefix.length,
  );
  if (beginning === undefined) return withCapital(toWords(reason));
  return beginning[1] + toWords(reason.slice(beginning[0].length));
}

function toWords(part: string): string {
  const words = part.replace(/[-_.]+/g, " ").trim();
  return names.reduce((text, [pattern, name]) => text.replace(pattern, name), words);
}

function withCapital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
