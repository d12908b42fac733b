import type { JsonObject } from "../json.ts";
import type { SampleCallInput } from "../simulator/sample-call.ts";

const call = {
  direction: "inbound",
  customer: { number: "+15550100100", name: "Ada Lovelace" },
  phoneNumber: { number: "+15550100101" },
  agentId: "5f0e0c9e-6f5b-5c1f-9b61-3b7c3a6f0004",
  agentName: "Support Assistant",
} as const;

const unsure = "assistant.transcriber.endpointedSpeechLowConfidence";

/** In canonical events: Vapi's server messages carry no confidence, so none of them can tell this story. */
export const lowConfidenceEvents: SampleCallInput["events"] = [
  { atMs: 0, event: { type: "call.ringing", data: { call } } },
  { atMs: 1_200, event: { type: "call.started", data: { call } } },
  speech(1_500, "started", "assistant"),
  speech(4_480, "stopped", "assistant"),
  turn(4_300, "assistant.turn", { role: "assistant", text: "Hello. How can I help you today?" }),
  speech(5_300, "started", "customer"),
  speech(7_700, "stopped", "customer"),
  turn(7_950, unsure, { role: "user", text: "I'd like a point mend.", confidence: 0.31 }),
  speech(12_400, "started", "customer"),
  speech(14_900, "stopped", "customer"),
  turn(15_150, unsure, { role: "user", text: "Appoint me to stay.", confidence: 0.24 }),
  speech(18_000, "started", "customer"),
  speech(21_300, "stopped", "customer"),
  turn(21_550, "customer.turn", {
    role: "user",
    text: "I'd like an appointment on Tuesday.",
    confidence: 0.93,
  }),
  speech(22_400, "started", "assistant"),
  turn(25_900, "assistant.turn", { role: "assistant", text: "Tuesday it is. Goodbye!" }),
  speech(26_100, "stopped", "assistant"),
  { atMs: 28_000, event: { type: "call.ending", data: { call: ended() } } },
  {
    atMs: 30_600,
    event: {
      type: "call.ended",
      data: { call: { ...ended(), summary: "The caller was hard to understand at first." } },
    },
  },
];

function speech(atMs: number, what: "started" | "stopped", role: "assistant" | "customer") {
  return { atMs, event: { type: `speech.${what}`, data: { role } } };
}

function turn(atMs: number, type: string, said: JsonObject) {
  return { atMs, event: { type, data: { call, turn: said } } };
}

function ended(): JsonObject {
  return { ...call, endedReason: "customer-ended-call", outcome: "caller_hangup" };
}
