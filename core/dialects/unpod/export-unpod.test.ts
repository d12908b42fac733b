import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type HooksDocument, hooksDocumentSchema } from "../../hook/hook.ts";
import { exportUnpod } from "./export-unpod.ts";
import { importUnpod } from "./import-unpod.ts";
import { noPython, playCall, verbsOf } from "./testing/run-python.ts";
import { startReceiver } from "./testing/start-receiver.ts";

function moduleOf(hooks: readonly object[]): string {
  const document: HooksDocument = hooksDocumentSchema.parse({ hooks });
  return exportUnpod(document).files[0]?.text ?? "";
}

const turn = (text: string) => ({ event: "user.text", text });
const say = (exact: string) => ({ type: "say", exact });
const queue = { type: "queue", target: "tier-1" };
const transfer = { type: "tool", tool: { type: "transferCall", destinations: [queue] } };
const isTurn = { on: "customer.turn" };

/** What is said in a call where the caller says one thing. */
async function saidTo(hooks: readonly object[], text: string, more: object = {}) {
  const played = await playCall(moduleOf(hooks), {
    frames: [turn(text)],
    replies: [["Sure."]],
    ...more,
  });
  expect(played.log.filter((entry) => "raised" in entry)).toEqual([]);
  return verbsOf(played);
}

describe("exportUnpod", () => {
  it("names what Python on Unpod cannot say", () => {
    const document = hooksDocumentSchema.parse({
      hooks: [
        { on: "tool.calls", do: [say("a")] },
        {
          ...isTurn,
          filters: [{ type: "exists", key: "call.summary", exists: true }],
          do: [say("a")],
        },
        {
          ...isTurn,
          do: [say("{{ call.summary }}"), say("b"), { type: "block" }],
          limit: { perCall: 1 },
        },
        { ...isTurn, do: [{ type: "webhook", url: "https://example.com", body: {} }] },
      ],
    });
    const named = exportUnpod(document).diagnostics.map(({ code, path }) => `${code} ${path}`);
    expect(named).toEqual([
      "dialect.lost hooks.0.on",
      "dialect.lost hooks.1.filters.0",
      "dialect.lost hooks.2.do.0",
      "dialect.lost hooks.2.do.2",
      "dialect.lost hooks.3.do.0.sign",
      "dialect.changed hooks.3.do.0.retry",
      "dialect.lost hooks.2.limit",
      "dialect.changed hooks.3.do.0.method",
    ]);
  });

  it("brings the bridge along", () => {
    const { files } = exportUnpod(hooksDocumentSchema.parse({ hooks: [] }));
    expect(files.map((file) => file.name)).toEqual(["hookline_hooks.py", "hookline_bridge.py"]);
  });

  it("keeps to 79 characters where words can be broken", () => {
    const long = "Of course, let me transfer you to one of our team members right away. ".repeat(3);
    const contains = [
      "speak to a human",
      "real person",
      "your manager",
      "supervisor",
      "somebody else",
    ];
    const text = moduleOf([
      {
        ...isTurn,
        filters: [{ type: "contains", key: "turn.text", contains }],
        do: [say(long), say(`${long}{{ turn.text }}`)],
      },
    ]);
    expect(text.split("\n").filter((line) => line.length > 79)).toEqual([]);
  });
});

const folder = new URL("fixtures/flows/", import.meta.url);
const flows = readdirSync(folder);

