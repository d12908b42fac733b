import * as fc from "fast-check";
import { type HooksDocument, hooksDocumentSchema } from "../../../hook/hook.ts";

/** Documents for properties: `saidDocuments` stay inside what the dialect supports fully, `anyDocuments` do not. */

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const word = fc.constantFrom(
  "supervisor",
  "Real Person",
  "it's",
  'a "b"',
  "é\n👍",
  "{x}",
  "C:\\t",
  " ",
);
const words = fc.oneof(word, fc.uniqueArray(word, { minLength: 1, maxLength: 3 }));

type Place = {
  readonly on: string;
  /** Paths that hold a text of the event itself. */
  readonly texts: readonly string[];
};

const common = ["call.id", "call.direction", "call.agentId", "call.customer.number"];
const kept = [
  "call.data.account.tier",
  "call.data.my key",
  "call.data.list.0",
  "raw.call.data.plan",
];
const places: readonly Place[] = [
  { on: "call.started", texts: [] },
  { on: "call.ended", texts: ["call.endedReason"] },
  { on: "session.started", texts: [] },
  { on: "customer.turn", texts: ["turn.text"] },
  { on: "assistant.turn", texts: ["turn.text"] },
  { on: "assistant.speech.interrupted", texts: [] },
  { on: "session.ended", texts: ["call.endedReason"] },
  { on: "error", texts: ["message", "extra.code", "extra.severity"] },
  { on: "customer.speech.timeout", texts: [] },
];

function texts(keys: readonly string[]): fc.Arbitrary<string> {
  const key = fc.constantFrom(...keys.filter((name) => !name.includes(" ")));
  const filter = fc.constantFrom(
    "",
    " | downcase",
    " | upcase",
    " | slice: 0, 5",
    ' | default: "x"',
  );
  const value = fc
    .tuple(key, filter)
    .map(([name, by]) => `{{ ${name.replace(".0", "[0]")}${by} }}`);
  const part = fc.oneof(
    word,
    value,
    fc.constantFrom("${TOKEN}", '{{ "{{" }}', "{{ now }}", "%", "\u2028"),
  );
  return fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(""));
}

function filters(keys: readonly string[]): fc.Arbitrary<object> {
  const key = fc.constantFrom(...keys);
  const caseSensitive = fc.constantFrom(undefined, true);
  const number = fc.oneof(fc.integer({ min: -5, max: 500 }), fc.constant(1.5));
  const leaf = fc.oneof(
    fc.record({ type: fc.constant("contains"), key, contains: words, caseSensitive }),
    fc.record({ type: fc.constant("startsWith"), key, startsWith: words, caseSensitive }),
    fc.record({ type: fc.constant("endsWith"), key, endsWith: words, caseSensitive }),
    fc.record({
      type: fc.constant("equals"),
      key,
      equals: fc.oneof(word, fc.uniqueArray(word, { minLength: 1, maxLength: 3 })),
      caseSensitive,
    }),
    fc.record({ type: fc.constant("equals"), key, equals: fc.oneof(fc.boolean(), number) }),
    fc.record({
      type: fc.constant("oneOf"),
      key: fc.constantFrom("call.direction", "call.data.tier"),
      oneOf: fc.uniqueArray(word, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      type: fc.constant("matches"),
      key,
      matches: fc.constantFrom("refund|charge(back)?", "^a.*\\d+$"),
      caseSensitive: fc.constantFrom(undefined, false),
    }),
    fc.record({ type: fc.constant("greaterThan"), key, greaterThan: number }),
    fc.record({ type: fc.constant("lessThan"), key, lessThan: number }),
    fc.record({ type: fc.constant("between"), key, between: fc.tuple(number, number) }),
    fc.record({ type: fc.constant("exists"), key, exists: fc.boolean() }),
    fc.record({ type: fc.constant("chance"), chance: fc.constantFrom(0.1, 1) }),
    fc.constant({
      type: "withinHours",
      withinHours: { days: ["mon", "fri"], from: "09:00", to: "17:00", timeZone: "Europe/Berlin" },
    }),
  );
  return fc.letrec<{ filter: object }>((tie) => ({
    filter: fc.oneof(
      { depthSize: "small", maxDepth: 3 },
      { weight: 4, arbitrary: leaf },
      { weight: 1, arbitrary: fc.record({ type: fc.constant("not"), not: tie("filter") }) },
      {
        weight: 1,
        arbitrary: fc.record({
          type: fc.constant("any"),
          any: fc.array(tie("filter"), { minLength: 1, maxLength: 3 }),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          type: fc.constant("all"),
          all: fc.array(tie("filter"), { minLength: 1, maxLength: 3 }),
        }),
      },
    ),
  })).filter;
}

function bodies(text: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const leaf = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.constant(0.25));
  return fc.dictionary(
    fc.constantFrom("a", "b c", 'd"'),
    fc.oneof(
      leaf,
      fc.array(leaf, { maxLength: 3 }),
      fc.dictionary(fc.constantFrom("x", "y"), leaf),
    ),
    { minKeys: 1, maxKeys: 3 },
  );
}

