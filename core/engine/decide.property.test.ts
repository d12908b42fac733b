import fc from "fast-check";
import { expect, it } from "vitest";
import type { CallEvent } from "../hook/call-event.ts";
import { effectivePriority, type Hook } from "../hook/hook.ts";
import { isJsonObject, type Json, trustJson } from "../json.ts";
import type { CallState } from "./call-state.ts";
import type { Decided } from "./decide.ts";
import { getPath } from "./get-path.ts";
import { prepareProgram } from "./program.ts";
import { stepCall } from "./step-call.ts";

const eventTypes = [
  "call.started",
  "customer.turn",
  "assistant.turn",
  "speech.started",
  "speech.stopped",
  "call.ending",
  "call.ended",
  "tool.calls",
  "pre_tool_use",
  "user_prompt_submit",
  "post_tool_use",
] as const;

const texts = fc.oneof(
  fc.constantFrom("refund", "${API_KEY}", "{{ 1 | plus: 1 }}", '"},{"', "<!channel>", ""),
  fc.string(),
);
const data = fc.record(
  {
    role: fc.constantFrom("customer", "assistant"),
    turn: fc.record({ text: texts, confidence: fc.double({ min: 0, max: 1, noNaN: true }) }),
    message: texts,
    tool: fc.record({ name: texts, args: fc.dictionary(fc.constantFrom("a", "b"), texts) }),
    call: fc.record({ endedReason: texts, customer: fc.record({ name: texts }) }),
  },
  { requiredKeys: [] },
);
const timelines = fc.array(fc.record({ type: fc.constantFrom(...eventTypes), data }), {
  minLength: 1,
  maxLength: 25,
});

const filters: fc.Arbitrary<Hook["filters"]> = fc.array(
  fc.oneof(
    fc.record({
      type: fc.constant("contains" as const),
      key: fc.constant("turn.text"),
      contains: fc.constantFrom("refund", "hello"),
    }),
    fc.record({
      type: fc.constant("exists" as const),
      key: fc.constant("call.endedReason"),
      exists: fc.boolean(),
    }),
    fc.record({
      type: fc.constant("exists" as const),
      key: fc.constantFrom("call.data.kept", "tool.args.a"),
      exists: fc.boolean(),
    }),
    fc.record({ type: fc.constant("chance" as const), chance: fc.constantFrom(0, 0.5, 1) }),
  ),
  { maxLength: 2 },
);
const actions = fc.constantFrom<Hook["do"][number]>(
  { type: "say", exact: ["A", "B", "C"] },
  {
    type: "webhook",
    url: "https://example.com/{{ turn.text }}",
    body: { text: "{{ turn.text }}" },
  },
  { type: "slack", url: "${SLACK}", text: "{{ call.customer.name }} said {{ turn.text }}" },
  { type: "data.set", key: "kept", value: "{{ turn.text }}" },
  { type: "data.set", key: "kept.deep", value: { seen: "{{ call.data }}" } },
  { type: "modify", set: { "tool.args.a": "{{ tool.args }}", message: "{{ message }}!" } },
  { type: "modify", set: { "tool.args": "{{ call.data.kept }}" }, ifAbsent: true },
  { type: "block", reason: "{{ message }}" },
  { type: "answer", result: "{{ tool.args }}" },
);
const documents = fc
  .array(
    fc.record({
      on: fc.oneof(
        fc.constantFrom(...eventTypes, "customer.speech.interrupted"),
        fc.uniqueArray(fc.constantFrom("call.ending", "call.ended"), { minLength: 1 }),
      ),
      filters,
      do: fc.array(actions, { minLength: 1, maxLength: 3 }),
      enabled: fc.boolean(),
      priority: fc.constantFrom(-1, 0, 50, 100),
      onFailure: fc.constantFrom("open" as const, "closed" as const),
      limit: fc.record({ perCall: fc.integer({ min: 1, max: 3 }) }),
    }),
    { maxLength: 6 },
  )
  .map((hooks) =>
    hooks.map((hook, index) => ({
      ...hook,
      name: `hook-${index}`,
      do: hook.do.map((action, place) => ({ ...action, id: `a${place}` })),
    })),
  );

type Timeline = readonly { readonly type: string; readonly data: unknown }[];

