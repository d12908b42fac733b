import { z } from "zod";
import { jsonSchema } from "../../json.ts";

const text = z.string().nullish();

/**
 * The body of DevClaw's webhooks, and what Hookline's bridge adds to it: `devclaw`, `id` and the fields behind it.
 * Loose: DevClaw may add fields. What has the wrong type is left out. Source: DevClaw, `WebhookPayload` in
 * pkg/devclaw/copilot/webhooks.go, commit 656368b (2026-06-22).
 */
export const devclawBodySchema = z.looseObject({
  event: z.string().min(1),
  timestamp: text.catch(null),
  session_id: text.catch(null),
  channel: text.catch(null),
  tool_name: text.catch(null),
  message: text.catch(null),
  error: text.catch(null),
  extra: z.record(z.string(), jsonSchema).nullish().catch(null),
  devclaw: z.literal(1).optional().catch(undefined),
  id: text.catch(null),
  tool_args: jsonSchema.optional(),
  tool_result: jsonSchema.optional(),
  tool_call_id: text.catch(null),
  model: text.catch(null),
});
export type DevclawBody = z.infer<typeof devclawBodySchema>;
