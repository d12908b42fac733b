import { z } from "zod";
import { jsonSchema } from "../json.ts";

/**
 * A test that is kept with its flow: a sample call, and what the flow has to make of it. `tests` of a flow is open, so
 * that a half-written test can be stored; this is what one has to be to be run.
 */
const expectedVerdictSchema = z.strictObject({
  /** Name of the hook. */
  hook: z.string(),
  verdict: z.enum(["fired", "skipped"]),
  /** One of the engine's reasons for skipping. */
  reason: z.string().optional(),
  /** Of the event the verdict is on; absent: of any. */
  event: z.string().optional(),
  /** Milliseconds from the start of the call; absent: at any time. */
  at: z.number().min(0).optional(),
});
export type ExpectedVerdict = Readonly<z.infer<typeof expectedVerdictSchema>>;

/** An effect as `hookline simulate` prints it, or any part of it; `at` as above. */
const expectedEffectSchema = z.looseObject({
  at: z.number().min(0).optional(),
  hook: z.string().optional(),
  action: z.string().optional(),
  type: z.string().optional(),
  kind: z.string().optional(),
});
export type ExpectedEffect = Readonly<z.infer<typeof expectedEffectSchema>>;

export const flowTestSchema = z.looseObject({
  name: z.string().min(1).max(200),
  /** A sample call (`core/simulator/sample-call.ts`). */
  call: z.record(z.string(), jsonSchema),
  expect: z.strictObject({
    /** Each is found at least once. */
    verdicts: z.array(expectedVerdictSchema).optional(),
    /** These and no others, in this order; absent: whatever comes of it. */
    effects: z.array(expectedEffectSchema).optional(),
  }),
});
