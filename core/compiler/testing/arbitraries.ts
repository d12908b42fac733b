import * as fc from "fast-check";
import { type Flow, flowSchema } from "../../flow/flow.ts";
import { type HooksDocument, hooksDocumentSchema } from "../../hook/hook.ts";

/**
 * Documents and flows for properties. Few different parts, so that hooks often share events and filters, and that a
 * filter often meets its opposite.
 */
const leaf = fc.constantFrom(
  { type: "exists", key: "call.id", exists: true },
  { type: "oneOf", key: "call.endedReason", oneOf: ["pipeline-error"] },
  { type: "oneOf", key: "call.endedReason", oneOf: ["pipeline-error"], kept: 1 },
  { kept: [2], chance: 0.5, type: "chance" },
);
const { filter } = fc.letrec<{ filter: object }>((tie) => ({
  filter: fc.oneof(
    { depthSize: "small", maxDepth: 3 },
    { weight: 3, arbitrary: leaf },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("not"), not: tie("filter") }) },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant("not"),
        not: tie("filter"),
        kept: fc.constant(true),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant("any"),
        any: fc.array(tie("filter"), { minLength: 1, maxLength: 2 }),
      }),
    },
  ),
}));

const filters = fc.array(filter, { maxLength: 3 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const action = fc
  .record({
    base: fc.constantFrom(
      { type: "say", exact: "Hello" },
      { type: "slack", text: "t", url: "https://example.com", kept: { a: 1 } },
      { type: "tool", tool: { kept: 1, type: "endCall" } },
      { type: "block", reason: "no", kept: [1] },
      { kept: 1, type: "modify", set: { "tool.args": { b: 1, a: null }, message: "m" } },
      { type: "data.set", value: { kept: [{}] }, key: "a.b" },
      { type: "answer", destination: { type: "number", number: "+15550100100" }, toolName: "t" },
      { type: "tool", tool: { type: "handoff", destinations: [{ type: "dynamic", kept: 1 }] } },
    ),
    id: maybe(fc.constantFrom("x", "y", "e1", "f1", "a1", "i".repeat(150))),
    when: maybe(filters),
  })
  .map(({ base, ...rest }) => ({ ...base, ...rest }));

const listening = fc.oneof(
  fc.record({
    on: fc.constantFrom("call.ending", "customer.turn", "session.created", "pre_tool_use"),
  }),
  fc.record({
    on: fc.uniqueArray(
      fc.constantFrom("call.ending", "call.ended", "call.started", "user_prompt_submit"),
      {
        minLength: 1,
      },
    ),
  }),
  fc.record({
    on: fc.constant("customer.speech.timeout"),
    options: maybe(fc.constantFrom({ timeoutSeconds: 10 }, { timeoutSeconds: 20, kept: 1 })),
  }),
);

const settings = fc.record({
  name: maybe(fc.constantFrom("one", "two", "one-2")),
  enabled: maybe(fc.boolean()),
  priority: maybe(fc.constantFrom(0, 50, 100, 200)),
  scope: maybe(fc.constantFrom({ agents: [] }, { agents: ["a"], kept: 1 })),
  onFailure: maybe(fc.constantFrom("open", "closed")),
  kept: maybe(fc.constantFrom(1, "text")),
});

const hook = fc
  .tuple(
    listening,
    settings,
    fc.record({ filters: maybe(filters), do: fc.array(action, { maxLength: 4 }) }),
  )
  .map(([on, rest, parts]) => ({ ...rest, ...parts, ...on }));

/** Documents as they are read, not in normal form. */
export const hooksDocuments: fc.Arbitrary<HooksDocument> = fc
  .record({
    hooks: fc.array(hook, { maxLength: 5 }),
    kept: maybe(fc.constantFrom({ a: [1] }, null)),
  })
  .map((document) => hooksDocumentSchema.parse(JSON.parse(JSON.stringify(document))));

const eventNode = fc.record({
  kind: fc.constant("event"),
  data: fc.record({
    on: fc.constantFrom("call.ending", "call.ended", "customer.speech.timeout", "no.such.event"),
    hook: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, settings),
  }),
});
const filterNode = fc.record({
  kind: fc.constant("filter"),
  data: fc.record({ filter: fc.oneof(filter, fc.constant({ key: "call.id", type: "oneOf" })) }),
});
const actionNode = fc.record({
  kind: fc.constant("action"),
  data: fc.record({
    action: fc.oneof(action, fc.constant({ text: "t", type: "slack" })),
    hook: maybe(settings),
  }),
});

/** An arrow mostly leads onward and from a handle its source has, but not always. */
const arrow = fc.record({
  source: fc.nat({ max: 9 }),
  target: fc.nat({ max: 9 }),
  otherwise: fc.boolean(),
  odd: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.constant(true)),
});

/** Flows as anybody may draw them: unfinished, with arrows that cannot be and circles. */
export const flows: fc.Arbitrary<Flow> = fc
  .record({
    events: fc.array(eventNode, { minLength: 1, maxLength: 3 }),
    others: fc.array(fc.oneof(filterNode, actionNode), { minLength: 1, maxLength: 7 }),
    orders: fc.array(fc.nat({ max: 2 }), { minLength: 10, maxLength: 10 }),
    arrows: fc.array(arrow, { maxLength: 18 }),
  })
  .map(({ events, others, orders, arrows }) => {
    const nodes = [...events, ...others].map((node, index) => ({
      id: `n${index}`,
      order: orders[index],
      ...node,
    }));
    const edges = arrows.map(({ source, target, otherwise, odd }, index) => {
      const from = source % nodes.length;
      const onward = Math.max(from + 1, events.length);
      const to = odd ? target % nodes.length : onward + (target % (nodes.length - onward));
      const side = otherwise ? "otherwise" : "match";
      const isFilter = nodes[from]?.kind === "filter";
      return {
        id: `c${index}`,
        source: `n${from}`,
        target: `n${Number.isNaN(to) ? from : to}`,
        sourceHandle: isFilter !== (odd && otherwise) ? side : "next",
      };
    });
    return flowSchema.parse(JSON.parse(JSON.stringify({ name: "Drawn", nodes, edges })));
  });
