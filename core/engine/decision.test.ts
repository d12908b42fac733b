import { describe, expect, it } from "vitest";
import type { CallEvent } from "../hook/call-event.ts";
import type { Hook } from "../hook/hook.ts";
import type { Json } from "../json.ts";
import { type Decided, decide } from "./decide.ts";
import { type LiveFlow, prepareProgram } from "./program.ts";

type Do = Hook["do"][number];
const modify = (set: { readonly [path: string]: Json }, ifAbsent?: boolean): Do => ({
  type: "modify",
  set,
  ...(ifAbsent === undefined ? {} : { ifAbsent }),
});
const block = (reason?: string): Do => ({
  type: "block",
  ...(reason === undefined ? {} : { reason }),
});
const hook = (name: string, actions: readonly Do[], more: Partial<Hook> = {}): Hook => ({
  name,
  on: "pre_tool_use",
  do: actions.map((action, index) => ({ ...action, id: `a${index}` })),
  ...more,
});
const failing: Do = { type: "modify", set: { "tool.args": "{{ tool.name }}" } };

const toolUse: CallEvent = {
  id: "evt_1",
  type: "pre_tool_use",
  callId: "s1",
  at: "2026-11-20T10:00:00.000Z",
  data: { tool: { name: "bash", args: { command: "ls", env: { A: "1" } } }, message: "Calling" },
};
const prompt: CallEvent = {
  ...toolUse,
  type: "user_prompt_submit",
  data: { message: "hello", turn: { text: "hello", role: "user" } },
};

function flow(hooks: readonly Hook[], more: Partial<LiveFlow> = {}): LiveFlow {
  const document = { hooks: [...hooks] };
  return { flowId: "flow_1", version: 1, runsOn: "hookline", document, switches: {}, ...more };
}
function decided(hooks: readonly Hook[], event: CallEvent = toolUse): Decided {
  return decide(prepareProgram([flow(hooks)]), event, null);
}
function ignored(of: Decided): readonly (string | null)[] {
  return of.effects.flatMap((effect) => (effect.kind === "decision" ? [effect.ignored] : []));
}
const reasons = (of: Decided) =>
  of.verdicts.map(({ verdict }) => [verdict.hook, verdict.reason ?? verdict.verdict]);

