import { z } from "zod";
import { jsonSchema } from "../json.ts";

/**
 * Fields of the actions that answer, decide, keep or wait. They are Hookline's own; what each stands for on a platform
 * is its dialect's (`core/dialects`).
 */

/** The answer of a lookup as values: name to path (`output-path.ts`). */
export const lookupOutput = z.record(z.string().min(1).max(200), z.string().max(1000));

export const summarizeFields = {
  type: z.literal("summarize"),
  /** Words the summary may have; 100 when absent. */
  maxWords: z.number().int().min(1).max(2000).optional(),
  prompt: z.string().max(20_000).optional(),
  /** Model endpoint the platform names; absent: Hookline's own. */
  provider: z.string().max(200).optional(),
  timeoutMs: z.number().int().min(100).max(120_000).optional(),
};

/** The decision of a blocking event: stop it, and say why. */
export const blockFields = { type: z.literal("block"), reason: z.string().max(2000).optional() };

export const modifyFields = {
  type: z.literal("modify"),
  /** Paths of what the event lets be changed (`tool.args`, `tool.args.<name>`, `message`) to their new values. */
  set: z.record(z.string().min(1).max(200), jsonSchema),
  /** Only what is not there yet is set. */
  ifAbsent: z.boolean().optional(),
};

/** Keeps a value with the call: later events read it as `call.data.<key>`. */
export const dataSetFields = {
  type: z.literal("data.set"),
  /** Dotted: `account.tier`. */
  key: z.string().min(1).max(200),
  value: jsonSchema,
};

export const waitFields = {
  type: z.literal("wait"),
  seconds: z.number().min(0.1).max(86_400),
  /** Events of the call that end the wait and drop what would have followed. */
  cancelOn: z.array(z.string().min(1).max(200)).optional(),
};

/**
 * The reply to a platform request: `result` for a tool call; the others stand in the answer under their own names
 * (Vapi OpenAPI `ServerMessageResponse*`).
 */
export const answerFields = {
  type: z.literal("answer"),
  /** Absent: every tool. Otherwise only the tool with this name. */
  toolName: z.string().max(200).optional(),
  result: jsonSchema.optional(),
  destination: z.union([z.string(), z.record(z.string(), jsonSchema)]).optional(),
  assistantId: z.string().optional(),
  assistant: z.record(z.string(), jsonSchema).optional(),
  /** Said to the caller instead of going on. */
  error: z.string().max(2000).optional(),
};

/** `alerts`: the workspace's alert destinations. `conversation`: back into the conversation, by the platform's bridge. */
export const notifyFields = {
  type: z.literal("notify"),
  to: z.enum(["alerts", "conversation"]).optional(),
  title: z.string().max(300).optional(),
  text: z.string().max(20_000),
};

const addresses = z.union([z.string().min(1).max(2000), z.array(z.string().min(1)).min(1).max(50)]);

/** Sent over SMTP (`SMTP_URL`). Texts are templates; addresses may be. */
export const emailFields = {
  type: z.literal("email"),
  to: addresses,
  subject: z.string().max(2000),
  text: z.string().max(200_000).optional(),
  html: z.string().max(200_000).optional(),
  from: z.string().max(500).optional(),
  replyTo: z.string().max(500).optional(),
  cc: addresses.optional(),
  bcc: addresses.optional(),
};
