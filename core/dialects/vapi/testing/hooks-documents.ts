import * as fc from "fast-check";
import { eventCatalog } from "../../../hook/event-catalog.ts";
import type { HooksDocument } from "../../../hook/hook.ts";
import { parseHooksDocument } from "../../../hook/parse-hooks-document.ts";

/** Hooks documents with everything Hookline has, also what no hook of Vapi can say. In normal form. */

const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom("+15550100100", "pipeline-error", "customer-busy", "{{ call.id }}"),
);
const key = fc.constantFrom("call.endedReason", "call.customer.number", "number", "turn.text");
const reasons = fc.array(
  fc.constantFrom("pipeline-error", "customer-busy", "assistant-request-failed", "Family"),
  { minLength: 1, maxLength: 3 },
);
const sometimes = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const filter: fc.Arbitrary<unknown> = fc.letrec<{ filter: unknown }>((tie) => ({
  filter: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({ type: fc.constant("oneOf"), key, oneOf: reasons }),
    fc.record({
      type: fc.constant("equals"),
      key,
      equals: fc.oneof(text, reasons, fc.integer()),
      caseSensitive: sometimes(fc.boolean()),
    }),
    fc.record({ type: fc.constant("contains"), key, contains: fc.oneof(reasons, text) }),
    fc.record({
      type: fc.constant("startsWith"),
      key,
      startsWith: fc.oneof(text, fc.array(fc.constantFrom("+1", "+49", "1"), { maxLength: 22 })),
      caseSensitive: sometimes(fc.boolean()),
    }),
    fc.constantFrom(
      { type: "exists", key: "call.summary", exists: true },
      { type: "chance", chance: 0.5 },
      { type: "greaterThan", key: "call.durationSeconds", greaterThan: 5 },
    ),
    fc.record({
      type: fc.constant("all"),
      all: fc.array(tie("filter"), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      type: fc.constant("any"),
      any: fc.array(tie("filter"), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ type: fc.constant("not"), not: tie("filter") }),
  ),
})).filter;

const destination = fc.oneof(
  fc.record({ type: fc.constant("number"), number: fc.constantFrom("1", "+15550100100") }),
  fc.record({ type: fc.constant("sip"), sipUri: fc.constant("sip:a@b.c") }),
  fc.record({ type: fc.constant("assistant"), assistantName: text }),
  fc.record({ type: fc.constantFrom("queue", "agent"), target: fc.constant("sales") }),
);
const tool = fc.oneof(
  fc.record({
    type: fc.constant("transferCall"),
    destinations: sometimes(fc.array(destination, { maxLength: 3 })),
  }),
  fc.record({ type: fc.constant("endCall"), reason: sometimes(text) }),
  fc.record({
    type: fc.constant("function"),
    function: fc.record({ name: fc.constantFrom("log_error", "log error") }),
    async: sometimes(fc.boolean()),
    parameters: sometimes(fc.constant([{ key: "a", value: { b: [1] } }])),
  }),
  fc.record({
    type: fc.constant("apiRequest"),
    method: fc.constantFrom("GET", "POST"),
    url: text,
    name: sometimes(fc.constantFrom("ok", "not ok")),
  }),
  fc.constantFrom({ type: "dtmf" }, { type: "sms" }, { type: "code" }, { type: "handoff" }),
);
const common = {
  id: sometimes(fc.constantFrom("x", "y")),
  when: sometimes(fc.array(filter, { maxLength: 1 })),
  stopOnError: sometimes(fc.boolean()),
  unheardOf: sometimes(fc.integer()),
};
const plainAction = fc.oneof(
  fc.record({
    type: fc.constant("say"),
    exact: sometimes(fc.oneof(text, fc.array(text, { maxLength: 2 }))),
    prompt: sometimes(
      fc.oneof(
        text,
        fc.array(fc.record({ role: fc.constantFrom("system", "bot"), content: text })),
      ),
    ),
    ...common,
  }),
  fc.record({ type: fc.constant("tool"), tool, ...common }),
  fc.record({ type: fc.constant("tool"), toolId: text, ...common }),
  fc.record({
    type: fc.constant("message.add"),
    message: fc.record({ role: fc.constantFrom("system", "user", "developer"), content: text }),
    ...common,
  }),
);
const ownAction = fc.constantFrom(
  { type: "slack", url: "https://example.com/x", text: "failed" },
  { type: "webhook", url: "https://example.com/x" },
  { type: "wait", seconds: 3 },
);
const action = fc.oneof({ weight: 5, arbitrary: plainAction }, { weight: 1, arbitrary: ownAction });

const event = fc.oneof(
  fc.constantFrom("call.ending", "call.ringing", "customer.speech.timeout", "session.started"),
  fc.constantFrom(...eventCatalog.map(({ type }) => type)),
);
const options = {
  "customer.speech.timeout": fc.record({
    timeoutSeconds: sometimes(fc.integer({ min: 1, max: 1000 })),
    triggerMaxCount: sometimes(fc.integer({ min: 1, max: 10 })),
    triggerResetMode: sometimes(fc.constantFrom("never", "onUserSpeech")),
    silencePolicy: sometimes(fc.constantFrom("independent", "restart")),
  }),
  "call.timeElapsed": fc.record({ seconds: fc.integer({ min: 1, max: 3600 }) }),
};

function hookOn(on: string | readonly string[]): fc.Arbitrary<unknown> {
  const taken = Object.entries(options).find(([name]) => name === on)?.[1];
  return fc.record({
    on: fc.constant(on),
    name: sometimes(fc.constantFrom("Alert", "call-ending-say", "customer-speech-timeout-say")),
    options: taken ?? fc.constant(undefined),
    filters: sometimes(fc.array(filter, { maxLength: 2 })),
    do: fc.array(action, { maxLength: 3 }),
    enabled: sometimes(fc.boolean()),
    description: sometimes(text),
    source: sometimes(text),
    priority: sometimes(fc.integer({ min: 0, max: 200 })),
    scope: sometimes(fc.record({ agents: fc.array(text, { maxLength: 2 }) })),
    limit: sometimes(fc.record({ perCall: fc.integer({ min: 1, max: 20 }) })),
    onFailure: sometimes(fc.constantFrom("open", "closed")),
    platform: sometimes(
      fc.constantFrom(
        { ava: { hold: 1 } },
        { vapi: { kind: "phoneNumber" } },
        { vapi: { named: true } },
      ),
    ),
    unheardOf: sometimes(fc.integer()),
  });
}

const list = fc.uniqueArray(fc.constantFrom("call.ending", "call.ended", "session.started"), {
  minLength: 2,
  maxLength: 3,
});

export const hooksDocuments: fc.Arbitrary<HooksDocument> = fc
  .record({
    hooks: fc.array(
      fc.oneof({ weight: 6, arbitrary: event }, { weight: 1, arbitrary: list }).chain(hookOn),
      { maxLength: 4 },
    ),
    maxDurationSeconds: sometimes(fc.constantFrom(5, 600)),
    model: sometimes(fc.constant({ provider: "openai" })),
  })
  .map((value) => parseHooksDocument(JSON.parse(JSON.stringify(value))).document)
  .filter((document) => document !== null);
