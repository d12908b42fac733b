import { z } from "zod";
import { jsonSchema } from "../json.ts";

/**
 * What one hook did with one event. Every event x listening hook has exactly one.
 *
 * Reasons: `event` listens to another event; `filter` a filter did not match; `scope` not this agent; `disabled`
 * switched off; `capped` trigger count reached; `limited` per-call limit reached, or a second
 * signal of a once-only event; `confidence` outside the range; `replaced` a longer timeout fires at the same moment;
 * `suspended` clocks stopped; `call-over` the call has ended; `blocked` an earlier hook blocked; `platform` the voice
 * platform runs this flow.
 */
export const skipReasons = [
  "event",
  "filter",
  "scope",
  "disabled",
  "capped",
  "limited",
  "confidence",
  "replaced",
  "suspended",
  "call-over",
  "blocked",
  "platform",
] as const;
export type SkipReason = (typeof skipReasons)[number];

export const verdictKinds = ["fired", "skipped"] as const;

export const verdictSchema = z.object({
  /** Name of the hook. */
  hook: z.string(),
  verdict: z.enum(verdictKinds),
  reason: z.enum(skipReasons).optional(),
  /** The filter that did not match, as the document has it; only with reason `filter`. */
  filter: jsonSchema.optional(),
  /** What the filter (or range, or scope) asked for. */
  expected: jsonSchema.optional(),
  /** What was there: the value at the filter's key, `null` when nothing was. */
  actual: jsonSchema.optional(),
  /** Set when the voice platform runs the flow: what the verdict would have been. */
  wouldHave: z.enum(verdictKinds).optional(),
});
export type Verdict = z.infer<typeof verdictSchema>;
