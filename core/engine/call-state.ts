import { z } from "zod";
import { jsonSchema } from "../json.ts";

/**
 * What the engine remembers of one call. Built from the call's events alone, so replaying them rebuilds it.
 * Stored as JSON with the call; a field is only ever added, with a default.
 */
const turnSchema = z.object({
  role: z.string(),
  content: z.string(),
  /** Epoch milliseconds, when known. */
  timeMs: z.number().nullable().default(null),
});

export const callStateSchema = z.object({
  /** `ending` after `call.ending`, `ended` after `call.ended`. */
  phase: z.enum(["new", "active", "ending", "ended"]).default("new"),
  startedAt: z.iso.datetime().nullable().default(null),
  endedAt: z.iso.datetime().nullable().default(null),
  /** The last value seen of each canonical path of the call (`call.*` without what is derived). */
  call: z.record(z.string(), jsonSchema).default({}),
  messages: z.array(turnSchema).default([]),
  turns: z.number().int().default(0),
  toolCalls: z.array(jsonSchema).default([]),
  speaking: z
    .object({ assistant: z.boolean(), customer: z.boolean() })
    .default({ assistant: false, customer: false }),
  /** How often each hook fired in this call, by flow id and hook name. */
  fired: z.record(z.string(), z.number().int()).default({}),
  /** Ids of once-only events that were seen, by type. */
  once: z.record(z.string(), z.string()).default({}),
  /** Transcripts below it are low-confidence ones. Source: Vapi guide "Assistant hooks", default 0.4. */
  confidenceThreshold: z.number().default(0.4),
  /** Where in-call actions of a Vapi call are posted; checked against the source's hosts before use. */
  controlUrl: z.string().nullable().default(null),
});
export type CallState = z.infer<typeof callStateSchema>;

export function emptyCallState(): CallState {
  return callStateSchema.parse({});
}
