import { z } from "zod";
import { jsonSchema } from "../json.ts";

/**
 * One thing that happened, usually in a call, in canonical form.
 *
 * `at` is the platform's time when it gives one (ISO 8601, UTC). `callId` is absent when the event belongs to
 * no call (a heartbeat): then there is no call state and no order. `data` holds the canonical paths
 * (`context-path.ts`) and, under `raw`, the platform's own body.
 */
export const callEventSchema = z.looseObject({
  id: z.string().min(1).max(200),
  type: z.string().min(1).max(200),
  callId: z.string().min(1).max(500).optional(),
  at: z.iso.datetime({ offset: true }),
  source: z.string().max(200).optional(),
  agentId: z.string().max(500).optional(),
  data: z.record(z.string(), jsonSchema).default({}),
});
export type CallEvent = z.infer<typeof callEventSchema>;

/** What a person posts: the id and the time may be left out, they are then given on arrival. */
export const postedCallEventSchema = callEventSchema.partial({ id: true, at: true });
