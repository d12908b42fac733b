import { z } from "zod";

/** Response of `GET /api/health`: 200 with `ok`, 503 with `unavailable`. */
export const healthSchema = z.discriminatedUnion("status", [
  z.object({
    status: z.literal("ok"),
    database: z.literal("ok"),
    /** Deliveries that are owed and not being sent at this moment. */
    pending: z.number().int(),
    /** How long the oldest of them that is due has been waiting. */
    oldestPendingMs: z.number(),
    version: z.string(),
  }),
  z.object({
    status: z.literal("unavailable"),
    database: z.literal("away"),
    version: z.string(),
  }),
]);
export type Health = z.infer<typeof healthSchema>;