describe.skipIf(noPython !== null)(
  `exported modules (${noPython ?? "python3"})`,
  { timeout: 60_000 },
  () => {
    it.each(flows)("%s runs after import and export", async (name) => {
      const { document } = importUnpod({
        text: readFileSync(new URL(name, folder), "utf8"),
        json: undefined,
      });
      const text = moduleOf(document?.hooks ?? []);
      const frames = [turn("I want to speak to a human"), { event: "user.interrupted" }];
      const played = await playCall(text, { frames, replies: [["Sure. ", "One moment."]] });
      expect(played.log.filter((entry) => "raised" in entry)).toEqual([]);
      expect(played.log.at(-1)).toEqual({ runner: "call_end", args: ["sess_1", "ended"] });
    });

    it("asks the same questions as Hookline does", { timeout: 60_000 }, async () => {
      const ask = (filter: object, text: string, more: object = {}) =>
        saidTo([{ ...isTurn, filters: [filter], do: [say("yes")] }], text, more).then(
          (verbs) => verbs.length === 1,
        );
      const key = "turn.text";
      const tier = { type: "equals", key: "call.data.account.tier", equals: "Gold" };
      const answers = await Promise.all([
        ask({ type: "contains", key, contains: ["Real Person", "boss"] }, "a REAL person"),
        ask({ type: "contains", key, contains: "Boss", caseSensitive: true }, "the boss"),
        ask({ type: "startsWith", key, startsWith: "Hi" }, "hi there"),
        ask({ type: "matches", key, matches: "\\d{3}" }, "call 911"),
        ask({ type: "not", not: { type: "equals", key, equals: "Stop" } }, "STOP"),
        ask(tier, "x", { data: { account: { tier: "gold" } } }),
        ask(tier, "x"),
        ask({ type: "greaterThan", key: "call.data.n", greaterThan: 2 }, "x", { data: { n: "3" } }),
        ask({ type: "between", key: "call.data.n", between: [1, 2] }, "x", { data: { n: [] } }),
        ask({ type: "exists", key: "call.customer.number", exists: true }, "x"),
        ask({ type: "any", any: [{ type: "chance", chance: 1 }, tier] }, "x"),
      ]);
      expect(answers).toEqual([
        true,
        false,
        true,
        true,
        false,
        true,
        false,
        true,
        false,
        false,
        true,
      ]);
    });

    it("does what the actions say, in order", async () => {
      const hooks = [
        {
          ...isTurn,
          do: [
            {
              type: "data.set",
              key: "last.said",
              value: { text: "{{ turn.text }}", n: 1, list: [true, null] },
            },
            {
              type: "message.add",
              message: { role: "system", content: "Be kind." },
              triggerResponseEnabled: false,
            },
            say('You said "{{ turn.text }}" {of} {{ call.data.last.said.text | upcase }}\n'),
            { ...transfer, when: [{ type: "contains", key: "turn.text", contains: "human" }] },
            { type: "tool", tool: { type: "endCall", reason: "done" } },
          ],
        },
      ];
      const played = await playCall(moduleOf(hooks), {
        frames: [turn("A human, 'please' 👍")],
        replies: [[]],
      });
      expect(played.data).toEqual({
        last: { said: { text: "A human, 'please' 👍", n: 1, list: [true, null] } },
      });
      expect(played.log).toContainEqual({ assist: "Be kind." });
      expect(verbsOf(played)).toEqual([
        {
          event: "agent.say",
          text: "You said \"A human, 'please' 👍\" {of} A HUMAN, 'PLEASE' 👍\n",
        },
        {
          event: "agent.transfer",
          transfer_type: "human",
          target: "tier-1",
          mode: "cold",
          announcement: "",
        },
        { event: "agent.end_call", reason: "done" },
      ]);
    });

    it("makes requests, with secrets of the environment, and uses answers", async () => {
      const receiver = await startReceiver({ first_name: "Ada" });
      const request = {
        url: `${receiver.url}/{{ call.id }}?n={{ turn.text }}`,
        sign: false,
        retry: "none",
      };
      const hooks = [
        {
          ...isTurn,
          do: [
            { ...request, type: "lookup", method: "GET", saveAs: "customer" },
            {
              ...say("Hello {{ results.customer.first_name }}"),
              when: [{ type: "exists", key: "results.customer", exists: true }],
            },
            {
              ...request,
              type: "webhook",
              method: "PUT",
              headers: { "x-key": "${KEY}" },
              body: { text: "{{ turn.text }}", at: "{{ now }}" },
            },
          ],
        },
        {
          on: "call.ended",
          do: [{ ...request, url: "http://127.0.0.1:9/gone", type: "webhook", body: {} }],
        },
      ];
      const call = { frames: [turn("a/b c")], replies: [[]], linger: 0.5 };
      const played = await playCall(moduleOf(hooks), call, { KEY: "s3cret" });
      await receiver.stop();
      expect(verbsOf(played)).toEqual([{ event: "agent.say", text: "Hello Ada" }]);
      expect(receiver.received).toMatchObject([
        { method: "GET", url: "/sess_1?n=a%2Fb%20c" },
        { method: "PUT", key: "s3cret", body: { text: "a/b c", at: expect.stringContaining("T") } },
      ]);
    });

    it("minds a silence once, and not after the call", async () => {
      const silent = (timeoutSeconds: number, action: object) => ({
        on: "customer.speech.timeout",
        options: { timeoutSeconds, triggerMaxCount: 1, triggerResetMode: "onUserSpeech" },
        do: [action],
      });
      const played = await playCall(
        moduleOf([silent(1, say("Hello?")), silent(60, say("never"))]),
        {
          frames: [turn("hi"), { event: "state", afterSeconds: 2 }],
          replies: [["Hi."]],
          linger: 0.2,
        },
      );
      expect(verbsOf(played)).toEqual([{ event: "agent.say", text: "Hello?" }]);
    });
  },
);
