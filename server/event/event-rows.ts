import type { IngestAnswer } from "#core/contracts/events.ts";
import type { Decided, HookVerdict } from "#core/engine/decide.ts";
import type { Effect } from "#core/engine/effect.ts";
import { type Json, trustJson } from "#core/json.ts";
import { presentEffect } from "#core/simulator/present-step.ts";
import { fromIso } from "#core/time.ts";
import type { NewEvent } from "#db/queries/ingest/insert-events.ts";
import type { NewVerdict } from "#db/queries/ingest/insert-verdicts.ts";
import type { LockedCall } from "#db/queries/ingest/lock-call.ts";
import type { Arrived } from "./arrived.ts";
import type { LoadedProgram } from "./program-cache.ts";

/** The calls a body speaks of, by id, as they were locked. */
export type OpenCalls = ReadonlyMap<string, LockedCall>;

/** What the rows of one body's events share. */
export type RowContext = {
  readonly calls: OpenCalls;
  readonly loaded: LoadedProgram;
  readonly answer: IngestAnswer;
};

/** The events of one body, each with its place in its call. The answer stands with the first. */
export function eventRows(
  arrived: Arrived,
  decided: readonly Decided[],
  context: RowContext,
): NewEvent[] {
  const seqs = new Map([...context.calls].map(([callId, call]) => [callId, call.nextSeq]));
  return decided.map((one) => {
    const callId = one.event.callId ?? null;
    const callSeq = callId === null ? null : (seqs.get(callId) ?? 1);
    if (callId !== null && callSeq !== null) seqs.set(callId, callSeq + 1);
    return {
      ...commonColumns(arrived),
      id: one.event.id,
      at: fromIso(one.event.at) ?? arrived.receivedAt,
      type: one.event.type,
      callId,
      callSeq,
      data: one.event.data,
      note: one.note,
      unrecognised: false,
      answer: one.event.id === arrived.eventId ? trustJson(context.answer) : null,
      versions: context.loaded.versions,
    };
  });
}

export function verdictRows(arrived: Arrived, decided: Decided): readonly NewVerdict[] {
  return decided.verdicts.map((entry, ordinal) => ({
    eventId: decided.event.id,
    receivedAt: arrived.receivedAt,
    workspaceId: arrived.source.workspaceId,
    flowId: entry.flowId,
    flowVersion: entry.flowVersion,
    hook: entry.verdict.hook,
    verdict: entry.verdict.verdict,
    reason: entry.verdict.reason ?? null,
    detail: detailOf(entry, decided.effects),
    ordinal,
  }));
}

/** The parts of a verdict that not every one has; `null` when there are none. */
function detailOf(entry: HookVerdict, effects: readonly Effect[]): Json {
  const { hook, verdict: _verdict, reason: _reason, ...detail } = entry.verdict;
  const skipped = entry.skippedActions.length > 0 ? { skippedActions: entry.skippedActions } : {};
  const quiet = effects.filter(
    (effect) => isQuiet(effect) && effect.flowId === entry.flowId && effect.hook === hook,
  );
  const done = quiet.length > 0 ? { effects: quiet.map(presentEffect) } : {};
  const whole = { ...detail, ...skipped, ...done };
  return Object.keys(whole).length === 0 ? null : trustJson(whole);
}

/** What leaves no row in the ledger of deliveries. */
function isQuiet({ kind }: Effect): boolean {
  return kind === "decision" || kind === "data" || kind === "answer";
}

/** The row of a body that gave no call event. */
export function quietRow(arrived: Arrived, answer: IngestAnswer): NewEvent {
  const { quiet } = arrived;
  const at = quiet.at === null ? null : fromIso(quiet.at);
  return {
    ...commonColumns(arrived),
    id: arrived.eventId,
    at: at ?? arrived.receivedAt,
    type: null,
    callId: quiet.callId,
    callSeq: null,
    data: quiet.data,
    note: quiet.note,
    unrecognised: quiet.unrecognised,
    answer: trustJson(answer),
    versions: {},
  };
}

function commonColumns(arrived: Arrived) {
  return {
    workspaceId: arrived.source.workspaceId,
    sourceId: arrived.source.id,
    receivedAt: arrived.receivedAt,
    test: arrived.test !== null,
  };
}
