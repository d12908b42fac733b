import fc from "fast-check";

/** Hooks that fit their schema and of which many have something that lint finds, often several at once. */
const number = { type: "number", number: "+15550100200" };
const sip = { type: "sip", sipUri: "sip:desk@example.com" };

const actions = [
  { type: "say", exact: "Hello?" },
  { type: "message.add", message: { role: "system", content: "Be brief." } },
  { type: "tool", tool: { type: "endCall" } },
  { type: "tool", tool: { type: "transferCall", destinations: [number] } },
  { type: "tool", tool: { type: "transferCall", destinations: [number, sip, number] } },
  { type: "block", reason: "No." },
  { type: "answer", result: "ok" },
  { type: "slack", url: "${SLACK}", text: "{{ call.endReason }} {{ cal.id }}" },
  { type: "discord", url: "https://discord.com/api/webhooks/1/x", content: "x".repeat(2001) },
  {
    type: "tool",
    tool: {
      type: "function",
      function: {
        name: "report_error",
        parameters: { type: "object", properties: { text: { type: "string", value: "x" } } },
      },
      server: { url: "https://example.com/tools" },
    },
  },
  {
    type: "tool",
    tool: {
      type: "function",
      function: { name: "report", parameters: { type: "object", required: ["callId", "why"] } },
      server: { url: "https://example.com/tools" },
    },
  },
];

const filter = fc.record({
  type: fc.constant("oneOf"),
  key: fc.constantFrom("call.endedReason", "call.endReason", "call.direction"),
  oneOf: fc.array(
    fc.constantFrom("pipeline-error", "call-start", "custommer-busy", "silence-timed-outt"),
    { minLength: 1, maxLength: 3 },
  ),
});

const action = fc
  .record({
    base: fc.constantFrom(...actions),
    when: fc.option(fc.array(filter, { minLength: 1, maxLength: 2 }), { nil: undefined }),
  })
  .map(({ base, when }) => (when === undefined ? base : { ...base, when }));

const confidence = fc.constantFrom(0, 0.2, 0.3, 0.4, 0.5, 0.6);
const event = fc.oneof(
  fc.constantFrom("call.ending", "call.ended", "customer.turn", "tool.calls").map((on) => ({ on })),
  fc.constantFrom(["call.ending", "call.started"]).map((on) => ({ on })),
  fc.constantFrom(5, 10, 30, 60).map((timeoutSeconds) => ({
    on: "customer.speech.timeout",
    options: { timeoutSeconds },
  })),
  fc.constantFrom(5, 300, 900).map((seconds) => ({ on: "call.timeElapsed", options: { seconds } })),
  fc.record({ confidenceMin: confidence, confidenceMax: confidence }).map((options) => ({
    on: "assistant.transcriber.endpointedSpeechLowConfidence",
    options,
  })),
);

const hook = fc
  .record({
    event,
    filters: fc.array(filter, { maxLength: 2 }),
    do: fc.array(action, { minLength: 1, maxLength: 4 }),
  })
  .map(({ event: on, filters, do: does }) => ({ ...on, filters, do: does }));

export function lintableDocument(maxHooks: number) {
  return fc.record({
    hooks: fc.array(hook, { minLength: 1, maxLength: maxHooks }),
    maxDurationSeconds: fc.constantFrom(5, 300, 600),
    silenceTimeoutSeconds: fc.constant(30),
  });
}
