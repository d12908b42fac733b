import type { AdaptedEvent } from "#core/adapters/adapter.ts";
import type { KeptAnswer } from "#core/contracts/events.ts";
import type { Decided } from "#core/engine/decide.ts";
import { stepCall } from "#core/engine/step-call.ts";
import type { CallEvent } from "#core/hook/call-event.ts";
import { findEvent } from "#core/hook/event-catalog.ts";
import { toIso } from "#core/time.ts";
import type { Executor } from "#db/client.ts";
import { insertDeliveries } from "#db/queries/ingest/insert-deliveries.ts";
import { insertEvents } from "#db/queries/ingest/insert-events.ts";
import { insertVerdicts } from "#db/queries/ingest/insert-verdicts.ts";
import { type LockedCall, lockCall } from "#db/queries/ingest/lock-call.ts";
import { readHooksVersion } from "#db/queries/ingest/read-hooks-version.ts";
import { saveCall } from "#db/queries/ingest/save-call.ts";
import { expireInCallOfCall } from "#db/queries/queue/expire-in-call.ts";
import { together } from "#db/transaction.ts";
import type { Runtime } from "../runtime.ts";
import { oweAlerts } from "../alert/owe-alerts.ts";
import type { Arrived } from "./arrived.ts";
import { eventRows, type OpenCalls, quietRow, verdictRows } from "./event-rows.ts";
import { type PlannedDeliveries, planDeliveries } from "./plan-deliveries.ts";
import { isCallOver } from "./plan-in-call.ts";
import { repliesTo } from "./replies.ts";
import type { LoadedProgram } from "./program-cache.ts";

export type Stored = {
  readonly answer: KeptAnswer;
  /** Destinations the deliveries go to, by URL template. */
  readonly destinations: ReadonlyMap<string, string>;
};

/** Decides the events of one body and writes all that follows, within the transaction given. */
export async function decideAndStore(
  runtime: Runtime,
  tx: Executor,
  posted: Arrived,
): Promise<Stored> {
  if (posted.events.length === 0) return await storeQuiet(tx, posted);
  // Statements that do not need each other's results go to the database together.
  const [calls, loaded] = await together([lockCalls(tx, posted), loadProgram(runtime, tx, posted)]);
  const times = [...calls.values()].map((call) => call.receivedAt);
  const arrived = { ...posted, receivedAt: Math.max(posted.receivedAt, ...times) };
  const { workspaceId } = arrived.source;
  const decided = await oweAlerts(tx, workspaceId, decideAll(runtime, arrived, calls, loaded));
  const effects = decided.flatMap((one) => one.effects);
  const templates = effects.flatMap((effect) =>
    effect.kind === "delivery" ? [effect.urlTemplate] : [],
  );
  const destinations = await runtime.destinations.resolve(
    tx,
    arrived.source.workspaceId,
    templates,
    {
      key: runtime.secretKey,
      nowMs: arrived.receivedAt,
      newId: runtime.newId,
    },
  );
  const plans = decided.map((one) => planFor(runtime, arrived, one, destinations));
  const answer = answerOf(arrived, decided, plans);
  await together([
    insertEvents(tx, eventRows(arrived, decided, { calls, loaded, answer })),
    insertVerdicts(
      tx,
      decided.flatMap((one) => verdictRows(arrived, one)),
    ),
    insertDeliveries(
      tx,
      plans.flatMap((plan) => plan.rows),
    ),
    saveCalls(tx, arrived, calls, decided),
  ]);
  return { answer, destinations };
}

async function storeQuiet(tx: Executor, arrived: Arrived): Promise<Stored> {
  const { quiet } = arrived;
  const answer: KeptAnswer = {
    eventId: arrived.eventId,
    duplicate: false,
    verdicts: 0,
    deliveries: 0,
    actions: [],
    ...(quiet.unrecognised ? { unrecognised: true as const } : {}),
    note: quiet.note,
    ...repliesTo(arrived, []),
  };
  await insertEvents(tx, [quietRow(arrived, answer)]);
  return { answer, destinations: new Map() };
}

