import { type JsonObject, trustJson } from "../../json.ts";
import type { PlatformRequest } from "../adapter.ts";
import { readEnding, readReport } from "./read-call.ts";
import { readRequestedToolCalls, toRole } from "./read-conversation.ts";
import type { VapiMessage } from "./wire.ts";

/** What one server message means, before the fields every message has are added. */
export type Reading = {
  /** Empty: no call event, and `because` says why. */
  readonly events: readonly {
    readonly type: string;
    readonly call?: JsonObject;
    readonly data?: JsonObject;
  }[];
  readonly because: string;
  readonly request: PlatformRequest | null;
};

type Reader = (message: VapiMessage) => Reading;

function happened(type: string, more: Omit<Reading["events"][number], "type"> = {}): Reading {
  return { events: [{ type, ...more }], because: "", request: null };
}

function nothing(because: string, request: PlatformRequest | null = null): Reading {
  return { events: [], because, request };
}

/**
 * A question that a hook can answer. Vapi asks for an assistant while the call rings, and for a destination when the
 * model used a tool without naming one.
 */
function asked(
  type: string,
  request: Exclude<PlatformRequest["type"], "tool-calls">,
  tool: JsonObject,
): Reading {
  const data = {
    request: { type: request },
    ...(Object.keys(tool).length === 0 ? {} : { tool }),
  };
  return { events: [{ type, data }], because: "", request: { type: request } };
}

/** A reader whose answer does not depend on the message. */
function always(reading: Reading): Reader {
  return () => reading;
}

/**
 * Every message type Vapi sends to a server. Source: Vapi OpenAPI `ServerMessage` and `assistant.serverMessages`,
 * 2026-08-19; `assistant.started` has no published server component.
 */
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["status-update", readStatus],
  ["assistant.started", always(happened("call.started"))],
  ["end-of-call-report", (message) => happened("call.ended", { call: readReport(message) })],
  ["transcript", readTranscript],
  ["speech-update", readSpeech],
  ["user-interrupted", always(happened("assistant.speech.interrupted"))],
  ["hang", always(happened("model.response.timeout"))],
  ["session.created", always(happened("session.started"))],
  ["tool-calls", readToolCalls],
  ["transfer-update", readTransfer],
  ["assistant-request", always(asked("call.ringing", "assistant-request", {}))],
  [
    "transfer-destination-request",
    always(asked("tool.calls", "transfer-destination-request", { name: "transferCall" })),
  ],
  [
    "handoff-destination-request",
    (message) =>
      asked("tool.calls", "handoff-destination-request", {
        name: "handoff",
        args: trustJson(message["parameters"] ?? {}),
      }),
  ],
  [
    "phone-call-control",
    (message) =>
      nothing(
        message.request === "forward"
          ? "Vapi asks your server to forward the call itself; nothing has happened in it yet"
          : "Vapi asks your server to hang up itself; the call has not ended yet",
      ),
  ],
  [
    "conversation-update",
    always(nothing("it repeats the conversation; each turn comes as a transcript")),
  ],
  ["model-output", always(nothing("it is a part of what the model writes, not yet said"))],
  [
    "voice-input",
    always(nothing("it is the text sent to the voice; the turn comes as a transcript")),
  ],
  [
    "assistant.speechStarted",
    always(nothing("it tells the timing of words; speech-update tells when speech starts")),
  ],
  ["language-change-detected", always(nothing("a change of language is not an event of a hook"))],
  ["language-changed", always(nothing("a change of language is not an event of a hook"))],
  ["function-call", always(nothing("it is the older form of tool-calls; switch tool-calls on"))],
  ["call.artifact.upload", always(nothing("it tells that recordings or logs were stored"))],
  ["call.deleted", always(nothing("the record of the call was deleted after it ended"))],
  ["call.delete.failed", always(nothing("the record of the call could not be deleted"))],
  ["chat.created", always(nothing("it belongs to a text chat, not to a call"))],
  ["chat.deleted", always(nothing("it belongs to a text chat, not to a call"))],
  ["session.updated", always(nothing("a change of a session is not an event of a hook"))],
  ["session.deleted", always(nothing("the record of a session was deleted"))],
  ["knowledge-base-request", always(nothing("it asks a knowledge base of your own for documents"))],
  ["voice-request", always(nothing("it asks a voice server of your own for sound"))],
  [
    "call.endpointing.request",
    always(nothing("it asks a server of your own whether the caller has finished")),
  ],
  [
    "campaign.predial",
    always(nothing("it asks whether a campaign may dial; there is no call yet")),
  ],
]);

/** Reads one message; `null` when its type is not one of Vapi's. */
export function readMessage(message: VapiMessage): Reading | null {
  const type = message.type.startsWith("transcript[") ? "transcript" : message.type;
  return readers.get(type)?.(message) ?? null;
}

function readStatus(message: VapiMessage): Reading {
  switch (message.status) {
    case "ringing":
      return happened("call.ringing");
    case "in-progress":
      return happened("call.started");
    case "forwarding":
      return happened("call.forwarding");
    case "ended":
      return happened("call.ending", { call: readEnding(message) });
    case "scheduled":
    case "queued":
      return nothing(`the call is ${message.status} and has not begun`);
    default:
      return nothing(
        `the status ${JSON.stringify(message.status?.slice(0, 100) ?? null)} changes nothing in a call`,
      );
  }
}

function readTranscript(message: VapiMessage): Reading {
  const role = toRole(message.role);
  const text = message.transcript ?? "";
  if (role === null) return nothing("neither the caller nor the agent said it");
  if (text.trim() === "") return nothing("the transcript is empty");
  const data = { turn: { text, role } };
  if (!isFinal(message)) {
    return happened("transcript.partial", { data: { ...data, role: speakerOf(role) } });
  }
  return happened(role === "user" ? "customer.turn" : "assistant.turn", { data });
}

/** Vapi names the final ones either in the type, as it is written in `serverMessages`, or in a field. */
function isFinal(message: VapiMessage): boolean {
  if (message.transcriptType === "final") return true;
  return /^transcript\[transcriptType=["']?final["']?\]$/.test(message.type);
}

function readSpeech(message: VapiMessage): Reading {
  const role = toRole(message.role);
  if (role === null) return nothing("it does not say who speaks");
  const data = { role: speakerOf(role) };
  if (message.status === "started") return happened("speech.started", { data });
  if (message.status === "stopped") return happened("speech.stopped", { data });
  return nothing("it does not say whether speech started or stopped");
}

function speakerOf(role: "assistant" | "user"): "assistant" | "customer" {
  return role === "user" ? "customer" : "assistant";
}

/** One event for each tool, so that a filter on the tool's name sees every one. */
function readToolCalls(message: VapiMessage): Reading {
  const calls = readRequestedToolCalls(message);
  const answerable = calls.flatMap(({ id, name }) =>
    id === null ? [] : [{ id, name: name ?? "" }],
  );
  const request = { type: "tool-calls", calls: answerable } as const;
  if (calls.length === 0) return nothing("the message names no tool", request);
  const events = calls.map((made) => ({
    type: "tool.calls",
    call: { toolCalls: [made] },
    data: { tool: { name: made.name, args: made.args }, request: { type: "tool-calls" } },
  }));
  return { events, because: "", request };
}

/** Between assistants nobody is put through; `assistant.started` follows. */
function readTransfer(message: VapiMessage): Reading {
  const kind = message.destination?.type;
  if (kind === "number" || kind === "sip") return happened("call.forwarding");
  return nothing("the conversation moves to another assistant; the call goes on");
}
