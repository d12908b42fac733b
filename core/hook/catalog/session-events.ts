import { afterCallUses, inCallUses } from "../action-use.ts";
import { eventDataSchemas } from "../event-data.ts";
import type { EventEntry } from "../event-entry.ts";
import { exampleCall } from "./example-call.ts";

/** Sessions around a call, or without one. Sources: Vapi OpenAPI `SessionCreatedHook` of 2026-08-19; Unpod SDK. */
export const sessionEvents = [
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
    ofCall: true,
    inCall: true,
    decides: null,
    actions: inCallUses,
    producedBy: ["canonical", "vapi", "unpod"],
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
    ofCall: true,
    inCall: false,
    decides: null,
    actions: afterCallUses,
    producedBy: ["canonical", "unpod"],
  },
] as const satisfies readonly EventEntry[];
