import { expect, it } from "vitest";
import { z } from "zod";
import type { Json } from "#core/json.ts";
import { callEventSchema } from "#core/hook/call-event.ts";
import { toIso } from "#core/time.ts";
import { stepCall } from "#core/engine/step-call.ts";
import type { CallState } from "#core/engine/call-state.ts";
import { readHooksVersion } from "#db/queries/ingest/read-hooks-version.ts";
import { contextOf } from "../context.ts";
import { importHooks } from "../flow/import-hooks.ts";
import type { Runtime } from "../runtime.ts";
import { setUpTestRuntime } from "../testing/test-runtime.ts";
import { answerEvent } from "./answer-event.ts";

const test = setUpTestRuntime();
const posters = 10;
const callCount = 200;

/** Twenty events of one call, in the order a call has them; they will arrive in any order. */
function eventsOf(callId: string): readonly Json[] {
  const event = (type: string, data: Json, index: number) => ({
    id: `${callId}-${index}`,
    type,
    callId,
    at: toIso(Date.UTC(2026, 10, 20, 10, 0, index)),
    data,
  });
  const speech = Array.from({ length: 8 }, (_, index) => [
    ["speech.started", { role: index % 2 === 0 ? "customer" : "assistant" }] as const,
    ["customer.turn", { turn: { text: index % 3 === 0 ? "a refund please" : "hello" } }] as const,
  ]).flat();
  const types = [
    ["call.started", { call: { customer: { number: "+15550100100" } } }] as const,
    ...speech,
    ["call.ending", { call: { endedReason: "customer-ended-call" } }] as const,
    ["call.ending", { call: { endedReason: "pipeline-error" } }] as const,
    ["call.ended", { call: { summary: "Done." } }] as const,
  ];
  return types.map(([type, data], index) => event(type, data, index));
}

const hooks = [
  {
    on: "customer.turn",
    name: "refund",
    filters: [{ type: "contains", key: "turn.text", contains: "refund" }],
    limit: { perCall: 2 },
    do: [{ type: "say", exact: ["Sure.", "One moment."] }],
  },
  { on: "customer.speech.interrupted", name: "sorry", do: [{ type: "say", exact: "Sorry." }] },
  {
    on: ["call.ending", "call.ended"],
    name: "end",
    do: [{ type: "n8n", url: "hookline://inbox/test" }],
  },
];

const rowSchema = z.object({
  id: z.string(),
  type: z.string(),
  callId: z.string(),
  seq: z.number(),
  at: z.number(),
  receivedAt: z.number(),
  data: callEventSchema.shape.data,
  verdicts: z
    .array(z.object({ hook: z.string(), verdict: z.string(), reason: z.string().nullable() }))
    .nullable(),
});

async function storedEvents(runtime: Runtime) {
  const rows = await runtime.db.sql`
    select e.id, e.type, e.call_id as "callId", e.call_seq as seq, e.at, e.received_at as "receivedAt", e.data, (
      select json_agg(json_build_object('hook', v.hook, 'verdict', v.verdict, 'reason', v.reason) order by v.ordinal)
      from verdicts v where v.event_id = e.id
    ) as verdicts
    from events e order by e.call_id, e.call_seq`;
  return rows.map((row) => rowSchema.parse(row));
}

it("calls posted by many at once end as if each had been replayed in its stored order", async () => {
  await importHooks(contextOf(test.runtime), {
    name: "Concurrent",
    document: { hooks },
    publish: true,
    draft: false,
    runsOn: "hookline",
  });
  const processes = [test.runtime, await test.another()];
  const bodies = Array.from({ length: callCount }, (_, call) => eventsOf(`call-${call}`)).flat();
  // Event i goes to poster i mod 10, so every call is posted by all of them at the same time.
  await Promise.all(
    Array.from({ length: posters }, async (_, poster) => {
      const [runtime = test.runtime] = processes.slice(poster % processes.length);
      for (const body of bodies.filter((_body, index) => index % posters === poster)) {
        const answer = await answerEvent(runtime, {
          source: "default",
          header: () => null,
          body: (async function* () {
            yield Buffer.from(JSON.stringify(body));
          })(),
        });
        expect(answer.status).toBe(202);
      }
    }),
  );

  const rows = await storedEvents(test.runtime);
  const posted = rows.filter((row) => row.type !== "customer.speech.interrupted");
  expect(posted).toHaveLength(bodies.length);
  const version = await readHooksVersion(test.runtime.db, "ws_default");
  const { program } = await test.runtime.programs.get(test.runtime.db, "ws_default", version);
  for (const call of Map.groupBy(rows, (row) => row.callId).values()) {
    expect(call.map((row) => row.seq)).toEqual(call.map((_, index) => index + 1));
    const times = call.flatMap((row) =>
      row.type === "customer.speech.interrupted" ? [] : [row.receivedAt],
    );
    expect(times, "arrival tells the order too").toEqual(
      [...new Set(times)].toSorted((a, b) => a - b),
    );
    let state: CallState | null = null;
    const replayed = call.flatMap((row) => {
      if (row.type === "customer.speech.interrupted") return [];
      const steps = stepCall(program, { ...row, at: toIso(row.at) }, state);
      state = steps.at(-1)?.state ?? state;
      return steps.map((step) => ({
        id: step.event.id,
        verdicts: step.verdicts.map(({ verdict }) => ({
          hook: verdict.hook,
          verdict: verdict.verdict,
          reason: verdict.reason ?? null,
        })),
      }));
    });
    expect(call.map((row) => ({ id: row.id, verdicts: row.verdicts ?? [] }))).toEqual(replayed);
  }
});
