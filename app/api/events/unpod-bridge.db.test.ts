import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeSourceSchema } from "#core/contracts/sources.ts";
import { bridgeText } from "#core/dialects/unpod/bridge/bridge-text.ts";
import { noPython, playCall, verbsOf } from "#core/dialects/unpod/testing/run-python.ts";
import { contextOf } from "#server/context.ts";
import { listEvents } from "#server/event/list-events.ts";
import { importHooks } from "#server/flow/import-hooks.ts";
import { createEventDoor } from "#server/http/event-door.ts";
import { setRuntime } from "#server/runtime.ts";
import { createSource } from "#server/source/write-source.ts";
import { setUpTestRuntime } from "#server/testing/test-runtime.ts";
import { GET } from "./[source]/actions/route.ts";

/** The bridge as it is generated, under a real Python, against the product's own doors over HTTP. */
const t = setUpTestRuntime();
const server: Server = createServer();
const secret = "a-secret-of-the-bridge";
let url = "";

beforeAll(async () => {
  setRuntime(t.runtime);
  const door = createEventDoor(t.runtime);
  server.on("request", (request, response) => {
    const answered =
      request.method === "POST" ? door.answer(request, response) : stream(request, response);
    // A reader that leaves ends its stream.
    answered.catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const source = { name: "unpod", adapter: "detect", auth: "bearer", secret };
  await createSource(contextOf(t.runtime), writeSourceSchema.parse(source));
  await importHooks(contextOf(t.runtime), {
    name: "On Unpod",
    document: { hooks },
    publish: true,
    draft: false,
    runsOn: "hookline",
  });
});
afterAll(() => {
  setRuntime(undefined);
  server.closeAllConnections();
  server.close();
});

/** The route of the action stream, as Next serves it. */
async function stream(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const leaving = new AbortController();
  response.once("close", () => leaving.abort());
  const headers = { authorization: request.headers.authorization ?? "" };
  const asked = new Request(`${url}${request.url}`, { headers, signal: leaving.signal });
  const answer = await GET(asked, { params: Promise.resolve({ source: "unpod" }) });
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  const reader = answer.body?.getReader();
  for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
    response.write(read.value);
  }
  response.end();
}

function whenSaid(words: string, actions: readonly object[]) {
  const filters = [{ type: "contains", key: "turn.text", contains: words }];
  return { on: "customer.turn", name: words, filters, do: actions };
}

const queue = { type: "queue", target: "tier-1", mode: "warm", announcement: "A caller" };
const hooks = [
  whenSaid("human", [
    { type: "data.set", key: "step", value: 2 },
    { type: "notify", to: "conversation", text: "They said: {{ turn.text }}" },
    { type: "say", exact: "I look for somebody." },
    { type: "message.add", message: { role: "system", content: "Be brief." } },
    { type: "say", exact: "One moment." },
    { type: "tool", tool: { type: "transferCall", destinations: [queue] } },
  ]),
  whenSaid("bye", [
    { type: "say", exact: "Bye." },
    { type: "tool", tool: { type: "endCall", reason: "done" } },
  ]),
  whenSaid("later", [{ type: "say", exact: "{{ turn.text }}" }]),
  {
    on: "session.ended",
    name: "seen",
    do: [{ type: "data.set", key: "seen", value: "{{ call.data.step }}" }],
  },
];

/** Something that happens in the call outside the bridge's own requests. */
async function sayElsewhere(callId: string, text: string): Promise<void> {
  const message = { type: "transcript", transcriptType: "final", role: "user", transcript: text };
  const body = JSON.stringify({ message: { ...message, call: { id: callId } } });
  const headers = { authorization: `Bearer ${secret}` };
  const answer = await fetch(`${url}/api/events/unpod`, { method: "POST", body, headers });
  expect(answer.status).toBe(202);
}

async function play(callId: string, frames: readonly object[], token = secret) {
  return await playCall(bridgeText, {
    bridge: { url, source: "unpod", secret: token, budget: 5 },
    started: { session_id: callId, metadata: { direction: "inbound" } },
    frames,
    replies: [["Sure."]],
    data: { step: 1 },
  });
}

async function typesOf(callId: string): Promise<readonly (string | null)[]> {
  const { events } = await listEvents(contextOf(t.runtime), { callId, limit: 50 });
  return events.toReversed().map((event) => event.type);
}

const transfer = { event: "agent.transfer", transfer_type: "human", target: "tier-1" };

describe.skipIf(noPython !== null)(
  `Unpod's bridge and Hookline (${noPython ?? "python3"})`,
  { timeout: 60_000 },
  () => {
    it("stores what is told, and does what hooks ask for in their order", async () => {
      const played = await play("u1", [
        { event: "user.text", text: "I want a human." },
        { event: "user.text", text: "bye" },
      ]);
      expect(played.log.filter((entry) => "raised" in entry)).toEqual([]);
      expect(await typesOf("u1")).toEqual([
        "call.started",
        "session.started",
        "customer.turn",
        "assistant.turn",
        "customer.turn",
        "session.ended",
        "call.ending",
        "call.ended",
      ]);
      expect(verbsOf(played)).toEqual([
        { event: "agent.say", text: "I look for somebody." },
        { event: "agent.say", text: "One moment." },
        { ...transfer, mode: "warm", announcement: "A caller" },
        { event: "agent.say", text: "Bye." },
        { event: "agent.end_call", reason: "done" },
      ]);
      expect(played.log.filter((entry) => "assist" in entry)).toEqual([
        { assist: "They said: I want a human." },
        { assist: "Be brief." },
      ]);
    });

    it("keeps with the call what hooks keep, and what they keep is the newer value", async () => {
      const played = await play("u2", [{ event: "user.text", text: "a human" }]);
      expect(played.data).toEqual({ step: 2, seen: 2 });
    });

    it("does what is decided outside its requests, and nothing that has expired", async () => {
      await sayElsewhere("u3", "much later");
      const { db, clock } = t.runtime;
      await db.sql`update deliveries set expires_at = ${clock.nowMs() - 1} where call_id = 'u3'`;
      await sayElsewhere("u3", "a little later");
      const played = await play("u3", [{ event: "state", afterSeconds: 1.5 }]);
      expect(verbsOf(played)).toEqual([{ event: "agent.say", text: "a little later" }]);
    });

    it("stores nothing of a bridge with another secret, whose call goes on", async () => {
      const turn = { event: "user.text", text: "I want a human." };
      const played = await play("u4", [turn], "another");
      expect(played.stderr).toContain("hookline answered 401");
      expect(verbsOf(played)).toEqual([]);
      expect(played.log).toContainEqual({ hook: "agent_turn", args: ["Sure."] });
      expect(await typesOf("u4")).toEqual([]);
    });
  },
);
