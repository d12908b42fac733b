import type { z } from "zod";
import type { JsonObject } from "../json.ts";
import { eventDataSchemas } from "./event-data.ts";
import {
  confidenceOptions,
  elapsedOptions,
  silenceOptions,
  type EventOption,
} from "./event-options.ts";

/**
 * Every event a hook can listen to, as data: one cohesive table. Sources: Vapi OpenAPI `CallHook*` of 2026-08-19 and
 * its guide "Assistant hooks"; AVA v7.5.3; Unpod SDK.
 */
export const eventGroups = {
  call: "The call",
  conversation: "What is said",
  agent: "The agent at work",
  session: "Session",
} as const;
export type EventGroup = keyof typeof eventGroups;

/** Who really gives an event: an adapter from a platform's body, or the engine from the call's earlier events. */
export type EventProducer = "canonical" | "vapi" | "engine";

export type EventEntry = {
  /** Canonical name. */
  readonly type: string;
  /** For people, as on a node. */
  readonly title: string;
  /** One sentence that says when it happens. */
  readonly line: string;
  readonly group: EventGroup;
  /** What the platforms call it. */
  readonly names: { readonly vapi?: string; readonly ava?: string; readonly unpod?: string };
  /** Empty: the event takes none, so several such events can share a hook. */
  readonly options: readonly EventOption[];
  /** `data` of a typical event of this type. */
  readonly example: JsonObject;
  readonly dataSchema: z.ZodType;
  /** At most one counts per call; later signals are recorded as "already". */
  readonly once: boolean;
  /** Whether there is still a call in which to say something, transfer or hang up. */
  readonly inCall: boolean;
  readonly producedBy: readonly EventProducer[];
};

const exampleCall = {
  id: "5f0e0c9e-6f5b-5c1f-9b61-3b7c3a6f0001",
  direction: "inbound",
  customer: { number: "+15550100100", name: "Ada Lovelace" },
  phoneNumber: { number: "+15550100101" },
  agentId: "5f0e0c9e-6f5b-5c1f-9b61-3b7c3a6f0004",
  agentName: "Support Assistant",
} as const;

const exampleEnded = {
  ...exampleCall,
  startedAt: "2026-08-20T15:04:02.000Z",
  endedAt: "2026-08-20T15:05:16.000Z",
  durationSeconds: 74,
  endedReason: "customer-ended-call",
  outcome: "caller_hangup",
} as const;

