import { describe, expect, it } from "vitest";
import type { CallEvent } from "../hook/call-event.ts";
import type { Filter } from "../hook/filter.ts";
import type { Hook } from "../hook/hook.ts";
import type { CallState } from "./call-state.ts";
import { decide } from "./decide.ts";
import { type LiveFlow, prepareProgram } from "./program.ts";
import { stepCall } from "./step-call.ts";

function flowOf(hooks: readonly Hook[], more: Partial<LiveFlow> = {}): LiveFlow {
  return {
    flowId: "flow_1",
    version: 3,
    runsOn: "hookline",
    document: { hooks: [...hooks] },
    switches: {},
    ...more,
  };
}
const say = (text: string): Hook["do"][number] => ({ id: "a1", type: "say", exact: text });
const hook = (name: string, more: Partial<Hook> = {}): Hook => ({
  name,
  on: "customer.turn",
  do: [say("Yes?")],
  ...more,
});

let count = 0;
function event(
  type: string,
  data: CallEvent["data"] = {},
  more: Partial<CallEvent> = {},
): CallEvent {
  count += 1;
  return { id: `evt_${count}`, type, callId: "c1", at: "2026-11-20T10:00:00.000Z", data, ...more };
}
const turn = (text = "Hello") => event("customer.turn", { turn: { text } });

function verdictsOf(hooks: readonly Hook[], of: CallEvent, before: CallState | null = null) {
  return decide(prepareProgram([flowOf(hooks)]), of, before).verdicts.map((entry) => entry.verdict);
}
function stateAfter(...events: readonly CallEvent[]): CallState | null {
  const program = prepareProgram([]);
  return events.reduce<CallState | null>((state, one) => decide(program, one, state).state, null);
}

describe("each reason a listening hook has for not running", () => {
  it("fires when nothing speaks against it", () => {
    expect(verdictsOf([hook("h")], turn())).toEqual([{ hook: "h", verdict: "fired" }]);
  });
  it("says nothing of a hook that listens to something else", () => {
    expect(verdictsOf([hook("h", { on: "call.ended" })], turn())).toEqual([]);
  });
  it("disabled", () => {
    expect(verdictsOf([hook("h", { enabled: false })], turn())).toEqual([
      { hook: "h", verdict: "skipped", reason: "disabled" },
    ]);
  });
  it("disabled by a switch beside the version", () => {
    const program = prepareProgram([flowOf([hook("h")], { switches: { h: false } })]);
    expect(decide(program, turn(), null).verdicts[0]?.verdict.reason).toBe("disabled");
  });
  it("scope names the agents wanted and the one there", () => {
    const scoped = hook("h", { scope: { agents: ["a1"] } });
    expect(verdictsOf([scoped], { ...turn(), agentId: "a2" })).toEqual([
      { hook: "h", verdict: "skipped", reason: "scope", expected: ["a1"], actual: "a2" },
    ]);
    expect(verdictsOf([scoped], { ...turn(), agentId: "a1" })[0]?.verdict).toBe("fired");
    expect(verdictsOf([hook("h", { scope: { agents: [] } })], turn())[0]?.reason).toBe("scope");
  });
  it("filter names the filter, what it asked for and what was there", () => {
    const filter = { type: "contains", key: "turn.text", contains: "refund" } as const;
    expect(verdictsOf([hook("h", { filters: [filter] })], turn())).toEqual([
      {
        hook: "h",
        verdict: "skipped",
        reason: "filter",
        filter,
        expected: "refund",
        actual: "Hello",
      },
    ]);
  });
  it("limited after as many as allowed in one call", () => {
    const program = prepareProgram([flowOf([hook("h", { limit: { perCall: 1 } })])]);
    const first = decide(program, turn(), null);
    expect(first.verdicts[0]?.verdict.verdict).toBe("fired");
    expect(decide(program, turn(), first.state).verdicts[0]?.verdict).toEqual({
      hook: "h",
      verdict: "skipped",
      reason: "limited",
      expected: 1,
      actual: 1,
    });
  });
  it("call-over for what is said after the end, but not for the end itself", () => {
    const over = stateAfter(event("call.started"), event("call.ended"));
    expect(verdictsOf([hook("h")], turn(), over)[0]?.reason).toBe("call-over");
    const ending = hook("h", { on: "call.ending" });
    expect(verdictsOf([ending], event("call.ending"), over)[0]?.verdict).toBe("fired");
  });
  it("platform says what the verdict would have been, and gives no effect", () => {
    const program = prepareProgram([flowOf([hook("h")], { runsOn: "platform" })]);
    const decided = decide(program, turn(), null);
    expect(decided.verdicts[0]?.verdict).toEqual({
      hook: "h",
      verdict: "skipped",
      reason: "platform",
      wouldHave: "fired",
    });
    expect(decided.effects).toEqual([]);
  });
});

