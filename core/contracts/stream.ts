import { z } from "zod";
import { deliverySummarySchema } from "./deliveries.ts";
import { eventSummarySchema } from "./events.ts";

/**
 * `GET /api/v1/stream`, server-sent events. `id:` is the position to come back with (`Last-Event-ID`).
 * `event` and `delivery` carry the whole row as the lists do; `reset` says: load the page anew.
 */
const streamEventSchema = z.object({ kind: z.literal("event"), row: eventSummarySchema });
const streamDeliverySchema = z.object({
  kind: z.literal("delivery"),
  row: deliverySummarySchema,
});
const streamResetSchema = z.object({ kind: z.literal("reset") });
export const streamMessageSchema = z.discriminatedUnion("kind", [
  streamEventSchema,
  streamDeliverySchema,
  streamResetSchema,
]);
export type StreamMessage = z.infer<typeof streamMessageSchema>;