describe("a change", () => {
  it("goes down into the arguments and is told whole", () => {
    expect(
      decided([
        hook("h", [modify({ "tool.args.timeout": 30, "tool.args.env.B": "{{ call.id }}" })]),
      ]).decision,
    ).toEqual({
      block: false,
      set: { "tool.args": { command: "ls", env: { A: "1", B: "s1" }, timeout: 30 } },
    });
  });

  it("of all arguments takes the place of all", () => {
    const all = decided([hook("h", [modify({ "tool.args": { x: "{{ tool.args.env }}" } })])]);
    expect(all.decision?.set).toEqual({ "tool.args": { x: { A: "1" } } });
  });

  it("is seen by the filters and templates of what comes after it, in its own hook too", () => {
    const seen = decided([
      hook("first", [
        modify({ "tool.args.command": "{{ tool.args.command }} -l" }),
        { ...modify({ "tool.args.own": true }), when: [equals("tool.args.command", "ls -l")] },
      ]),
      hook("second", [modify({ "tool.args.command": "{{ tool.args.command }} -a" })], {
        filters: [equals("tool.args.own", true)],
      }),
      hook("third", [block()], { filters: [equals("tool.args.command", "ls")] }),
    ]);
    expect(seen.decision?.set).toMatchObject({ "tool.args": { command: "ls -l -a", own: true } });
    expect(reasons(seen)).toEqual([
      ["first", "fired"],
      ["second", "fired"],
      ["third", "filter"],
    ]);
  });

  it("of the message is a change of what was said", () => {
    const on = "user_prompt_submit";
    const said = decided(
      [
        hook("shout", [modify({ message: "{{ message | upcase }}" })], { on }),
        hook("guard", [block("{{ turn.text }}")], { on, filters: [equals("turn.text", "HELLO")] }),
      ],
      prompt,
    );
    expect(said.decision).toEqual({ block: true, reason: "HELLO" });
  });

  it.each<[Json]>([[""], ["{{ extra.nothing }}"]])("to the message %j leaves it as it is", (to) => {
    const none = decided([hook("h", [modify({ message: to })], { on: prompt.type })], prompt);
    expect(none.decision).toEqual({ block: false });
    expect(ignored(none)).toEqual(["It sets no value, so nothing is changed."]);
  });

  it("is made only where nothing is when it says so", () => {
    const set = { "tool.args.command": "pwd", "tool.args.timeout": 30 };
    expect(decided([hook("h", [modify(set, true)])]).decision?.set).toEqual({
      "tool.args": { command: "ls", env: { A: "1" }, timeout: 30 },
    });
    const there = decided([hook("h", [modify({ "tool.args.command": "pwd" }, true)])]);
    expect(there.decision).toEqual({ block: false });
    expect(ignored(there)).toEqual(["What it sets is there already."]);
  });

  it("of what the event does not let be changed is not made, and says so", () => {
    const other = decided([hook("h", [modify({ message: "x", "tool.args.a": 1 })])]);
    expect(other.decision?.set).toEqual({
      "tool.args": { command: "ls", env: { A: "1" }, a: 1 },
    });
    const why = "pre_tool_use lets tool.args be changed, not message.";
    expect(other.effects).toMatchObject([{ ignored: null, partly: why }]);
    const none = decided([hook("h", [modify({ message: "x" })])]);
    expect(none.decision).toEqual({ block: false });
    expect(none.effects).toMatchObject([{ ignored: why, partly: null }]);
  });

  it("does not touch the event that is stored", () => {
    const of = decided([hook("h", [modify({ "tool.args": {} })])]);
    expect(of.event).toBe(toolUse);
    expect(of.state?.call["tool"]).toBeUndefined();
  });
});

describe("a block", () => {
  it("stops the hooks after it and makes the changes before it void", () => {
    const stopped = decided([
      hook("change", [modify({ "tool.args.a": 1 })]),
      hook("guard", [modify({ "tool.args.b": 2 }), block("no"), block("twice")]),
      hook("off", [block()], { enabled: false }),
      hook("after", [block("later")]),
    ]);
    expect(reasons(stopped)).toEqual([
      ["change", "fired"],
      ["guard", "fired"],
      ["off", "disabled"],
      ["after", "blocked"],
    ]);
    expect(stopped.decision).toMatchObject({ block: true, reason: "no" });
    expect(ignored(stopped)).toEqual([
      'The hook "guard" blocked the event.',
      null,
      null,
      "It is blocked already.",
    ]);
  });

  it("lets the rest of its own hook run", () => {
    const told = decided([hook("guard", [block(), { type: "slack", url: "${S}", text: "no" }])]);
    expect(told.effects.map((effect) => effect.kind)).toEqual(["decision", "delivery"]);
    expect(told.decision).toEqual({ block: true });
  });

  it("goes over all flows, by priority, then by their order", () => {
    const program = prepareProgram([
      flow([hook("h", [block("one")])]),
      flow([hook("h", [block("two")], { priority: 50 })], { flowId: "flow_2" }),
    ]);
    const of = decide(program, toolUse, null);
    expect(of.decision).toEqual({ block: true, reason: "two" });
    expect(of.verdicts.map(({ flowId, verdict }) => [flowId, verdict.verdict])).toEqual([
      ["flow_2", "fired"],
      ["flow_1", "skipped"],
    ]);
  });

  it.each(["post_tool_use", "session_start", "call.ended", "tool.calls"])(
    "has no effect on %s: all hooks run",
    (type) => {
      const all = decided(
        [
          hook("b", [block("no")], { on: type }),
          hook("m", [modify({ message: "x" })], { on: type }),
        ],
        { ...toolUse, type },
      );
      expect(all.decision).toBeNull();
      expect(reasons(all).map(([, outcome]) => outcome)).toEqual(["fired", "fired"]);
      const why = `${type} waits for no decision, so nothing is blocked or changed.`;
      expect(ignored(all)).toEqual([why, why]);
    },
  );

  it("of a flow that the platform runs is the platform's", () => {
    const program = prepareProgram([flow([hook("h", [block()])], { runsOn: "platform" })]);
    const of = decide(program, toolUse, null);
    expect(of.decision).toEqual({ block: false });
    expect(of.verdicts[0]?.verdict).toMatchObject({ reason: "platform", wouldHave: "fired" });
  });
});

