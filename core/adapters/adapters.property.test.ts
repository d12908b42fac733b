import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callEventSchema } from "../hook/call-event.ts";
import { trustJson } from "../json.ts";
import { adapters, detectAndAdapt } from "./detect.ts";

/** A call event without what it gets on arrival. */
const adaptedEventSchema = callEventSchema
  .omit({ id: true })
  .extend({ at: callEventSchema.shape.at.nullable() });

const kinds = ["events", "none", "unrecognised"];
const vapiTypes = [
  "status-update",
  "transcript",
  "speech-update",
  "tool-calls",
  "end-of-call-report",
];
const junk = fc.jsonValue();
const vapiMessage = fc
  .record(
    {
      type: fc.constantFrom(...vapiTypes),
      timestamp: junk,
      status: fc.oneof(fc.constantFrom("ended", "in-progress", "started"), junk),
      role: fc.oneof(fc.constantFrom("user", "bot"), junk),
      transcriptType: fc.oneof(fc.constant("final"), junk),
      transcript: junk,
      call: fc.oneof(fc.record({ id: junk, type: junk, monitor: junk, customer: junk }), junk),
      artifact: fc.oneof(fc.record({ messages: fc.array(junk) }), junk),
      messages: fc.array(
        fc.oneof(fc.record({ role: fc.constant("tool_calls"), toolCalls: junk }), junk),
      ),
      toolCallList: fc.array(
        fc.oneof(fc.record({ id: junk, function: junk, arguments: junk }), junk),
      ),
      endedReason: junk,
      costs: fc.array(junk),
    },
    { requiredKeys: ["type"] },
  )
  .map((message) => ({ message }));
const canonical = fc.record({
  type: fc.string(),
  at: fc.oneof(fc.constant("2026-11-20T10:00:00+01:00"), junk),
  callId: fc.oneof(fc.string({ minLength: 1 }), junk),
  data: fc.dictionary(fc.string(), junk),
});

const avaNames = [
  "caller_number",
  "context_name",
  "call_duration",
  "call_outcome",
  "call_end_time",
  "transcript_json",
  "summary",
  "tool_calls",
  "pre_call_results_json",
  "phase",
  "tool_args",
];
const asText = junk.map((value) => JSON.stringify(value) ?? "");
const ava = fc
  .dictionary(fc.constantFrom(...avaNames), fc.oneof(junk, asText, fc.constant("in_call")))
  .map((values) => ({ call_id: "c1", ...values }));

describe("every adapter", () => {
  it("gives an answer for any JSON", () => {
    const body = fc.oneof(junk, vapiMessage, canonical, ava);
    fc.assert(
      fc.property(body, (value) => {
        for (const adapter of adapters) {
          const adapted = adapter.adapt(trustJson(value));
          expect(kinds).toContain(adapted.kind);
          for (const event of adapted.kind === "events" ? adapted.events : []) {
            expect(adaptedEventSchema.safeParse(event).error).toBeUndefined();
          }
        }
      }),
    );
  });

  it("is a function of the body alone", () => {
    fc.assert(
      fc.property(fc.oneof(vapiMessage, canonical, ava), (value) => {
        const before = JSON.stringify(value);
        const body = trustJson(value);
        expect(detectAndAdapt("detect", body)).toEqual(detectAndAdapt("detect", body));
        expect(JSON.stringify(value)).toBe(before);
      }),
    );
  });
});