describe("low confidence: the range is [min, max)", () => {
  const on = "assistant.transcriber.endpointedSpeechLowConfidence";
  const low = (confidence: number) => event(on, { turn: { text: "mm", confidence } });
  it.each([
    ["default", undefined, 0.2, "fired"],
    ["default", undefined, 0.39, "fired"],
    ["default", undefined, 0.4, "confidence"],
    ["default", undefined, 0.19, "confidence"],
    ["min is max less 0.2", { confidenceMax: 0.6 }, 0.4, "fired"],
    ["min is not below 0", { confidenceMax: 0.1 }, 0, "fired"],
    ["max is the transcriber's", { confidenceMin: 0.3 }, 0.4, "confidence"],
  ])("%s %j at %f: %s", (_title, options, confidence, expected) => {
    const [verdict] = verdictsOf(
      [hook("h", { on, ...(options ? { options } : {}) })],
      low(confidence),
    );
    expect(verdict?.reason ?? verdict?.verdict).toBe(expected);
  });
});

describe("order", () => {
  it("runs by priority, then flow, then place in the document; 0 means 100", () => {
    const program = prepareProgram([
      flowOf([hook("late"), hook("zero", { priority: 0 }), hook("first", { priority: 5 })]),
      flowOf([hook("other")], { flowId: "flow_2" }),
    ]);
    const names = decide(program, turn(), null).verdicts.map((entry) => entry.verdict.hook);
    expect(names).toEqual(["first", "late", "zero", "other"]);
  });
});

describe("once-only events", () => {
  it.each(["call.started", "call.ending", "call.ended"])("%s counts once per call", (type) => {
    const program = prepareProgram([flowOf([hook("h", { on: type })])]);
    const first = decide(program, event(type), null);
    expect(first.verdicts).toHaveLength(1);
    const again = decide(program, event(type), first.state);
    expect(again.note).toMatch(/^no call event: already (started|ended)$/);
    expect(again.effects).toEqual([]);
    expect(again.verdicts.map((entry) => entry.verdict)).toEqual([
      { hook: "h", verdict: "skipped", reason: "limited", expected: 1, actual: 1 },
    ]);
  });
  it("says of a second signal which filter it would have missed", () => {
    const filter: Filter = { type: "oneOf", key: "call.endedReason", oneOf: ["pipeline-error"] };
    const program = prepareProgram([flowOf([hook("h", { on: "call.ending", filters: [filter] })])]);
    const ending = (endedReason: string) => event("call.ending", { call: { endedReason } });
    const first = decide(program, ending("pipeline-error-x"), null);
    expect(first.verdicts[0]?.verdict.verdict).toBe("fired");
    const again = decide(program, ending("customer-ended-call"), first.state);
    expect(again.verdicts[0]?.verdict).toEqual({
      hook: "h",
      verdict: "skipped",
      reason: "filter",
      filter,
      expected: ["pipeline-error"],
      actual: "customer-ended-call",
    });
  });
  it("learns what a later report knows", () => {
    const program = prepareProgram([]);
    const first = decide(program, event("call.ended"), null);
    const again = decide(program, event("call.ended", { call: { summary: "Done." } }), first.state);
    expect(again.state?.call["summary"]).toBe("Done.");
  });
});