function play(hooks: readonly Hook[], timeline: Timeline): readonly Decided[] {
  const program = prepareProgram([
    {
      flowId: "flow_1",
      version: 1,
      runsOn: "hookline",
      document: { hooks: [...hooks] },
      switches: {},
    },
  ]);
  let state: CallState | null = null;
  return timeline.flatMap((entry, index) => {
    const json = trustJson(entry.data);
    const event: CallEvent = {
      id: `evt_${index}`,
      type: entry.type,
      callId: "c1",
      at: "2026-11-20T10:00:00.000Z",
      data: isJsonObject(json) ? json : {},
    };
    const steps = stepCall(program, event, state);
    state = steps.at(-1)?.state ?? null;
    return steps;
  });
}

/** The same value with the keys of its objects in the opposite order. */
function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

const outcome = (steps: readonly Decided[]) =>
  steps.map(({ verdicts, effects, decision, state }) => ({
    verdicts,
    effects,
    decision,
    data: state?.call["data"],
  }));

it("decides the same for the same call, whatever the order of keys in its events", () => {
  fc.assert(
    fc.property(documents, timelines, (hooks, timeline) => {
      const once = outcome(play(hooks, timeline));
      expect(outcome(play(hooks, timeline))).toEqual(once);
      const turned = timeline.map((entry) => ({ ...entry, data: reversed(trustJson(entry.data)) }));
      expect(outcome(play(hooks, turned))).toEqual(once);
    }),
  );
});

it("gives every listening hook exactly one verdict, and fires none on an event that counts no more", () => {
  fc.assert(
    fc.property(documents, timelines, (hooks, timeline) => {
      for (const step of play(hooks, timeline)) {
        const listening = hooks
          .filter((hook) => [hook.on].flat().includes(step.event.type))
          .toSorted((one, other) => effectivePriority(one) - effectivePriority(other));
        const heard = step.verdicts.map((entry) => entry.verdict.hook);
        expect(heard).toEqual(listening.map((hook) => hook.name));
        const hasFired = step.verdicts.some((entry) => entry.verdict.verdict === "fired");
        expect(step.note === null || !hasFired).toBe(true);
      }
    }),
  );
});

it("gives different effects different keys", () => {
  fc.assert(
    fc.property(documents, timelines, (hooks, timeline) => {
      const keys = play(hooks, timeline).flatMap((step) =>
        step.effects.map((effect) => effect.key),
      );
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});

/** Where a platform waits for an answer: a tool, an assistant, a lookup. */
const answerable = new Set(["call.ringing", "call.started", "tool.calls"]);
const waits = new Set(["pre_tool_use", "user_prompt_submit"]);

it("decides exactly the events that wait for it, and lets no hook run after a block", () => {
  fc.assert(
    fc.property(documents, timelines, (hooks, timeline) => {
      for (const { event, decision, verdicts, effects } of play(hooks, timeline)) {
        expect(decision !== null).toBe(waits.has(event.type));
        const outcomes = verdicts.map(({ verdict }) => verdict.reason ?? verdict.verdict);
        const after = outcomes.indexOf("blocked");
        expect(after === -1 || !outcomes.slice(after).includes("fired")).toBe(true);
        expect(after === -1 || decision?.block === true).toBe(true);
        const counted = effects.filter(
          (effect) => effect.kind === "decision" && effect.ignored === null,
        );
        expect(counted.length === 0 || decision !== null).toBe(true);
        if (decision?.block === false) {
          expect(Object.keys(decision.set ?? {}).length > 0).toBe(counted.length > 0);
        }
      }
    }),
  );
});

it("tells of one answer at most, and changes no argument", () => {
  fc.assert(
    fc.property(documents, timelines, (hooks, timeline) => {
      const before = JSON.stringify(timeline);
      for (const { event, effects } of play(hooks, timeline)) {
        const heard = effects.filter(
          (effect) => effect.kind === "answer" && effect.ignored === null,
        );
        expect(heard.length).toBeLessThanOrEqual(answerable.has(event.type) ? 1 : 0);
      }
      expect(JSON.stringify(timeline)).toBe(before);
    }),
  );
});

it("knows after a call what the values kept with it were, from its events alone", () => {
  fc.assert(
    fc.property(documents, timelines, (hooks, timeline) => {
      const steps = play(hooks, timeline);
      const kept = steps.flatMap(({ effects }) =>
        effects.flatMap((effect) => (effect.kind === "data" ? [effect] : [])),
      );
      const last = kept.at(-1);
      if (last === undefined) return;
      const call = steps.at(-1)?.state?.call ?? {};
      expect(getPath({ call }, last.path)).toEqual(last.value);
    }),
  );
});