const delivery = {
  sign: fc.constant(false),
  retry: fc.constantFrom("none", { count: 2, delayMs: 500 }),
  timeoutMs: maybe(fc.constantFrom(1000, 1500)),
};

function actions(text: fc.Arbitrary<string>): fc.Arbitrary<object> {
  const target = fc.constantFrom("tier-1", "{{ call.agentId }}");
  const manner = {
    mode: maybe(fc.constantFrom("cold", "warm")),
    announcement: maybe(fc.constantFrom("Hi", "{{ call.id }}!")),
  };
  const destination = fc.record({ type: fc.constantFrom("queue", "agent"), target, ...manner });
  const url = fc.constantFrom(
    "https://example.com/a",
    "https://example.com/{{ call.id }}?b={{ call.data.x }}",
    "${HOOK_URL}",
  );
  const headers = maybe(
    fc.constantFrom({ Authorization: "Bearer ${TOKEN}", "x-call": "{{ call.id }}" }),
  );
  return fc.oneof(
    fc.record({
      type: fc.constant("say"),
      exact: fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 })),
    }),
    fc.record({
      type: fc.constant("tool"),
      tool: fc.record({
        type: fc.constant("endCall"),
        reason: maybe(fc.constantFrom("done", "{{ call.id }}")),
      }),
    }),
    fc.record({
      type: fc.constant("tool"),
      tool: fc.record({
        type: fc.constant("transferCall"),
        destinations: destination.map((one) => [one]),
      }),
    }),
    fc.record({
      type: fc.constant("message.add"),
      message: fc.record({ role: fc.constant("system"), content: text }),
      triggerResponseEnabled: fc.constant(false),
    }),
    fc.record({
      type: fc.constant("data.set"),
      key: fc.constantFrom("a", "my key", "account.tier"),
      value: fc.oneof(text, bodies(text), fc.integer(), fc.constant(null)),
    }),
    fc.record({ type: fc.constant("wait"), seconds: fc.constantFrom(1, 2.5) }),
    fc.record({
      type: fc.constant("webhook"),
      url,
      method: fc.constantFrom("POST", "PUT"),
      headers,
      body: bodies(text),
      ...delivery,
    }),
    fc.record({
      type: fc.constant("webhook"),
      url,
      method: fc.constant("POST"),
      body: text,
      contentType: fc.constant("text/plain"),
      ...delivery,
    }),
    fc.record({
      type: fc.constant("lookup"),
      url,
      method: fc.constant("GET"),
      headers,
      query: maybe(fc.constantFrom({ n: "{{ call.customer.number }}", k: "v" })),
      saveAs: fc.constantFrom("customer", "account"),
      fallback: maybe(fc.constantFrom({ known: false }, 1)),
      ...delivery,
    }),
  );
}

const options = fc.record({
  timeoutSeconds: maybe(fc.constantFrom(10, 7.5)),
  triggerMaxCount: maybe(fc.constantFrom(1, 5)),
  triggerResetMode: maybe(fc.constantFrom("never", "onUserSpeech")),
  silencePolicy: maybe(fc.constantFrom("independent", "restart")),
});