export const eventCatalog = [
  {
    type: "call.ringing",
    title: "Call is ringing",
    line: "A call comes in and nobody has answered it yet.",
    group: "call",
    names: { vapi: "call.ringing (phone number hook)" },
    options: [],
    example: { call: exampleCall },
    dataSchema: eventDataSchemas.call,
    once: false,
    inCall: true,
    producedBy: ["canonical", "vapi"],
  },
  {
    type: "call.started",
    title: "Call started",
    line: "The agent and the caller are connected.",
    group: "call",
    names: {
      vapi: "first status-update in-progress or assistant.started",
      ava: "pre-call phase",
      unpod: "runner call_start",
    },
    options: [],
    example: { call: { ...exampleCall, startedAt: "2026-08-20T15:04:02.000Z" } },
    dataSchema: eventDataSchemas.call,
    once: true,
    inCall: true,
    producedBy: ["canonical", "vapi"],
  },
  {
    type: "session.started",
    title: "Session started",
    line: "A session, such as a chat, was opened.",
    group: "session",
    names: { vapi: "session.created", unpod: "session call_start" },
    options: [],
    example: { call: exampleCall },
    dataSchema: eventDataSchemas.call,
    once: false,
    inCall: true,
    producedBy: ["canonical", "vapi"],
  },
  {
    type: "session.ended",
    title: "Session ended",
    line: "A session was closed, by hanging up or by an error.",
    group: "session",
    names: { unpod: "session call_end" },
    options: [],
    example: { call: exampleCall },
    dataSchema: eventDataSchemas.call,
    once: false,
    inCall: false,
    producedBy: ["canonical"],
  },
  {
    type: "customer.turn",
    title: "Caller said something",
    line: "The caller finished a sentence and it was understood.",
    group: "conversation",
    names: { vapi: "transcript, final, user", unpod: "user_turn" },
    options: [],
    example: {
      call: exampleCall,
      turn: { role: "user", text: "I want a real person.", confidence: 0.92 },
    },
    dataSchema: eventDataSchemas.turn,
    once: false,
    inCall: true,
    producedBy: ["canonical", "vapi"],
  },
  {
    type: "assistant.turn",
    title: "Agent said something",
    line: "The agent finished a sentence.",
    group: "conversation",
    names: { vapi: "transcript, final, assistant", unpod: "agent_turn" },
    options: [],
    example: {
      call: exampleCall,
      turn: { role: "assistant", text: "How can I help you today?", confidence: null },
    },
    dataSchema: eventDataSchemas.turn,
    once: false,
    inCall: true,
    producedBy: ["canonical", "vapi"],
  },
  {
    type: "assistant.speech.interrupted",
    title: "Caller interrupted the agent",
    line: "The caller spoke while the agent was speaking.",
    group: "conversation",
    names: { vapi: "user-interrupted", unpod: "interruption" },
    options: [],
    example: { call: exampleCall },
    dataSchema: eventDataSchemas.call,
    once: false,
    inCall: true,
    producedBy: ["canonical", "vapi"],
  },
  {
    type: "customer.speech.interrupted",
    title: "Agent interrupted the caller",
    line: "The agent spoke while the caller was still speaking.",
    group: "conversation",
    names: { vapi: "customer.speech.interrupted (from speech-update)" },
    options: [],
    example: { call: exampleCall },
    dataSchema: eventDataSchemas.call,
    once: false,
    inCall: true,
    producedBy: ["canonical", "engine"],
  },
  {
    type: "customer.speech.timeout",
    title: "Caller is silent",
    line: "The agent finished speaking and the caller says nothing.",
    group: "conversation",
    names: { vapi: "customer.speech.timeout", unpod: "silence pattern" },
    options: silenceOptions,
    example: { call: exampleCall },
    dataSchema: eventDataSchemas.call,
    once: false,
    inCall: true,
    producedBy: ["canonical", "engine"],
  },
  {
    type: "assistant.transcriber.endpointedSpeechLowConfidence",
    title: "Caller was hard to understand",
    line: "The caller finished a sentence and the transcriber is unsure what was said.",
    group: "conversation",
    names: { vapi: "assistant.transcriber.endpointedSpeechLowConfidence" },
    options: confidenceOptions,
    example: {
      call: exampleCall,
      turn: { role: "user", text: "I'd like a point mend.", confidence: 0.31 },
    },
    dataSchema: eventDataSchemas.turn,
    once: false,
    inCall: true,
    producedBy: ["canonical"],
  },
  {
    type: "call.timeElapsed",
    title: "Call has lasted a while",
    line: "A set time has passed since the call started.",
    group: "call",
    names: { vapi: "call.timeElapsed" },
    options: elapsedOptions,
    example: { call: exampleCall },
    dataSchema: eventDataSchemas.call,
    once: false,
    inCall: true,
    producedBy: ["canonical", "engine"],
  },
  {
    type: "model.response.timeout",
    title: "Agent is slow to answer",
    line: "The model, the voice or a tool keeps the caller waiting.",
    group: "agent",
    names: { vapi: "hang" },
    options: [],
    example: { call: exampleCall },
    dataSchema: eventDataSchemas.call,
    once: false,
    inCall: true,
    producedBy: ["canonical", "vapi"],
  },
  {
    type: "tool.calls",
    title: "Agent uses a tool",
    line: "The agent asks for one or several tools to be run.",
    group: "agent",
    names: { vapi: "tool-calls", ava: "in-call tools" },
    options: [],
    example: {
      call: {
        ...exampleCall,
        toolCalls: [{ id: "call_1", name: "lookup_order", args: { order: "4711" } }],
      },
      tool: { name: "lookup_order", args: { order: "4711" }, result: null },
    },
    dataSchema: eventDataSchemas.tool,
    once: false,
    inCall: true,
    producedBy: ["canonical", "vapi"],
  },
  {
    type: "call.ending",
    title: "Call is ending",
    line: "The call is over; why is known, the report is not there yet.",
    group: "call",
    names: { vapi: "status-update ended", ava: "post-call body", unpod: "runner call_end" },
    options: [],
    example: {
      call: { ...exampleCall, endedReason: "pipeline-error-openai-llm-failed", outcome: "failed" },
    },
    dataSchema: eventDataSchemas.call,
    once: true,
    inCall: false,
    producedBy: ["canonical", "vapi"],
  },
  {
    type: "call.ended",
    title: "Call ended",
    line: "The report of the call is there, with transcript, summary and duration.",
    group: "call",
    names: { vapi: "end-of-call-report", ava: "post-call body", unpod: "runner call_end" },
    options: [],
    example: {
      call: {
        ...exampleEnded,
        summary: "The caller moved the appointment to Tuesday.",
        transcript: "AI: How can I help you today?\nUser: Move my appointment to Tuesday, please.",
        messages: [
          {
            role: "assistant",
            content: "How can I help you today?",
            time: "2026-08-20T15:04:02.000Z",
          },
          {
            role: "user",
            content: "Move my appointment to Tuesday, please.",
            time: "2026-08-20T15:04:06.000Z",
          },
        ],
        usage: { tokensIn: 812, tokensOut: 240 },
      },
    },
    dataSchema: eventDataSchemas.call,
    once: true,
    inCall: false,
    producedBy: ["canonical", "vapi"],
  },
] as const satisfies readonly EventEntry[];

/** Canonical name of an event a hook can listen to. */
export type HookEventType = (typeof eventCatalog)[number]["type"];

/**
 * What happens in a call that no hook can listen to but that the call's state needs. `speech.*` and
 * `transcript.partial` carry `data.role`: `assistant` or `customer`.
 */
export const signalTypes = [
  "speech.started",
  "speech.stopped",
  "transcript.partial",
  "call.forwarding",
  "call.updated",
] as const;
export type SignalType = (typeof signalTypes)[number];

/** Other names under which an event is accepted. */
const aliases: ReadonlyMap<string, HookEventType> = new Map([
  ["session.created", "session.started"],
]);
const entries: ReadonlyMap<string, EventEntry> = new Map(
  eventCatalog.map((entry) => [entry.type, entry]),
);
const signals: ReadonlySet<string> = new Set(signalTypes);

/** The entry of an event by its name or an accepted alias, `null` when there is no such event. */
export function findEvent(name: string): EventEntry | null {
  return entries.get(aliases.get(name) ?? name) ?? null;
}

/** Whether hooks can listen to this event; aliases count. */
export function isHookEvent(name: string): boolean {
  return findEvent(name) !== null;
}

export function isSignal(type: string): type is SignalType {
  return signals.has(type);
}
