import { z } from "zod";
import { type Json, trustJson } from "../../json.ts";

/**
 * What AVA's templates call the values of a call, as they stand in a body: AVA's own names and those of its guide.
 * Values of another kind count as not given, because a body may be anybody's. Other fields are the author's own. What
 * is read is JSON, so nothing looks again whether its inner values are.
 *
 * Source: AVA v7.5.3, `PostCallContext.to_payload_dict`, and its guide on post-call hooks.
 */
const text = z.string().or(z.number().transform(String)).nullish().catch(null);

/** AVA writes numbers into texts where the template has quotes. */
const seconds = z
  .number()
  .or(
    z
      .string()
      .regex(/^\d+(\.\d+)?$/)
      .transform(Number),
  )
  .nullish()
  .catch(null);

/** A value, or the text of its JSON, which AVA's default body has. */
const value = z.unknown().optional().transform(readValue);

function readValue(given: unknown): Json {
  if (typeof given !== "string") return trustJson(given ?? null);
  try {
    return trustJson(JSON.parse(given));
  } catch {
    // Text that is no JSON says nothing a hook could use.
    return null;
  }
}

export const avaBodySchema = z.looseObject({
  call_id: text,
  caller_number: text,
  called_number: text,
  caller_name: text,
  context_name: text,
  provider: text,
  call_direction: text,
  call_duration: seconds,
  call_duration_seconds: seconds,
  call_outcome: text,
  call_start_time: text,
  call_end_time: text,
  transcript_json: value,
  conversation_history_json: value,
  conversation_history: value,
  summary: text,
  summary_json: text,
  tool_calls_json: value,
  tool_calls: value,
  pre_call_results_json: value,
  pre_call_results: value,
  campaign_id: text,
  lead_id: text,
});
export type AvaBody = z.infer<typeof avaBodySchema>;

/** Names that tell AVA's body from another one with a `call_id`. */
export const avaNames: readonly string[] = Object.keys(avaBodySchema.shape).filter(
  (name) => name !== "call_id",
);

/**
 * Names of values there are at the end of a call only. A lookup before the call can send every other one, and so can a
 * tool in it. Source: AVA v7.5.3, `PreCallContext` and `PostCallContext`.
 */
export const avaEndNames = [
  "call_duration",
  "call_duration_seconds",
  "call_outcome",
  "call_end_time",
  "transcript_json",
  "conversation_history_json",
  "conversation_history",
  "summary",
  "summary_json",
  "tool_calls_json",
  "tool_calls",
] as const satisfies readonly (keyof AvaBody)[];

/** An entry of a conversation; `timestamp` is in seconds from 1970. AVA's own fields stay beside the canonical ones. */
export const avaTurnSchema = z.looseObject({
  role: z.string(),
  content: z.string().nullish(),
  timestamp: z.number().nullish().catch(null),
});

/** A tool the agent used, as AVA v7.5.3 tells it (`src/tools/execution_history.py`). */
export const avaToolCallSchema = z.looseObject({
  tool_call_id: text,
  name: text,
  params: z.unknown().optional(),
  result: z.unknown().optional(),
});