describe("a hook that fails", () => {
  it("decides nothing, and the others go on", () => {
    const open = decided([hook("bad", [failing]), hook("good", [modify({ "tool.args.a": 1 })])]);
    expect(open.effects[0]).toMatchObject({ kind: "failed", code: "action.invalid" });
    expect(open.decision).toMatchObject({ block: false, set: { "tool.args": { a: 1 } } });
  });

  it("blocks when it is to fail closed", () => {
    const closed = decided([
      hook("change", [modify({ "tool.args.a": 1 })]),
      hook("bad", [failing], { onFailure: "closed" }),
      hook("after", [block()]),
    ]);
    expect(closed.decision).toEqual({
      block: true,
      reason: expect.stringContaining('The hook "bad" failed'),
    });
    expect(reasons(closed).at(-1)).toEqual(["after", "blocked"]);
  });

  it("blocks nothing where no decision is waited for", () => {
    const of = decided([hook("bad", [failing], { on: "error", onFailure: "closed" })], {
      ...toolUse,
      type: "error",
    });
    expect(of.decision).toBeNull();
  });
});

describe("an answer", () => {
  const asked: CallEvent = {
    ...toolUse,
    type: "tool.calls",
    data: {
      tool: { name: "transferCall", args: {} },
      request: { type: "transfer-destination-request" },
    },
  };
  const answer = (fields: object): Do => ({ type: "answer", ...fields });
  function heard(event: CallEvent, ...actions: readonly Do[]) {
    const { effects } = decided([hook("h", actions, { on: event.type })], event);
    return effects.map((effect) => (effect.kind === "answer" ? effect.ignored : effect.kind));
  }

  it("is the first that says what is asked for", () => {
    expect(
      heard(
        asked,
        answer({ result: "ok" }),
        answer({ toolName: "find", destination: "+15550100100" }),
        answer({ destination: "" }),
        answer({ toolName: "transferCall", destination: "+15550100199" }),
        answer({ destination: "+15550100200" }),
      ),
    ).toEqual([
      "transfer-destination-request takes destination, error; the answer says nothing of it.",
      "It answers for the tool find, not for transferCall.",
      "transfer-destination-request takes destination, error; the answer says nothing of it.",
      null,
      "No platform waits for it, or it was answered already.",
    ]);
  });

  it("of a tool may be any value, and is heard by nobody when nothing was asked", () => {
    const tool = { ...asked, data: { ...asked.data, request: { type: "tool-calls" } } };
    expect(heard(tool, answer({ result: 0 }))).toEqual([null]);
    expect(heard(tool, answer({ result: "{{ extra.nothing }}" }))).toEqual([null]);
    expect(heard({ ...asked, data: {} }, answer({ assistantId: "a" }))).toEqual([null]);
    expect(heard({ ...asked, type: "call.ended" }, answer({ result: 1 }))).toEqual([
      "No platform waits for it, or it was answered already.",
    ]);
  });
});

it("answers an event without hooks that it may go on", () => {
  expect(decided([]).decision).toEqual({ block: false });
  expect(decided([], { ...toolUse, type: "call.ended" }).decision).toBeNull();
});

function equals(key: string, value: string | boolean) {
  return { type: "equals" as const, key, equals: value };
}
