import type { JsonObject } from "../json.ts";
import type { SpokenTurn, VapiCallScript } from "./vapi-call.ts";

/** The sample calls that are told in Vapi's messages. */
export type VapiSample = {
  readonly id: string;
  readonly title: string;
  readonly line: string;
  readonly script: VapiCallScript;
};

const inbound = {
  type: "inboundPhoneCall",
  customer: { number: "+15550100100", name: "Ada Lovelace" },
  answeredMs: 1_200,
} as const;

const greeting: SpokenTurn = {
  fromMs: 1_500,
  toMs: 4_480,
  role: "assistant",
  text: "Hello. How can I help you today?",
};

function callId(number: number): string {
  return `5f0e0c9e-6f5b-5c1f-9b61-3b7c3a6f01${String(number).padStart(2, "0")}`;
}

function says(role: SpokenTurn["role"], fromMs: number, toMs: number, text: string): SpokenTurn {
  return { fromMs, toMs, role, text };
}

function toolCall(id: string, name: string, args: JsonObject): JsonObject {
  const made = { id, type: "function", function: { name, arguments: args } };
  return {
    type: "tool-calls",
    toolCalls: [made],
    toolCallList: [made],
    toolWithToolCallList: [{ type: "function", function: { name }, toolCall: made }],
  };
}

export const vapiSamples: readonly VapiSample[] = [
  {
    id: "completed",
    title: "Completed call",
    line: "An appointment is moved, the caller says goodbye and hangs up after 41 seconds.",
    script: {
      ...inbound,
      callId: callId(1),
      turns: [
        greeting,
        says("user", 5_300, 8_100, "Hi, I'd like to move my appointment to Tuesday."),
        says("assistant", 9_000, 11_700, "Of course. One moment, let me look that up."),
        says("assistant", 14_200, 19_800, "Tuesday at ten is free. Shall I book it for you?"),
        says("user", 20_600, 21_700, "Yes, please."),
        says("assistant", 24_500, 29_900, "Done. You will get a message. Is there anything else?"),
        says("user", 30_800, 33_000, "No, that's all. Thank you!"),
        says("assistant", 33_900, 36_200, "You're welcome. Goodbye!"),
        says("user", 37_000, 38_200, "Bye."),
      ],
      others: [
        { atMs: 12_000, message: toolCall("call_1", "find_free_times", { day: "tuesday" }) },
        {
          atMs: 22_400,
          message: toolCall("call_2", "move_appointment", { day: "tuesday", time: "10:00" }),
        },
      ],
      endedMs: 42_000,
      endedReason: "customer-ended-call",
      summary: "The caller moved an appointment to Tuesday at ten.",
    },
  },
  {
    id: "pipeline-error",
    title: "Pipeline error",
    line: "The model fails while the caller waits for an answer, and the call breaks off.",
    script: {
      ...inbound,
      callId: callId(2),
      turns: [
        greeting,
        says("user", 5_400, 8_900, "Hello, I have a question about my last invoice."),
        says("assistant", 10_300, 13_100, "Sure. What would you like to know?"),
        says("user", 14_000, 17_600, "Why is it higher than the month before?"),
      ],
      others: [{ atMs: 21_400, message: { type: "hang" } }],
      endedMs: 26_300,
      endedReason: "pipeline-error-openai-llm-failed",
      summary: "",
    },
  },
  {
    id: "caller-silent",
    title: "Silent caller",
    line: "The caller says one sentence and then nothing, until the platform hangs up.",
    script: {
      ...inbound,
      callId: callId(3),
      turns: [
        greeting,
        says("user", 5_600, 7_000, "One second, please."),
        says("assistant", 7_900, 9_500, "Take your time."),
      ],
      others: [],
      endedMs: 44_500,
      endedReason: "silence-timed-out",
      summary: "The caller asked for a moment and did not come back.",
    },
  },
  {
    id: "interruptions",
    title: "Interruptions",
    line: "The caller speaks over the agent twice, then the agent over the caller.",
    script: {
      ...inbound,
      callId: callId(4),
      turns: [
        greeting,
        says("user", 5_200, 7_400, "What are your opening hours?"),
        says("assistant", 8_300, 11_200, "We are open from Monday to Friday, and on"),
        says("user", 11_000, 12_600, "No, only Saturday."),
        says("assistant", 13_500, 15_900, "On Saturday we open at nine, and we"),
        says("user", 15_600, 19_900, "And until when, because I have to work until"),
        says("assistant", 18_700, 21_800, "Until two in the afternoon."),
        says("user", 22_600, 24_000, "All right, thanks."),
      ],
      others: [
        { atMs: 11_100, message: { type: "user-interrupted", turnId: "turn-2" } },
        { atMs: 15_700, message: { type: "user-interrupted", turnId: "turn-4" } },
      ],
      endedMs: 26_500,
      endedReason: "customer-ended-call",
      summary: "The caller asked about the opening hours on Saturday.",
    },
  },
  {
    id: "transfer-failed",
    title: "Failed transfer",
    line: "The caller asks for a person, and the transfer does not go through.",
    script: {
      ...inbound,
      callId: callId(5),
      turns: [
        greeting,
        says("user", 5_100, 7_800, "I want to talk to a real person."),
        says("assistant", 8_700, 11_300, "I will put you through. One moment."),
      ],
      others: [
        { atMs: 11_800, message: forwarding() },
        { atMs: 11_900, message: { type: "transfer-update", destination: salesDesk() } },
      ],
      endedMs: 33_400,
      endedReason: "call.in-progress.error-transfer-failed",
      summary: "The caller wanted a person; the transfer failed.",
    },
  },
  {
    id: "no-answer",
    title: "Nobody answers",
    line: "An outbound call rings for half a minute and nobody picks up.",
    script: {
      callId: callId(6),
      type: "outboundPhoneCall",
      customer: { number: "+15550100123", name: "Grace Hopper" },
      answeredMs: null,
      turns: [],
      others: [],
      endedMs: 31_000,
      endedReason: "customer-did-not-answer",
      summary: "",
    },
  },
];

function salesDesk(): JsonObject {
  return { type: "number", number: "+15550100199", message: "I will put you through." };
}

function forwarding(): JsonObject {
  return { type: "status-update", status: "forwarding", destination: salesDesk() };
}