/** Locks every call the body speaks of, in the order of their ids, so that no two bodies wait in a circle. */
async function lockCalls(tx: Executor, arrived: Arrived): Promise<OpenCalls> {
  const ids = arrived.events.flatMap((event) => callIdOf(event, arrived) ?? []);
  const calls = new Map<string, LockedCall>();
  for (const callId of [...new Set(ids)].toSorted()) {
    const locked = await lockCall(tx, {
      workspaceId: arrived.source.workspaceId,
      callId,
      sourceId: arrived.source.id,
      test: arrived.test !== null,
      nowMs: arrived.receivedAt,
    });
    calls.set(callId, locked);
  }
  return calls;
}

/** A test run plays under a call id of its own, whatever its bodies say; what belongs to no call stays outside. */
function callIdOf(event: AdaptedEvent, arrived: Arrived): string | undefined {
  if (findEvent(event.type)?.ofCall === false) return undefined;
  return arrived.test?.callId ?? event.callId;
}

async function loadProgram(
  runtime: Runtime,
  tx: Executor,
  arrived: Arrived,
): Promise<LoadedProgram> {
  if (arrived.test !== null) {
    return { hooksVersion: 0, program: arrived.test.program, versions: {} };
  }
  const { workspaceId } = arrived.source;
  return await runtime.programs.get(tx, workspaceId, await readHooksVersion(tx, workspaceId));
}

function decideAll(
  runtime: Runtime,
  arrived: Arrived,
  calls: OpenCalls,
  loaded: LoadedProgram,
): readonly Decided[] {
  const states = new Map([...calls].map(([callId, call]) => [callId, call.state]));
  return arrived.events.flatMap((event, index) => {
    const id = index === 0 ? arrived.eventId : runtime.newId("event");
    const stamped = stamp(event, arrived, id);
    const before = stamped.callId === undefined ? null : (states.get(stamped.callId) ?? null);
    const steps = stepCall(loaded.program, stamped, before);
    const after = steps.at(-1)?.state ?? null;
    if (stamped.callId !== undefined) states.set(stamped.callId, after);
    return steps;
  });
}

function stamp(event: AdaptedEvent, arrived: Arrived, id: string): CallEvent {
  const callId = callIdOf(event, arrived);
  return {
    id,
    type: event.type,
    ...(callId === undefined ? {} : { callId }),
    at: event.at ?? toIso(arrived.receivedAt),
    source: arrived.source.name,
    ...(event.agentId === undefined ? {} : { agentId: event.agentId }),
    data: event.data,
  };
}

function planFor(
  runtime: Runtime,
  arrived: Arrived,
  decided: Decided,
  destinations: ReadonlyMap<string, string>,
): PlannedDeliveries {
  return planDeliveries(decided.effects, {
    source: arrived.source,
    adapter: arrived.adapter,
    state: decided.state,
    workspaceId: arrived.source.workspaceId,
    eventId: decided.event.id,
    receivedAt: arrived.receivedAt,
    callId: decided.event.callId ?? null,
    test: arrived.test !== null,
    newDeliveryId: () => runtime.newId("delivery"),
    destinationOf: (template) => destinations.get(template) ?? null,
  });
}

function answerOf(
  arrived: Arrived,
  decided: readonly Decided[],
  plans: readonly PlannedDeliveries[],
): KeptAnswer {
  const note = decided[0]?.note ?? null;
  return {
    eventId: arrived.eventId,
    duplicate: false,
    verdicts: decided.reduce((sum, one) => sum + one.verdicts.length, 0),
    deliveries: decided.reduce(
      (sum, one) => sum + one.effects.filter((effect) => effect.kind === "delivery").length,
      0,
    ),
    actions: plans.flatMap((plan) => plan.actions),
    ...repliesTo(arrived, decided),
    ...(note === null ? {} : { note }),
  };
}

async function saveCalls(
  tx: Executor,
  arrived: Arrived,
  calls: OpenCalls,
  decided: readonly Decided[],
): Promise<void> {
  for (const [callId, call] of calls) {
    const ofCall = decided.filter((one) => one.event.callId === callId);
    const state = ofCall.at(-1)?.state;
    if (state === undefined || state === null) continue;
    const nextSeq = call.nextSeq + ofCall.length;
    const { workspaceId } = arrived.source;
    await saveCall(tx, { workspaceId, callId, state, nextSeq });
    if (isCallOver(arrived.adapter, state) && !isCallOver(arrived.adapter, call.state)) {
      await expireInCallOfCall(tx, { workspaceId, callId, nowMs: arrived.receivedAt });
    }
  }
}
