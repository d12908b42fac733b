import { z } from "zod";
import { jsonSchema } from "../json.ts";

/**
 * The shape of `data` in a call event: the canonical paths (`context-path.ts`), nested, and the platform's own body
 * under `raw`. All of it is optional and unknown fields are kept; `null` says that the platform knows of no value.
 */
const text = z.string().nullish();
const count = z.number().nullish();

const callMessageSchema = z.looseObject({
  role: z.string(),
  content: z.string(),
  /** ISO 8601, UTC. */
  time: text,
});

const callToolCallSchema = z.looseObject({
  id: text,
  name: text,
  args: jsonSchema.optional(),
});

const callDataSchema = z.looseObject({
  id: text,
  direction: text,
  customer: z.looseObject({ number: text, name: text }).nullish(),
  phoneNumber: z.looseObject({ number: text }).nullish(),
  agentId: text,
  agentName: text,
  /** ISO 8601, UTC. */
  startedAt: text,
  endedAt: text,
  durationSeconds: count,
  endedReason: text,
  outcome: text,
  summary: text,
  transcript: text,
  messages: z.array(callMessageSchema).nullish(),
  toolCalls: z.array(callToolCallSchema).nullish(),
  turns: count,
  usage: z.looseObject({ tokensIn: count, tokensOut: count }).nullish(),
  /** Where in-call actions of this call are posted. */
  controlUrl: text,
});

const turnDataSchema = z.looseObject({
  text,
  role: text,
  /** From 0 to 1, when the transcriber gives one. */
  confidence: count,
});
const toolDataSchema = z.looseObject({
  name: text,
  args: jsonSchema.optional(),
  result: jsonSchema.optional(),
});

const callOnly = z.looseObject({ call: callDataSchema.optional() });

/** Payload schemas by what an event carries. */
export const eventDataSchemas = {
  call: callOnly,
  turn: callOnly.extend({ turn: turnDataSchema.optional() }),
  tool: callOnly.extend({ tool: toolDataSchema.optional() }),
  devclaw: callOnly.extend({
    message: text,
    channel: text,
    error: text,
    model: text,
    turn: turnDataSchema.nullish(),
    tool: toolDataSchema.nullish(),
  }),
  speech: callOnly.extend({ role: z.enum(["assistant", "customer"]).optional() }),
} as const;
