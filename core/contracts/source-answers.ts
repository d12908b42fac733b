import { z } from "zod";
import { answerFields } from "../hook/control-action.ts";

/**
 * What a source answers to a request of the platform's when no hook does, by the kind of request. The fields are those
 * of the action `answer`, without templates.
 */
const defaultAnswerSchema = z
  .object({
    destination: answerFields.destination,
    assistantId: answerFields.assistantId,
    assistant: answerFields.assistant,
    error: answerFields.error,
  })
  .strict();

export const defaultAnswersSchema = z
  .object({
    "assistant-request": defaultAnswerSchema.optional(),
    "transfer-destination-request": defaultAnswerSchema.optional(),
    "handoff-destination-request": defaultAnswerSchema.optional(),
  })
  .strict();
export type DefaultAnswers = z.infer<typeof defaultAnswersSchema>;
