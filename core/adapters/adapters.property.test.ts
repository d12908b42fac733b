import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { trustJson } from "../json.ts";
import { adapters, detectAndAdapt } from "./detect.ts";

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
  at: junk,
  callId: junk,
  data: fc.dictionary(fc.string(), junk),
});

describe("every adapter", () => {
  it("gives an answer for any JSON", () => {
    const body = fc.oneof(junk, vapiMessage, canonical);
    fc.assert(
      fc.property(body, (value) => {
        for (const adapter of adapters)
          expect(kinds).toContain(adapter.adapt(trustJson(value)).kind);
      }),
    );
  });

  it("is a function of the body alone", () => {
    fc.assert(
      fc.property(fc.oneof(vapiMessage, canonical), (value) => {
        const before = JSON.stringify(value);
        const body = trustJson(value);
        expect(detectAndAdapt("detect", body)).toEqual(detectAndAdapt("detect", body));
        expect(JSON.stringify(value)).toBe(before);
      }),
    );
  });
});
