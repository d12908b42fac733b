import { inCallUses } from "../action-use.ts";
import { eventDataSchemas } from "../event-data.ts";
import type { EventEntry } from "../event-entry.ts";
import { exampleCall } from "./example-call.ts";

/** What the agent does besides speaking. Sources: Vapi OpenAPI of 2026-08-19; AVA v7.5.3, in-call tools. */
export const agentEvents = [
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
    ofCall: true,
    inCall: true,
    decides: null,
    actions: inCallUses,
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
    ofCall: true,
    inCall: true,
    decides: null,
    actions: [...inCallUses, "answer"],
    producedBy: ["canonical", "vapi", "ava"],
  },
] as const satisfies readonly EventEntry[];
