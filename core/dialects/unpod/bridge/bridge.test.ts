import { afterEach, describe, expect, it } from "vitest";
import { noPython, playCall, verbsOf } from "../testing/run-python.ts";
import { type Answers, startHookline } from "../testing/start-hookline.ts";
import { bridgeText } from "./bridge-text.ts";

const started = {
  session_id: "sess_1",
  metadata: { direction: "inbound", caller_number: "+15550100100", data: { plan: "gold" } },
};
const turn = { event: "user.text", text: "I want a real person." };
const later = () => new Date(Date.now() + 10_000).toISOString();

const running: Awaited<ReturnType<typeof startHookline>>[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

type Call = { readonly budget?: number; readonly [field: string]: unknown };

async function play(answers: Answers, { budget = 1.5, ...call }: Call = {}) {
  const hookline = await startHookline(answers);
  running.push(hookline);
  const played = await playCall(bridgeText, {
    bridge: { url: hookline.url, budget },
    started,
    frames: [turn],
    replies: [["Sure."]],
    ...call,
  });
  return { ...played, played, hookline };
}

function when(event: string, actions: readonly object[]): Answers["answer"] {
  return (body) =>
    body.event === event
      ? actions.map((action, index) => ({ id: `a${index}`, expiresAt: later(), ...action }))
      : [];
}

describe.skipIf(noPython !== null)(
  `the bridge (${noPython ?? "python3"})`,
  { timeout: 60_000 },
  () => {
    it("posts every event of a call, in order, each with an id of its own", async () => {
      const { hookline, log } = await play(
        { answer: () => [] },
        { data: { account: { tier: "gold" } } },
      );
      expect(hookline.posted.map((body) => `${body.scope} ${body.event}`)).toEqual([
        "runner call_start",
        "session call_start",
        "session user_turn",
        "session agent_turn",
        "session call_end",
        "runner call_end",
      ]);
      expect(new Set(hookline.posted.map((body) => body.id)).size).toBe(6);
      expect(hookline.posted[2]).toMatchObject({
        unpod: 1,
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        call: {
          call_id: "sess_1",
          session_id: "sess_1",
          agent_id: "my-agent",
          direction: "inbound",
          user_number: "+15550100100",
          data: { plan: "gold" },
        },
        args: { text: "I want a real person." },
        data: { account: { tier: "gold" } },
        metrics: { duration_s: 12.34, turns: 0, tokens: { input: 0, output: 0 } },
      });
      expect(hookline.posted.at(-1)?.args).toEqual({ final_state: "ended" });
      expect(log.filter((entry) => "raised" in entry)).toEqual([]);
    });

    it("does what is answered, in order, before the agent replies", async () => {
      const { log } = await play({
        answer: when("user_turn", [
          { type: "message.add", message: { role: "system", content: "Be kind." } },
          { type: "say", text: "One moment." },
          {
            type: "transferCall",
            content: "I connect you.",
            destination: {
              type: "queue",
              target: "tier-1",
              mode: "warm",
              announcement: "A caller",
            },
          },
          { type: "transferCall", content: null, destination: { type: "agent", target: "senior" } },
          {
            type: "transferCall",
            content: null,
            destination: { type: "number", number: "+15550100101" },
          },
          { type: "say", text: "Bye.", endCallAfterSpoken: { action: "x", reason: "done" } },
          { type: "endCall", reason: null },
        ]),
      });
      const at = log.findIndex((entry) => entry["hook"] === "user_turn");
      const transfer = { event: "agent.transfer", mode: "cold", announcement: "" };
      expect(log.slice(at + 1, at + 10)).toEqual([
        { assist: "Be kind." },
        { verb: { event: "agent.say", text: "One moment." } },
        { verb: { event: "agent.say", text: "I connect you." } },
        {
          verb: {
            ...transfer,
            transfer_type: "human",
            target: "tier-1",
            mode: "warm",
            announcement: "A caller",
          },
        },
        { verb: { ...transfer, transfer_type: "agent", target: "senior" } },
        { verb: { ...transfer, transfer_type: "number", target: "+15550100101" } },
        { verb: { event: "agent.say", text: "Bye." } },
        { verb: { event: "agent.end_call", reason: "done" } },
        { verb: { event: "agent.end_call", reason: "completed" } },
      ]);
    });

    it("does nothing that came too late, twice, or is not for Unpod, and goes on", async () => {
      const { played } = await play({
        answer: when("user_turn", [
          { type: "say", text: "late", expiresAt: "2020-01-01T00:00:00.000Z" },
          { id: "same", type: "say", text: "once" },
          { id: "same", type: "say", text: "once" },
          { type: "dtmf", text: "1" },
          { type: "transferCall", destination: { type: "queue" } },
          { type: "say", text: "still here" },
        ]),
      });
      expect(verbsOf(played)).toEqual([
        { event: "agent.say", text: "once" },
        { event: "agent.say", text: "still here" },
      ]);
    });

    it("tells the agent what a hook puts into the conversation", async () => {
      const actions = [
        { type: "notify", title: "Note", text: "A VIP calls." },
        { type: "notify", title: null, text: "Be quick." },
      ];
      const { log } = await play({ answer: when("user_turn", actions) });
      expect(log.filter((entry) => "assist" in entry)).toEqual([
        { assist: "Note\nA VIP calls." },
        { assist: "Be quick." },
      ]);
    });

    it.each([
      { type: "notify", title: null, text: "Be quick." },
      { type: "message.add", message: { role: "system", content: "Be quick." } },
    ])("says that there is nobody to tell: $type", async (action) => {
      const { played } = await play({ answer: when("user_turn", [action]) }, { replies: null });
      expect(played.stderr).toContain("this call has no agent to tell something to");
      expect(played.log.filter((entry) => "raised" in entry)).toEqual([]);
    });

    it("writes what hooks kept to session.data, and posts it with the next event", async () => {
      const kept = { plan: "gold", "account.tier": "A", "rows.1": 5, "plan.deep": 1 };
      const { played, hookline } = await play(
        { answer: () => [], data: (body) => (body.event === "user_turn" ? kept : {}) },
        { data: { plan: "basic", other: true, rows: [1, 2] } },
      );
      const data = { plan: "gold", other: true, rows: [1, 5], account: { tier: "A" } };
      expect(played.data).toEqual(data);
      expect(played.stderr).toContain("plan.deep cannot be kept");
      expect(hookline.posted.find((body) => body.event === "agent_turn")?.data).toEqual(data);
    });

    it("leaves what the application wrote after the event was posted", async () => {
      const { played, hookline } = await play(
        {
          answer: () => [],
          data: (body) => (body.event === "user_turn" ? { plan: "hook", seen: 1 } : {}),
          delayMs: (body) => (body.event === "user_turn" ? 600 : 0),
        },
        {
          budget: 0.2,
          data: { plan: "basic" },
          writes: { user_turn: { plan: "app" } },
          frames: [turn, { event: "state", afterSeconds: 1.2 }],
        },
      );
      expect(played.data).toEqual({ plan: "app", seen: 1 });
      expect(hookline.posted.at(-1)?.data).toEqual({ plan: "app", seen: 1 });
    });

    it("sets nothing back with an event that was waiting to be posted", async () => {
      const { hookline } = await play(
        {
          answer: () => [],
          data: (body) => (body.event === "user_turn" ? { step: 2, new: true } : {}),
          delayMs: (body) => (body.event === "user_turn" ? 600 : 0),
        },
        { budget: 0.2, data: { step: 1 } },
      );
      const waiting = hookline.posted.find((body) => body.event === "agent_turn");
      expect(waiting?.data).toEqual({ step: 2, new: true });
    });

    it("waits no longer than its budget, and does what comes later when it comes", async () => {
      const hookline = await startHookline({
        answer: when("user_turn", [{ type: "say", text: "slow" }]),
        delayMs: (body) => (body.event === "user_turn" ? 600 : 0),
      });
      running.push(hookline);
      const { log } = await playCall(bridgeText, {
        bridge: { url: hookline.url, budget: 0.2 },
        frames: [turn, { event: "state", afterSeconds: 1.2 }],
        replies: [["Sure."]],
      });
      const places = [
        log.findIndex((entry) => entry["hook"] === "agent_turn"),
        log.findIndex((entry) => JSON.stringify(entry).includes("slow")),
      ];
      expect(places[0]).toBeGreaterThan(0);
      expect(places[1]).toBeGreaterThan(places[0] ?? 0);
    });

    it("never takes a call down when Hookline is away", async () => {
      const { log } = await play({ answer: () => null });
      expect(log.filter((entry) => "raised" in entry)).toEqual([]);
      expect(log.at(-1)).toEqual({ runner: "call_end", args: ["sess_1", "ended"] });
      expect(log).toContainEqual({ hook: "agent_turn", args: ["Sure."] });
    });

    it("reads the action stream, and comes back with the last id it saw", async () => {
      const said = (id: string, text: string) => ({ id, type: "say", text, expiresAt: later() });
      const { played, hookline } = await play(
        {
          answer: () => [],
          stream: [
            [said("s1", "from a timer")],
            [said("s1", "from a timer"), said("s2", "and another")],
          ],
        },
        { frames: [{ event: "state", afterSeconds: 1.5 }, turn] },
      );
      expect(hookline.lastIds.slice(0, 3)).toEqual([undefined, "s1", "s2"]);
      expect(verbsOf(played)).toEqual([
        { event: "agent.say", text: "from a timer" },
        { event: "agent.say", text: "and another" },
      ]);
    });
  },
);
