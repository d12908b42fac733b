import { z } from "zod";

/**
 * When a delivery is tried again. `none`: one attempt. Otherwise `count` further attempts, `delayMs` after each
 * failure, with `exponential` twice as long each time. Absent: Hookline's schedule (`core/delivery/retry-policy.ts`).
 */
export const retrySchema = z.union([
  z.literal("none"),
  z.looseObject({
    count: z.number().int().min(0).max(1000),
    delayMs: z.number().int().min(100).max(86_400_000),
    backoff: z.enum(["fixed", "exponential"]).optional(),
  }),
]);
export type Retry = z.infer<typeof retrySchema>;