describe("actions", () => {
  it("gives each effect a key of its own, the same for the same decision", () => {
    const two = hook("h", { do: [say("A"), { ...say("B"), id: "a2" }] });
    const program = prepareProgram([flowOf([two, hook("g")])]);
    const one = turn();
    const keys = decide(program, one, null).effects.map((effect) => effect.key);
    expect(new Set(keys).size).toBe(3);
    expect(decide(program, one, null).effects.map((effect) => effect.key)).toEqual(keys);
    const other = decide(program, turn(), null).effects.map((effect) => effect.key);
    expect(other.some((key) => keys.includes(key))).toBe(false);
  });
  it("leaves an action out whose `when` does not match, and says so", () => {
    const when = [{ type: "exists" as const, key: "call.summary", exists: true }];
    const decided = decide(
      prepareProgram([
        flowOf([
          hook("h", {
            do: [
              { ...say("A"), when },
              { ...say("B"), id: "a2" },
            ],
          }),
        ]),
      ]),
      turn(),
      null,
    );
    expect(decided.effects.map((effect) => effect.action)).toEqual(["a2"]);
    expect(decided.verdicts[0]?.skippedActions).toEqual([
      { action: "a1", filter: when[0], expected: true, actual: null },
    ]);
  });
  it("goes on after an action that failed, unless it says stopOnError", () => {
    const failing = { id: "a1", type: "webhook" as const, url: "{{ turn.text }}" };
    const both = (stopOnError: boolean) =>
      decide(
        prepareProgram([
          flowOf([
            hook("h", {
              do: [
                { ...failing, stopOnError },
                { ...say("B"), id: "a2" },
              ],
            }),
          ]),
        ]),
        turn(),
        null,
      ).effects.map((effect) => effect.kind);
    expect(both(false)).toEqual(["failed", "in-call"]);
    expect(both(true)).toEqual(["failed"]);
  });
  it("picks one of several texts by the event, not by luck", () => {
    const program = prepareProgram([
      flowOf([hook("h", { do: [{ id: "a1", type: "say", exact: ["A", "B", "C"] }] })]),
    ]);
    const texts = Array.from({ length: 60 }, () => turn()).map((one) => {
      const [first, second] = [decide(program, one, null), decide(program, one, null)];
      expect(first.effects).toEqual(second.effects);
      return JSON.stringify(
        first.effects.map((effect) => (effect.kind === "in-call" ? effect.inCall : null)),
      );
    });
    expect(new Set(texts).size).toBe(3);
  });
});

describe("derived events", () => {
  const program = prepareProgram([flowOf([hook("h", { on: "customer.speech.interrupted" })])]);
  const speech = (type: string, role: string) => event(type, { role });

  it("the assistant that begins while the customer speaks has interrupted the customer", () => {
    const before = stateAfter(speech("speech.started", "customer"));
    const steps = stepCall(program, speech("speech.started", "assistant"), before);
    expect(steps.map((step) => step.event.type)).toEqual([
      "speech.started",
      "customer.speech.interrupted",
    ]);
    expect(steps[1]?.verdicts[0]?.verdict.verdict).toBe("fired");
  });
  it("nothing is derived when the customer had finished", () => {
    const before = stateAfter(
      speech("speech.started", "customer"),
      speech("speech.stopped", "customer"),
    );
    expect(stepCall(program, speech("speech.started", "assistant"), before)).toHaveLength(1);
  });
});

it("decides an event of no call without state", () => {
  const { callId: _none, ...rest } = event("session.started");
  const decided = decide(
    prepareProgram([flowOf([hook("h", { on: "session.started" })])]),
    rest,
    null,
  );
  expect(decided.state).toBeNull();
  expect(decided.verdicts[0]?.verdict.verdict).toBe("fired");
});
