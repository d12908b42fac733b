import { z } from "zod";

/**
 * Vapi's server messages as far as Hookline reads them. Tolerant on purpose: unknown fields are let through and a field
 * of another shape counts as absent, since captured deliveries differ from the published schema and from each other.
 *
 * Sources: Vapi OpenAPI `ServerMessage*` of 2026-08-19; deliveries captured 2024-07 to 2024-12.
 */
const text = z.string().nullish().catch(null);
const number = z.number().nullish().catch(null);
const list = z.array(z.unknown()).nullish().catch(null);

const party = z.looseObject({ number: text, name: text }).nullish().catch(null);
const assistant = z.looseObject({ id: text, name: text }).nullish().catch(null);

const call = z
  .looseObject({
    id: text,
    type: text,
    assistantId: text,
    assistant,
    customer: party,
    phoneNumber: party,
    startedAt: text,
    endedAt: text,
    monitor: z.looseObject({ controlUrl: text }).nullish().catch(null),
  })
  .nullish()
  .catch(null);

export const vapiMessageSchema = z.looseObject({
  type: z.string(),
  /** Epoch milliseconds today, ISO 8601 in 2024. */
  timestamp: z.union([z.number(), z.string()]).nullish().catch(null),
  call,
  customer: party,
  phoneNumber: party,
  assistant,
  newAssistant: assistant,
  status: text,
  role: text,
  transcriptType: text,
  transcript: text,
  request: text,
  endedReason: text,
  startedAt: text,
  endedAt: text,
  durationSeconds: number,
  durationMs: number,
  summary: text,
  analysis: z.looseObject({ summary: text }).nullish().catch(null),
  artifact: z.looseObject({ transcript: text, messages: list }).nullish().catch(null),
  messages: list,
  costs: list,
  toolCalls: list,
  toolCallList: list,
  toolWithToolCallList: list,
  destination: z.looseObject({ type: text }).nullish().catch(null),
});
export type VapiMessage = z.infer<typeof vapiMessageSchema>;

/** One entry of a conversation: something said, tool calls, or a tool's result. */
export const vapiTurnSchema = z.looseObject({
  role: z.string(),
  message: text,
  content: text,
  /** Epoch milliseconds. */
  time: number,
  toolCalls: list,
  toolCallId: text,
  result: z.unknown().optional(),
});

/** A tool call in any of the forms Vapi prints: arguments inside `function` or beside it, as an object or as text. */
export const vapiToolCallSchema = z.looseObject({
  id: text,
  name: text,
  arguments: z.unknown().optional(),
  parameters: z.unknown().optional(),
  function: z
    .looseObject({
      name: text,
      arguments: z.unknown().optional(),
      parameters: z.unknown().optional(),
    })
    .nullish()
    .catch(null),
});

/** An entry of `toolWithToolCallList`: the tool with the call of it. */
export const vapiToolWithCallSchema = z.looseObject({
  name: text,
  toolCall: z.unknown().optional(),
});

/** An entry of `costs` for the model. */
export const vapiModelCostSchema = z.looseObject({
  type: z.literal("model"),
  promptTokens: z.number(),
  completionTokens: z.number(),
});
