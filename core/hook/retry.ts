import { z } from "zod";

/**
 * When a delivery is tried again. `none`: one attempt. Otherwise `count` further attempts, `delayMs` after each
 * failure. Absent: Hookline's schedule (`core/delivery/retry-policy.ts`).
 */
export const retrySchema = z.union([
  z.literal("none"),
  z.looseObject({
    count: z.number().int().min(0).max(1000),
    delayMs: z.number().int().min(100).max(86_400_000),
  }),
]);
export type Retry = z.infer<typeof retrySchema>;
