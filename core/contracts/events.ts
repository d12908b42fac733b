import { z } from "zod";
import { verdictSchema } from "../engine/verdict.ts";
import { jsonSchema } from "../json.ts";

/** Responses of `/api/v1/events` and of `POST /api/events/{source}`. */

/** What a blocking event is answered. `set`: whole values by path, such as all arguments of a tool. */
const eventDecisionSchema = z.object({
  block: z.boolean(),
  reason: z.string().optional(),
  set: z.record(z.string(), jsonSchema).optional(),
});

/** What a hook decided, kept or answered: what is no delivery, in the simulator's words. */
const quietEffectSchema = z.looseObject({
  action: z.string(),
  type: z.string(),
  kind: z.enum(["decision", "data", "answer"]),
  /** Why nothing, or of a decision only a part, came of it. */
  ignored: z.string().optional(),
  partly: z.string().optional(),
});

export type QuietEffect = z.infer<typeof quietEffectSchema>;

export const storedVerdictSchema = verdictSchema.extend({
  effects: z.array(quietEffectSchema).optional(),
  flowId: z.string(),
  flowName: z.string(),
  flowVersion: z.number().int(),
});
export type StoredVerdict = z.infer<typeof storedVerdictSchema>;

export const eventSummarySchema = z.object({
  id: z.string(),
  source: z.string(),
  /** Canonical type; `null` when the body gave no call event. */
  type: z.string().nullable(),
  callId: z.string().nullable(),
  /** The platform's time. */
  at: z.iso.datetime(),
  receivedAt: z.iso.datetime(),
  test: z.boolean(),
  unrecognised: z.boolean(),
  /** Why the body gave no call event, or why its event counts no more ("already started"). */
  note: z.string().nullable(),
  /** How often the same event came again. */
  repeats: z.number().int(),
  fired: z.number().int(),
  skipped: z.number().int(),
  verdicts: z.array(storedVerdictSchema),
});
export type EventSummary = z.infer<typeof eventSummarySchema>;
/** `next` is the value for `after` of the following page, `null` on the last. Newest first. */
export const eventListSchema = z.object({
  events: z.array(eventSummarySchema),
  next: z.string().nullable(),
});

export const eventDetailSchema = eventSummarySchema.extend({
  data: z.record(z.string(), jsonSchema),
  /** What was answered, when the platform waited for a decision. */
  decision: eventDecisionSchema.optional(),
  /** What was answered in the platform's own form. */
  platformAnswer: jsonSchema.optional(),
  deliveries: z.array(
    z.object({ id: z.string(), status: z.string(), action: z.string(), hook: z.string() }),
  ),
});
export type EventDetail = z.infer<typeof eventDetailSchema>;

export const eventQuerySchema = z.object({
  callId: z.string().optional(),
  type: z.string().optional(),
  after: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
export type EventQuery = z.infer<typeof eventQuerySchema>;

/** An in-call action as it is handed over: in the answer, on the action stream, or to the source's `actionUrl`. */
export const handedActionSchema = z.looseObject({
  id: z.string(),
  type: z.string(),
  expiresAt: z.iso.datetime(),
  callId: z.string().nullable(),
  hook: z.string(),
  action: z.string(),
});
export type HandedAction = z.infer<typeof handedActionSchema>;

export const ingestAnswerSchema = z.object({
  eventId: z.string(),
  duplicate: z.boolean(),
  verdicts: z.number().int(),
  deliveries: z.number().int(),
  actions: z.array(handedActionSchema),
  /** Only of an event that waits for one. */
  decision: eventDecisionSchema.optional(),
  /** What an `answer` action says, where the platform has no form of its own for it. */
  answer: z.record(z.string(), jsonSchema).optional(),
  /** What hooks kept with the call, by the key of `data.set`: for a bridge whose platform keeps data of its own. */
  data: z.record(z.string(), jsonSchema).optional(),
  unrecognised: z.literal(true).optional(),
  /** Why nothing can come of the body. */
  note: z.string().optional(),
});
export type IngestAnswer = z.infer<typeof ingestAnswerSchema>;

/** The answer as it is kept with the event, for repeats: also what the platform was sent in its own form. */
export const keptAnswerSchema = ingestAnswerSchema.extend({
  platformAnswer: jsonSchema.optional(),
});
export type KeptAnswer = z.infer<typeof keptAnswerSchema>;