function hookAt({ on, texts: own }: Place): fc.Arbitrary<object> {
  const keys = [...own, ...common, ...kept];
  const text = texts(keys);
  const filter = filters(keys);
  const more = fc.record({
    base: actions(text),
    when: maybe(fc.array(filter, { minLength: 1, maxLength: 2 })),
  });
  return fc
    .record({
      on: fc.constant(on),
      options: on === "customer.speech.timeout" ? maybe(options) : fc.constant(undefined),
      filters: maybe(fc.array(filter, { maxLength: 3 })),
      first: actions(text),
      rest: fc.array(more, { maxLength: 3 }),
      description: maybe(fc.constantFrom("Says hello.", 'A "quoted" one\nof two lines')),
      scope: maybe(fc.constantFrom({ agents: [] }, { agents: ["a", 'b"'] })),
      name: maybe(fc.constantFrom("one", "Call failed → Slack", "two words", "if")),
    })
    .map(({ first, rest, ...hook }) => ({
      ...hook,
      do: [first, ...rest.map(({ base, when }) => ({ ...base, when }))],
    }));
}

function toDocument(hooks: readonly object[]): HooksDocument {
  const named = hooks.map((hook, index) =>
    "name" in hook && hook.name !== undefined
      ? { ...hook, name: `${String(hook.name)} ${index}` }
      : hook,
  );
  return hooksDocumentSchema.parse(JSON.parse(JSON.stringify({ hooks: named })));
}

const saidHook = fc.constantFrom(...places).chain(hookAt);
export const saidDocuments: fc.Arbitrary<HooksDocument> = fc
  .array(saidHook, { minLength: 1, maxLength: 3 })
  .map(toDocument);

const oddAction = fc.oneof(
  fc.record({
    type: fc.constant("slack"),
    url: fc.constant("${SLACK}"),
    text: fc.constant("Hi {{ call.summary }}"),
  }),
  fc.record({
    type: fc.constant("slack"),
    url: fc.constant("https://hooks.example.com/x"),
    text: fc.constant("Hi {{ caller_number }}"),
  }),
  fc.record({ type: fc.constant("n8n"), url: fc.constant("https://example.com") }),
  fc.constant({ type: "webhook", url: "https://example.com" }),
  fc.constant({
    type: "webhook",
    url: "https://example.com",
    body: { a: "{% if x %}b{% endif %}" },
    stopOnError: true,
  }),
  fc.constant({ type: "say", prompt: "Say something" }),
  fc.constant({ type: "say", exact: "Hello {{ results.gone.name | title }}" }),
  fc.constant({ type: "message.add", message: { role: "user", content: "x" } }),
  fc.constant({ type: "tool", tool: { type: "dtmf" } }),
  fc.constant({
    type: "tool",
    tool: {
      type: "transferCall",
      destinations: [
        { type: "number", number: "+15550100100", message: "Hi" },
        { type: "sip", sipUri: "sip:a@b" },
      ],
    },
  }),
  fc.constant({ type: "email", to: "a@example.com", subject: "x", text: "y" }),
  fc.constant({ type: "wait", seconds: 3, cancelOn: ["customer.turn"] }),
  fc.constant({ type: "block", reason: "no" }),
  fc.constant({ type: "lookup", url: "https://example.com", output: { a: "b" } }),
);
const oddFilter = fc.constantFrom(
  { type: "oneOf", key: "call.endedReason", oneOf: ["pipeline-error"] },
  { type: "matches", key: "turn.text", matches: "\\pL+" },
  { type: "contains", key: "call.summary", contains: "x" },
  { type: "contains", key: "turn.text", contains: "" },
  { type: "exists", key: "call.id", exists: true, kept: 1 },
);
const oddHook = fc.record({
  on: fc.oneof(
    fc.constantFrom(
      "call.ending",
      "call.ended",
      "customer.turn",
      "tool.calls",
      "pre_tool_use",
      "call.ringing",
    ),
    fc.constant(["call.started", "customer.turn"]),
  ),
  filters: maybe(fc.array(oddFilter, { maxLength: 2 })),
  do: fc.array(fc.oneof(oddAction, actions(texts(common))), { minLength: 1, maxLength: 4 }),
  enabled: maybe(fc.boolean()),
  priority: maybe(fc.constantFrom(0, 5, 200)),
  limit: maybe(fc.constant({ perCall: 2 })),
  onFailure: maybe(fc.constant("closed")),
  platform: maybe(fc.constant({ ava: { hold: "x" } })),
  source: maybe(fc.constant("somewhere")),
  kept: maybe(fc.constant(1)),
});

export const anyDocuments: fc.Arbitrary<HooksDocument> = fc
  .array(fc.oneof(saidHook, oddHook), { maxLength: 4 })
  .map(toDocument);
