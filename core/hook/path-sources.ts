/** Where each platform says what stands at a path. A platform that is left out does not say it. */
export type PathSources = {
  readonly vapi?: string;
  readonly ava?: string;
  readonly unpod?: string;
  readonly devclaw?: string;
};

/**
 * From which field of a platform's body each path is filled. The time of an event, its id and its type are the event's
 * own; `call.data`, `results` and `call.summary` are also set by actions, on every platform.
 *
 * Sources: Vapi OpenAPI of 2026-08-19; AVA v7.5.3, post-call context; Unpod SDK, `CallContext` and `CallMetrics`;
 * DevClaw, `HookPayload`.
 */
export const pathSources = {
  "call.id": { vapi: "call.id", ava: "call_id", unpod: "call_id", devclaw: "session_id" },
  "call.direction": { vapi: "from call.type", ava: "call_direction", unpod: "direction" },
  "call.customer.number": {
    vapi: "customer.number",
    ava: "caller_number (outbound: the called party)",
    unpod: "user_number",
  },
  "call.customer.name": { vapi: "customer.name", ava: "caller_name (outbound: the called party)" },
  "call.phoneNumber.number": { vapi: "phoneNumber.number", ava: "called_number" },
  "call.agentId": { vapi: "call.assistantId", ava: "context_name", unpod: "agent_id" },
  "call.agentName": { vapi: "assistant name", ava: "context_name" },
  "call.startedAt": {
    vapi: "report, else from events",
    ava: "call_start_time",
    unpod: "from events",
  },
  "call.endedAt": { vapi: "report, else from events", ava: "call_end_time", unpod: "from events" },
  "call.durationSeconds": {
    vapi: "report, else from events",
    ava: "call_duration",
    unpod: "from events",
  },
  "call.endedReason": {
    vapi: "endedReason",
    ava: "call_outcome",
    unpod: "final state",
    devclaw: "extra.reason",
  },
  "call.outcome": {
    vapi: "nearest of AVA's five",
    ava: "call_outcome",
    unpod: "failed or caller_hangup",
  },
  "call.summary": { vapi: "analysis.summary", ava: "summary" },
  "call.transcript": {
    vapi: "report, else from turns",
    ava: "conversation_history",
    unpod: "from turns",
  },
  "call.messages": {
    vapi: "report, else from turns",
    ava: "conversation_history",
    unpod: "from turns",
  },
  "call.toolCalls": { vapi: "tool-calls so far", ava: "tool_calls" },
  "call.turns": {
    vapi: "counted",
    unpod: "metrics turns, else counted",
    devclaw: "extra.turns_used",
  },
  "call.usage.tokensIn": { vapi: "costs", unpod: "metrics tokens.input" },
  "call.usage.tokensOut": { vapi: "costs", unpod: "metrics tokens.output" },
  "call.data": { unpod: "session.data" },
  results: { ava: "pre_call_results" },
  "turn.text": { vapi: "transcript", unpod: "text", devclaw: "message" },
  "turn.role": { vapi: "role", unpod: "from the event" },
  "turn.confidence": {},
  "tool.name": { vapi: "tool-calls", ava: "in-call tool", devclaw: "tool_name" },
  "tool.args": { vapi: "tool-calls", ava: "in-call tool", devclaw: "tool_args, by the bridge" },
  "tool.result": { devclaw: "tool_result, by the bridge" },
  message: { devclaw: "message" },
  error: { devclaw: "error" },
  channel: { devclaw: "channel" },
  extra: { devclaw: "extra" },
  "request.type": { vapi: "type of a request that waits for an answer" },
  "campaign.id": { ava: "campaign_id" },
  "lead.id": { ava: "lead_id" },
  "event.id": {},
  "event.type": {},
  now: {},
} as const satisfies Record<string, PathSources>;
