import { z } from "zod";
import { actionSchema } from "./action.ts";
import { filterSchema } from "./filter.ts";
import { platformFieldsSchema } from "./platform-fields.ts";

/**
 * The hooks document: a superset of Vapi's assistant hooks. Unknown fields are kept; known ones print in the order
 * they stand here, unknown ones after them.
 */

/** Options of the events that take some; which event takes which stands in `event-catalog.ts`. */
export const eventOptionsSchema = z.looseObject({
  timeoutSeconds: z.number().min(1).max(1000).optional(),
  triggerMaxCount: z.number().min(1).max(10).optional(),
  triggerResetMode: z.enum(["never", "onUserSpeech"]).optional(),
  silencePolicy: z.enum(["independent", "restart"]).optional(),
  confidenceMin: z.number().min(0).max(1).optional(),
  confidenceMax: z.number().min(0).max(1).optional(),
  seconds: z.number().min(1).max(3600).optional(),
});
export type EventOptions = z.infer<typeof eventOptionsSchema>;

export const hookSchema = z.looseObject({
  on: z.union([z.string().min(1).max(1000), z.array(z.string().min(1).max(1000)).min(1)]),
  name: z.string().min(1).max(1000).optional(),
  options: eventOptionsSchema.optional(),
  filters: z.array(filterSchema).optional(),
  do: z.array(actionSchema),
  enabled: z.boolean().optional(),
  description: z.string().optional(),
  source: z.string().optional(),
  /** Lower runs first; absent and 0 mean 100. */
  priority: z.number().int().optional(),
  /** Absent: every call. An empty list: none. */
  scope: z.looseObject({ agents: z.array(z.string()) }).optional(),
  limit: z.looseObject({ perCall: z.number().int().min(1) }).optional(),
  /** What a blocking hook that fails or overruns decides. */
  onFailure: z.enum(["open", "closed"]).optional(),
  platform: platformFieldsSchema.optional(),
});
export type Hook = z.infer<typeof hookSchema>;

export const hooksDocumentSchema = z.looseObject({
  version: z.literal(1).optional(),
  hooks: z.array(hookSchema),
});
export type HooksDocument = z.infer<typeof hooksDocumentSchema>;

/** Priority as the engine orders by it. DevClaw writes 0 for "not given". */
export function effectivePriority(hook: Pick<Hook, "priority">): number {
  return hook.priority === undefined || hook.priority === 0 ? 100 : hook.priority;
}

/** The events a hook listens to, always as a list. */
export function eventsOf(hook: Pick<Hook, "on">): readonly string[] {
  return typeof hook.on === "string" ? [hook.on] : hook.on;
}

/** `hookline`: the runtime carries the hooks out. `platform`: verdicts are computed, no effect leaves. */
export const runsOnSchema = z.enum(["hookline", "platform"]);
export type RunsOn = z.infer<typeof runsOnSchema>;
