import { nearestOutcome } from "../../hook/call-outcome.ts";
import { fromIso } from "../../time.ts";
import type { Json, JsonObject } from "../../json.ts";
import { readMessages, readToolCallsOf } from "./read-conversation.ts";
import { toIsoOrNull } from "../read-time.ts";
import { vapiModelCostSchema, type VapiMessage } from "./wire.ts";

/** Source: Vapi OpenAPI `Call.type`, 2026-08-19. */
const directions: ReadonlyMap<string, string> = new Map([
  ["inboundPhoneCall", "inbound"],
  ["outboundPhoneCall", "outbound"],
  ["webCall", "web"],
  ["vapi.websocketCall", "web"],
]);

/** The canonical `call` paths every message tells. What it does not tell is left out. */
export function readCall(message: VapiMessage): JsonObject {
  const { call } = message;
  const agent = message.newAssistant ?? message.assistant ?? call?.assistant;
  return withoutEmpty({
    id: call?.id,
    direction: directions.get(call?.type ?? ""),
    customer: withoutEmpty({
      number: message.customer?.number ?? call?.customer?.number,
      name: message.customer?.name ?? call?.customer?.name,
    }),
    phoneNumber: withoutEmpty({
      number: message.phoneNumber?.number ?? call?.phoneNumber?.number,
    }),
    agentId: message.newAssistant?.id ?? call?.assistantId ?? agent?.id,
    agentName: agent?.name,
    startedAt: toIsoOrNull(message.startedAt ?? call?.startedAt),
    controlUrl: call?.monitor?.controlUrl,
  });
}

/** Why the call ended and what was said in it; of `status-update` ended. */
export function readEnding(message: VapiMessage): JsonObject {
  const entries = conversationOf(message);
  return withoutEmpty({
    endedReason: message.endedReason,
    outcome: nearestOutcome(message.endedReason ?? null),
    transcript: message.artifact?.transcript,
    messages: readMessages(entries),
    toolCalls: readToolCallsOf(entries),
  });
}

/** All that the report of a finished call says. */
export function readReport(message: VapiMessage): JsonObject {
  const startedAt = toIsoOrNull(message.startedAt ?? message.call?.startedAt);
  const endedAt = toIsoOrNull(message.endedAt ?? message.call?.endedAt);
  return withoutEmpty({
    ...readEnding(message),
    startedAt,
    endedAt,
    durationSeconds: readDuration(message) ?? secondsBetween(startedAt, endedAt),
    summary: message.analysis?.summary ?? message.summary,
    transcript: message.artifact?.transcript ?? message.transcript,
    usage: readUsage(message.costs ?? []),
  });
}

/** Reports of 2024 carry the conversation beside the artifact, today's inside it. */
function conversationOf(message: VapiMessage): readonly unknown[] {
  const inArtifact = message.artifact?.messages ?? [];
  return inArtifact.length > 0 ? inArtifact : (message.messages ?? []);
}

function readDuration(message: VapiMessage): number | null {
  if (typeof message.durationSeconds === "number") return message.durationSeconds;
  return typeof message.durationMs === "number" ? message.durationMs / 1000 : null;
}

function secondsBetween(start: string | null, end: string | null): number | null {
  const startMs = start === null ? null : fromIso(start);
  const endMs = end === null ? null : fromIso(end);
  return startMs === null || endMs === null ? null : Math.max(0, (endMs - startMs) / 1000);
}

/** Tokens of all model costs together; empty when the report has none. */
function readUsage(costs: readonly unknown[]): JsonObject {
  const ofModel = costs.flatMap((cost) => vapiModelCostSchema.safeParse(cost).data ?? []);
  if (ofModel.length === 0) return {};
  return {
    tokensIn: ofModel.reduce((sum, cost) => sum + cost.promptTokens, 0),
    tokensOut: ofModel.reduce((sum, cost) => sum + cost.completionTokens, 0),
  };
}

/** Leaves out what nobody said: absent values, empty lists and empty objects. */
function withoutEmpty(fields: { readonly [name: string]: Json | undefined }): JsonObject {
  const said: Record<string, Json> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null) continue;
    if (typeof value === "object" && Object.keys(value).length === 0) continue;
    said[name] = value;
  }
  return said;
}
