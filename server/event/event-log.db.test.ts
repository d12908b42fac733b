import { beforeAll, expect, test } from "vitest";
import { toIso } from "#core/time.ts";
import { ensurePartitions } from "#db/partitions.ts";
import { insertEvents, type NewEvent } from "#db/queries/ingest/insert-events.ts";
import { insertVerdicts } from "#db/queries/ingest/insert-verdicts.ts";
import { setUpTestContext, testStartMs } from "../testing/test-context.ts";
import { getEvent } from "./get-event.ts";
import { listEvents } from "./list-events.ts";

const t = setUpTestContext();
const dayMs = 86_400_000;
/** Some of one millisecond, some on other days, one of them without a partition of its own. */
const times = [0, 0, 0, 1, 5, dayMs, dayMs, 2 * dayMs, 40 * dayMs].map((ms) => testStartMs + ms);

beforeAll(async () => {
  await ensurePartitions(t.database, testStartMs, 3);
  await insertEvents(t.database, times.map(event));
});

test("pages follow each other without gap or repeat, whatever arrives meanwhile", async () => {
  const all = await listEvents(t.context, { limit: 50 });
  expect(all.next).toBeNull();
  expect(all.events.map((one) => one.receivedAt)).toEqual(
    times.toSorted((a, b) => b - a).map(toIso),
  );

  const paged: string[] = [];
  let after: string | undefined;
  do {
    const page = await listEvents(t.context, { limit: 2, after });
    paged.push(...page.events.map((one) => one.id));
    after = page.next ?? undefined;
    await insertEvents(t.database, [
      { ...event(testStartMs + 50 * dayMs, 100 + paged.length), id: `evt_late${paged.length}` },
    ]);
  } while (after !== undefined);
  expect(paged).toEqual(all.events.map((one) => one.id));
});

test("a place that is none of ours is refused", async () => {
  for (const after of ["", "x", "0.evt_1'--", "zzzzzzzzzzzzzz.evt_1"]) {
    await expect(listEvents(t.context, { limit: 2, after })).rejects.toMatchObject({
      code: "VALIDATION",
      diagnostics: [{ path: "after" }],
    });
  }
});

test("events are found by call and by type", async () => {
  const ofCall = await listEvents(t.context, { limit: 50, callId: "call-1" });
  expect(ofCall.events.map((one) => one.callId)).toEqual(["call-1", "call-1", "call-1"]);
  const ofType = await listEvents(t.context, { limit: 50, type: "call.ended" });
  expect(new Set(ofType.events.map((one) => one.type))).toEqual(new Set(["call.ended"]));
  expect((await listEvents(t.context, { limit: 50, callId: "nobody" })).events).toEqual([]);
});

test("an event tells what each hook did, in the simulator's words and order", async () => {
  const skipped = {
    filter: { type: "oneOf", key: "call.endedReason", oneOf: ["pipeline-error"] },
    expected: ["pipeline-error"],
    actual: null,
  };
  const row = { workspaceId: "ws_default", eventId: "evt_0", receivedAt: testStartMs };
  const hook = { flowId: "flow_gone", flowVersion: 3 };
  await insertVerdicts(t.database, [
    { ...row, ...hook, hook: "b", verdict: "fired", reason: null, detail: null, ordinal: 1 },
    {
      ...row,
      ...hook,
      hook: "a",
      verdict: "skipped",
      reason: "filter",
      detail: skipped,
      ordinal: 0,
    },
  ]);
  const detail = await getEvent(t.context, { eventId: "evt_0" });
  const flow = { flowId: "flow_gone", flowName: "flow_gone", flowVersion: 3 };
  expect(detail).toMatchObject({
    source: "default",
    fired: 1,
    skipped: 1,
    data: { call: { endedReason: "x" } },
    deliveries: [],
    verdicts: [
      { hook: "a", verdict: "skipped", reason: "filter", ...skipped, ...flow },
      { hook: "b", verdict: "fired", ...flow },
    ],
  });
  expect(Object.keys(detail.verdicts[0] ?? {})).toEqual([
    "hook",
    "verdict",
    "reason",
    "filter",
    "expected",
    "actual",
    "flowId",
    "flowName",
    "flowVersion",
  ]);
  await expect(getEvent(t.context, { eventId: "evt_none" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

test("another workspace's events are not there", async () => {
  const other = { ...t.context, workspaceId: "ws_other" };
  expect((await listEvents(other, { limit: 50 })).events).toEqual([]);
  await expect(getEvent(other, { eventId: "evt_0" })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("the first page comes from the index of the times", async () => {
  const plan = await t.database.sql<{ "QUERY PLAN": string }[]>`
    explain select * from events where workspace_id = 'ws_default' order by received_at desc, id desc limit 3`;
  const text = plan.map((row) => row["QUERY PLAN"]).join("\n");
  expect(text).toContain("Index Scan");
  expect(text).not.toMatch(/(^|-> +)(Incremental )?Sort /m);
});

function event(receivedAt: number, index: number): NewEvent {
  return {
    id: `evt_${index}`,
    workspaceId: "ws_default",
    sourceId: "src_default",
    receivedAt,
    at: receivedAt,
    type: index % 2 === 0 ? "call.ending" : "call.ended",
    callId: index < 3 ? "call-1" : null,
    callSeq: index < 3 ? index + 1 : null,
    data: { call: { endedReason: "x" } },
    note: null,
    unrecognised: false,
    test: false,
    answer: null,
    versions: {},
  };
}
