import type { JsonObject } from "../json.ts";
import { toIso } from "../time.ts";

/** A call as it is told in a sample, to be played in Vapi's own messages. Times are milliseconds from the start. */
export type VapiCallScript = {
  readonly callId: string;
  readonly type: "inboundPhoneCall" | "outboundPhoneCall";
  readonly customer: { readonly number: string; readonly name: string };
  /** `null`: nobody answered, so there is no conversation. */
  readonly answeredMs: number | null;
  readonly turns: readonly SpokenTurn[];
  /** Messages besides what speech, start and end give. */
  readonly others: readonly { readonly atMs: number; readonly message: JsonObject }[];
  readonly endedMs: number;
  readonly endedReason: string;
  readonly summary: string;
};

export type SpokenTurn = {
  readonly fromMs: number;
  readonly toMs: number;
  readonly role: "assistant" | "user";
  readonly text: string;
};

type Entry = { readonly atMs: number; readonly event: JsonObject };

/** 2026-08-20T15:04:01Z, when the call was made. */
const createdMs = 1_787_238_241_000;
const reportDelayMs = 2_600;

/**
 * The messages Vapi sends in such a call, in order of time. They have the fields of its published and captured
 * messages; a live control address is left out, since there is no call to control.
 */
export function playVapiCall(script: VapiCallScript): readonly Entry[] {
  const messages = [
    { atMs: 0, message: status("ringing") },
    ...(script.answeredMs === null
      ? []
      : [{ atMs: script.answeredMs, message: status("in-progress") }]),
    ...script.turns.flatMap(toMessages),
    ...script.others,
    {
      atMs: script.endedMs,
      message: {
        ...status("ended"),
        endedReason: script.endedReason,
        artifact: artifactOf(script),
      },
    },
    { atMs: script.endedMs + reportDelayMs, message: reportOf(script) },
  ];
  return messages
    .toSorted((a, b) => a.atMs - b.atMs)
    .map(({ atMs, message }) => ({ atMs, event: { message: withCall(message, atMs, script) } }));
}

function status(name: string): JsonObject {
  return { type: "status-update", status: name };
}

/** What is sent around one turn: speech starts, a partial of the caller's words, speech stops, the transcript. */
function toMessages(turn: SpokenTurn, index: number): VapiCallScript["others"] {
  const speech = { type: "speech-update", role: turn.role, turn: index };
  const words = { type: "transcript", role: turn.role, transcript: turn.text };
  const final = { ...words, transcriptType: "final" };
  const isUser = turn.role === "user";
  const half = turn.text.slice(0, Math.ceil(turn.text.length / 2));
  return [
    { atMs: turn.fromMs, message: { ...speech, status: "started" } },
    ...(isUser
      ? [
          {
            atMs: Math.round((turn.fromMs + turn.toMs) / 2),
            message: { ...words, transcriptType: "partial", transcript: half },
          },
        ]
      : []),
    { atMs: turn.toMs, message: { ...speech, status: "stopped" } },
    // A caller's words are known shortly after the last of them, an agent's before they are spoken to the end.
    { atMs: isUser ? turn.toMs + 250 : turn.toMs - 200, message: final },
  ];
}

function withCall(message: JsonObject, atMs: number, script: VapiCallScript): JsonObject {
  return {
    timestamp: createdMs + atMs,
    ...message,
    call: {
      id: script.callId,
      orgId: "5f0e0c9e-6f5b-5c1f-9b61-3b7c3a6f0002",
      createdAt: toIso(createdMs),
      updatedAt: toIso(createdMs),
      type: script.type,
      status: "ringing",
      phoneCallProvider: "twilio",
      phoneCallTransport: "pstn",
      phoneNumberId: "5f0e0c9e-6f5b-5c1f-9b61-3b7c3a6f0003",
      assistantId: "5f0e0c9e-6f5b-5c1f-9b61-3b7c3a6f0004",
    },
    assistant: { id: "5f0e0c9e-6f5b-5c1f-9b61-3b7c3a6f0004", name: "Support Assistant" },
    customer: script.customer,
    phoneNumber: { id: "5f0e0c9e-6f5b-5c1f-9b61-3b7c3a6f0003", number: "+15550100101" },
  };
}

function artifactOf(script: VapiCallScript): JsonObject {
  return {
    messages: script.turns.map((turn) => ({
      role: turn.role === "assistant" ? "bot" : "user",
      message: turn.text,
      time: createdMs + turn.fromMs,
      endTime: createdMs + turn.toMs,
      secondsFromStart: (turn.fromMs - (script.answeredMs ?? 0)) / 1000,
    })),
    messagesOpenAIFormatted: script.turns.map((turn) => ({ role: turn.role, content: turn.text })),
    transcript: script.turns
      .map((turn) => `${turn.role === "assistant" ? "AI" : "User"}: ${turn.text}\n`)
      .join(""),
  };
}

function reportOf(script: VapiCallScript): JsonObject {
  const startedMs = script.answeredMs ?? script.endedMs;
  const durationMs = script.endedMs - startedMs;
  const promptTokens = script.turns.length * 180;
  const completionTokens = script.turns.length * 24;
  return {
    type: "end-of-call-report",
    endedReason: script.endedReason,
    startedAt: toIso(createdMs + startedMs),
    endedAt: toIso(createdMs + script.endedMs),
    durationMs,
    durationSeconds: durationMs / 1000,
    artifact: artifactOf(script),
    ...(script.summary === "" ? {} : { analysis: { summary: script.summary } }),
    costs: [{ type: "model", promptTokens, completionTokens }],
  };
}
