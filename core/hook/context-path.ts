import { type PathSources, pathSources } from "./path-sources.ts";

/**
 * The paths of the template context and of filter keys, the same on every platform: what a person can say about an
 * event. What a platform does not say is `null`.
 */
export type ContextPathType = "text" | "number" | "time" | "list" | "object" | "boolean";

export type ContextPath = {
  readonly path: string;
  readonly title: string;
  readonly type: ContextPathType;
  readonly example: string;
  /** Which field of each platform's body it comes from. */
  readonly from: PathSources;
};

const paths = [
  { path: "call.id", title: "Call id", type: "text", example: "5f0e0c9e-6f5b" },
  { path: "call.direction", title: "Direction", type: "text", example: "inbound" },
  { path: "call.customer.number", title: "Caller's number", type: "text", example: "+15551234567" },
  { path: "call.customer.name", title: "Caller's name", type: "text", example: "Ada Lovelace" },
  {
    path: "call.phoneNumber.number",
    title: "Number called",
    type: "text",
    example: "+15557654321",
  },
  { path: "call.agentId", title: "Agent id", type: "text", example: "a1" },
  { path: "call.agentName", title: "Agent", type: "text", example: "Support" },
  {
    path: "call.startedAt",
    title: "Started at",
    type: "time",
    example: "2026-11-20T10:00:00.000Z",
  },
  { path: "call.endedAt", title: "Ended at", type: "time", example: "2026-11-20T10:01:14.000Z" },
  { path: "call.durationSeconds", title: "Duration in seconds", type: "number", example: "74" },
  { path: "call.endedReason", title: "Ended reason", type: "text", example: "customer-ended-call" },
  { path: "call.outcome", title: "Outcome", type: "text", example: "caller_hangup" },
  {
    path: "call.summary",
    title: "Summary",
    type: "text",
    example: "Moved the appointment to Tuesday.",
  },
  { path: "call.transcript", title: "Transcript", type: "text", example: "AI: Hello. User: Hi." },
  { path: "call.messages", title: "Messages", type: "list", example: "[]" },
  { path: "call.toolCalls", title: "Tool calls", type: "list", example: "[]" },
  { path: "call.turns", title: "Number of turns", type: "number", example: "6" },
  { path: "call.usage.tokensIn", title: "Tokens in", type: "number", example: "812" },
  { path: "call.usage.tokensOut", title: "Tokens out", type: "number", example: "240" },
  { path: "call.data", title: "Data kept with the call", type: "object", example: "{}" },
  { path: "results", title: "Results of lookups", type: "object", example: "{}" },
  { path: "turn.text", title: "What was said", type: "text", example: "I want a real person." },
  { path: "turn.role", title: "Who said it", type: "text", example: "user" },
  { path: "turn.confidence", title: "Transcriber's confidence", type: "number", example: "0.34" },
  { path: "tool.name", title: "Tool", type: "text", example: "lookup_order" },
  { path: "tool.args", title: "Tool arguments", type: "object", example: "{}" },
  { path: "tool.result", title: "Tool result", type: "text", example: "ok" },
  { path: "message", title: "Message", type: "text", example: "Hello" },
  { path: "error", title: "Error", type: "text", example: "timeout" },
  { path: "channel", title: "Channel", type: "text", example: "telegram" },
  { path: "extra", title: "Extra values", type: "object", example: "{}" },
  {
    path: "request.type",
    title: "What the platform asks for",
    type: "text",
    example: "tool-calls",
  },
  { path: "campaign.id", title: "Campaign id", type: "text", example: "spring" },
  { path: "lead.id", title: "Lead id", type: "text", example: "4711" },
  { path: "event.id", title: "Event id", type: "text", example: "evt_01JD" },
  { path: "event.type", title: "Event", type: "text", example: "call.ended" },
  { path: "now", title: "Time of the event", type: "time", example: "2026-11-20T10:01:14.000Z" },
] as const satisfies readonly Omit<ContextPath, "from">[];

export const contextPaths: readonly ContextPath[] = paths.map((entry) => ({
  ...entry,
  from: pathSources[entry.path],
}));

/**
 * Other names of the same values. The flat ones are AVA's (`contracts`: post-call tools) and make up the body of a
 * webhook that has none; the dotted ones are the names Vapi's own templates use.
 */
export const flatNames = {
  call_id: "call.id",
  call_direction: "call.direction",
  caller_number: "call.customer.number",
  caller_name: "call.customer.name",
  called_number: "call.phoneNumber.number",
  context_name: "call.agentName",
  call_start_time: "call.startedAt",
  call_end_time: "call.endedAt",
  call_duration: "call.durationSeconds",
  call_duration_seconds: "call.durationSeconds",
  call_ended_reason: "call.endedReason",
  call_outcome: "call.outcome",
  summary: "call.summary",
  transcript: "call.transcript",
  conversation_history: "call.messages",
  tool_calls: "call.toolCalls",
  pre_call_results: "results",
  campaign_id: "campaign.id",
  lead_id: "lead.id",
} as const satisfies Record<string, string>;

export const dottedAliases = {
  "customer.number": "call.customer.number",
  "customer.name": "call.customer.name",
  "phoneNumber.number": "call.phoneNumber.number",
  "assistant.id": "call.agentId",
  "assistant.name": "call.agentName",
} as const satisfies Record<string, string>;

/** The caller's number without its "+": the key of Vapi's phone-number hooks, usable in templates too. */
export const bareNumberName = "number";

const openPaths = [
  "call.data",
  "results",
  "tool.args",
  "tool.result",
  "extra",
  "call.messages",
  "call.toolCalls",
  "raw",
];
const knownPaths = new Set<string>([
  ...contextPaths.map((entry) => entry.path),
  ...Object.keys(flatNames),
  ...Object.keys(dottedAliases),
  bareNumberName,
  "raw",
]);

/** Whether an event can give this path: a catalogued one, a part of one, or something inside an open object. */
export function isKnownPath(path: string): boolean {
  if (knownPaths.has(path)) return true;
  if (openPaths.some((open) => path.startsWith(`${open}.`) || path.startsWith(`${open}[`)))
    return true;
  return [...knownPaths].some((known) => known.startsWith(`${path}.`));
}
