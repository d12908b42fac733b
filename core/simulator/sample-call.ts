import { z } from "zod";
import { adapterNames } from "../adapters/adapter.ts";
import { jsonSchema } from "../json.ts";

/**
 * A scripted timeline of call events, used by *Test call*. `atMs` counts from the start of the call; `event` is a
 * canonical call event without `id`, `callId` and `at` (they are derived), or the platform's own body when `adapter`
 * says so.
 */
export const sampleCallSchema = z.looseObject({
  version: z.literal(1).default(1),
  name: z.string().min(1).max(200),
  description: z.string().optional(),
  adapter: z.enum(adapterNames).default("canonical"),
  facts: z
    .looseObject({
      transcriberConfidenceThreshold: z.number().min(0).max(1).optional(),
      sayMs: z.number().int().min(0).optional(),
    })
    .default({}),
  events: z.array(
    z.looseObject({
      atMs: z.number().min(0),
      event: z.record(z.string(), jsonSchema),
    }),
  ),
});
export type SampleCall = z.infer<typeof sampleCallSchema>;
export type SampleCallInput = z.input<typeof sampleCallSchema>;
