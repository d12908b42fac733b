import { type SampleCall, sampleCallSchema } from "../simulator/sample-call.ts";
import { lowConfidenceEvents } from "./low-confidence.ts";
import { playVapiCall } from "./vapi-call.ts";
import { type VapiSample, vapiSamples } from "./vapi-samples.ts";

/** A call to try a flow with. `title` and `line` are for people, `id` stays the same across versions. */
export type SampleEntry = {
  readonly id: string;
  readonly title: string;
  readonly line: string;
  readonly call: SampleCall;
};

const lowConfidence: SampleEntry = {
  id: "low-confidence",
  title: "Hard to understand",
  line: "The transcriber is unsure twice before it understands what the caller wants.",
  call: sampleCallSchema.parse({
    name: "Hard to understand",
    description: "The transcriber is unsure twice before it understands what the caller wants.",
    facts: { transcriberConfidenceThreshold: 0.4 },
    events: lowConfidenceEvents,
  }),
};

/** Every built-in sample call, in the order a list shows them. */
export const sampleCalls: readonly SampleEntry[] = [...vapiSamples.map(toEntry), lowConfidence];

function toEntry(sample: VapiSample): SampleEntry {
  const { id, title, line, script } = sample;
  const events = playVapiCall(script);
  const call = sampleCallSchema.parse({ name: title, description: line, adapter: "vapi", events });
  return { id, title, line, call };
}
