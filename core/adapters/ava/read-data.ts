import { nearestOutcome } from "../../hook/call-outcome.ts";
import { isJsonObject, type Json, type JsonObject, trustJson } from "../../json.ts";
import { toIsoOrNull } from "../read-time.ts";
import { limitDepth } from "../redact-secrets.ts";
import { type AvaBody, avaToolCallSchema, avaTurnSchema } from "./wire.ts";

/** The canonical paths of a body. What it does not say is left out; AVA writes empty texts for what it does not know. */
export function readData(body: AvaBody, callId: string | null): JsonObject {
  const campaignId = textOf(body.campaign_id);
  const leadId = textOf(body.lead_id);
  const results = limitDepth(body.pre_call_results_json ?? body.pre_call_results);
  return {
    call: readCall(body, callId),
    ...(isJsonObject(results) ? { results } : {}),
    ...(campaignId === null ? {} : { campaign: { id: campaignId } }),
    ...(leadId === null ? {} : { lead: { id: leadId } }),
  };
}

function readCall(body: AvaBody, callId: string | null): JsonObject {
  const outcome = knownText(body.call_outcome);
  const context = knownText(body.context_name);
  const messages = readMessages(
    body.transcript_json ?? body.conversation_history_json ?? body.conversation_history,
  );
  return withoutEmpty({
    id: callId,
    direction: knownText(body.call_direction),
    customer: withoutEmpty({
      number: knownText(body.caller_number),
      name: textOf(body.caller_name),
    }),
    phoneNumber: withoutEmpty({ number: textOf(body.called_number) }),
    agentId: context !== null && context.length <= 500 ? context : null,
    agentName: context,
    startedAt: toIsoOrNull(body.call_start_time),
    endedAt: toIsoOrNull(body.call_end_time),
    durationSeconds: body.call_duration ?? body.call_duration_seconds,
    endedReason: outcome,
    outcome: nearestOutcome(outcome),
    summary: textOf(body.summary) ?? textOf(body.summary_json),
    transcript: toTranscript(messages),
    messages,
    toolCalls: readToolCalls(body.tool_calls_json ?? body.tool_calls),
  });
}

function textOf(value: string | null | undefined): string | null {
  return value === undefined || value === "" ? null : value;
}

/** The same for the values that AVA writes as Python's word for nothing when it does not know them. */
export function knownText(value: string | null | undefined): string | null {
  return value === "None" ? null : textOf(value);
}

type Turn = JsonObject & { readonly role: string; readonly content: string };

function readMessages(conversation: Json): readonly Turn[] {
  const entries: Json = limitDepth(conversation);
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry) => {
    const turn = avaTurnSchema.safeParse(entry);
    if (!turn.success || !isJsonObject(entry)) return [];
    const { role, content, timestamp } = turn.data;
    const time = typeof timestamp === "number" ? toIsoOrNull(timestamp * 1000) : null;
    return [{ ...entry, role, content: content ?? "", time }];
  });
}

/** One turn a line, in the words of every platform's transcripts; check-ins without words are no turns. */
function toTranscript(messages: readonly Turn[]): string | null {
  const lines = messages.flatMap(({ role, content }) => {
    if (content.trim() === "" || (role !== "user" && role !== "assistant")) return [];
    return [`${role === "assistant" ? "AI" : "User"}: ${content}`];
  });
  return lines.length === 0 ? null : lines.join("\n");
}

function readToolCalls(calls: Json): readonly JsonObject[] {
  const entries: Json = limitDepth(calls);
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry) => {
    const call = avaToolCallSchema.safeParse(entry);
    if (!call.success || !isJsonObject(entry)) return [];
    const { tool_call_id: id, name, params, result } = call.data;
    return [
      {
        ...entry,
        id: id ?? null,
        name: name ?? null,
        args: trustJson(params ?? {}),
        ...(result === undefined ? {} : { result: trustJson(result) }),
      },
    ];
  });
}

function withoutEmpty(fields: { readonly [name: string]: Json | undefined }): JsonObject {
  const said: Record<string, Json> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null) continue;
    if (typeof value === "object" && Object.keys(value).length === 0) continue;
    said[name] = value;
  }
  return said;
}
