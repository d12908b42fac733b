import type { EventSummary } from "#core/contracts/events.ts";
import { toIso } from "#core/time.ts";
import type { EventRow } from "#db/queries/events-read/event-rows.ts";

/** An event as the lists and the live feed show it. */
export function toEventSummary(row: EventRow): EventSummary {
  const fired = row.verdicts.filter((verdict) => verdict.verdict === "fired").length;
  return {
    id: row.id,
    source: row.source,
    type: row.type,
    callId: row.callId,
    at: toIso(row.at),
    receivedAt: toIso(row.receivedAt),
    test: row.test,
    unrecognised: row.unrecognised,
    note: row.note,
    repeats: row.repeats,
    fired,
    skipped: row.verdicts.length - fired,
    verdicts: [...row.verdicts],
  };
}
