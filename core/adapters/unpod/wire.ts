import { z } from "zod";

/**
 * What Hookline's Unpod bridge posts for each hook that fires. Tolerant on purpose: a field of another shape counts as
 * absent, unknown ones are let through.
 *
 * Sources: Unpod SDK, commit bb3b1c2 of 2026-08-20, `CallContext` and `CallMetrics`; the bridge itself
 * (`core/dialects/unpod/bridge`).
 */
const text = z.string().nullish().catch(null);
const number = z.number().nullish().catch(null);
const record = z.record(z.string(), z.unknown()).nullish().catch(null);

export const unpodBodySchema = z.looseObject({
  /** Version of the body's form. */
  unpod: z.union([z.number(), z.string()]),
  event: z.string(),
  id: text,
  scope: z.enum(["runner", "session"]).nullish().catch(null),
  /** ISO 8601, or epoch milliseconds. */
  at: z.union([z.string(), z.number()]).nullish().catch(null),
  call: z
    .looseObject({
      call_id: text,
      session_id: text,
      agent_id: text,
      direction: text,
      user_number: text,
    })
    .nullish()
    .catch(null),
  args: record,
  data: record,
  metrics: z
    .looseObject({
      turns: number,
      tokens: z.looseObject({ input: number, output: number }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
});
export type UnpodBody = z.infer<typeof unpodBodySchema>;
