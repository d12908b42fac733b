import { z } from "zod";
import {
  keptAnswerSchema,
  type StoredVerdict,
  storedVerdictSchema,
} from "#core/contracts/events.ts";
import { jsonSchema } from "#core/json.ts";
import type { Executor } from "../../client.ts";
import type { Place } from "../place.ts";

const eventSchema = z.object({
  id: z.string(),
  /** Name of the source; its id when it was deleted. */
  source: z.string(),
  type: z.string().nullable(),
  callId: z.string().nullable(),
  /** Epoch milliseconds, as are all times here. */
  at: z.number(),
  receivedAt: z.number(),
  test: z.boolean(),
  unrecognised: z.boolean(),
  note: z.string().nullable(),
  repeats: z.number().int(),
});
type EventColumns = z.infer<typeof eventSchema>;

export type EventRow = EventColumns & {
  /** In the order the hooks ran. */
  readonly verdicts: readonly StoredVerdict[];
};

export type EventFilter = {
  readonly workspaceId: string;
  readonly callId: string | null;
  readonly type: string | null;
  /** The page starts after it. */
  readonly after: Place | null;
  readonly limit: number;
};

/**
 * Lists events with their verdicts, newest first; at most `limit`.
 * Indexes: `events_by_time`, with a call `events_by_call`; `verdicts_by_event`.
 */
export async function listEvents(
  executor: Executor,
  filter: EventFilter,
): Promise<readonly EventRow[]> {
  const { sql } = executor;
  const { callId, type, after } = filter;
  const rows = await sql`
    select ${eventColumns(executor)}
    from events e left join sources s on s.id = e.source_id
    where e.workspace_id = ${filter.workspaceId}
      ${callId === null ? sql`` : sql`and e.call_id = ${callId}`}
      ${type === null ? sql`` : sql`and e.type = ${type}`}
      ${
        // The first condition lets whole days be left out, the second is the exact place.
        after === null
          ? sql``
          : sql`and e.received_at <= ${after.atMs} and (e.received_at, e.id) < (${after.atMs}, ${after.id})`
      }
    order by e.received_at desc, e.id desc
    limit ${filter.limit}`;
  return await addVerdicts(executor, parseEvents(rows));
}

/** Loads events by their ids, in no particular order; ids without an event are left out. Index: `events_by_id`. */
export async function loadEvents(
  executor: Executor,
  workspaceId: string,
  ids: readonly string[],
): Promise<readonly EventRow[]> {
  if (ids.length === 0) return [];
  const rows = await executor.sql`
    select ${eventColumns(executor)}
    from events e left join sources s on s.id = e.source_id
    where e.id = any(${ids}::text[]) and e.workspace_id = ${workspaceId}`;
  return await addVerdicts(executor, parseEvents(rows));
}

/** Returns what one event brought and what was answered, or `null`. Index: `events_by_id`. */
export async function findEventBody(
  executor: Executor,
  key: { readonly workspaceId: string; readonly eventId: string },
): Promise<z.infer<typeof bodySchema> | null> {
  const [row] = await executor.sql<{ data: unknown; answer: unknown }[]>`
    select data, answer from events where id = ${key.eventId} and workspace_id = ${key.workspaceId}`;
  return row === undefined ? null : bodySchema.parse(row);
}

const bodySchema = z.object({
  data: z.record(z.string(), jsonSchema),
  /** Stands with the first event of a body. */
  answer: keptAnswerSchema.nullable().catch(null),
});

function eventColumns({ sql }: Executor) {
  return sql`
    e.id, coalesce(s.name, e.source_id) as source, e.type, e.call_id as "callId", e.at,
    e.received_at as "receivedAt", e.test, e.unrecognised, e.note, e.repeats`;
}

function parseEvents(rows: readonly unknown[]): readonly EventColumns[] {
  return rows.map((row) => eventSchema.parse(row));
}

const verdictRowSchema = storedVerdictSchema
  .pick({ hook: true, verdict: true, flowId: true, flowName: true, flowVersion: true })
  .extend({
    eventId: z.string(),
    reason: storedVerdictSchema.shape.reason.unwrap().nullable(),
    detail: storedVerdictSchema
      .pick({ filter: true, expected: true, actual: true, wouldHave: true, effects: true })
      .nullable(),
  });

async function addVerdicts(
  executor: Executor,
  events: readonly EventColumns[],
): Promise<readonly EventRow[]> {
  if (events.length === 0) return [];
  const times = events.map((event) => event.receivedAt);
  const rows = await executor.sql`
    select v.event_id as "eventId", v.hook, v.verdict, v.reason, v.detail, v.flow_id as "flowId",
      coalesce(f.name, v.flow_id) as "flowName", v.flow_version as "flowVersion"
    from verdicts v left join flows f on f.id = v.flow_id
    where v.event_id = any(${events.map((event) => event.id)}::text[])
      and v.received_at between ${Math.min(...times)} and ${Math.max(...times)}
    order by v.event_id, v.ordinal`;
  const byEvent = Map.groupBy(
    rows.map((row) => verdictRowSchema.parse(row)),
    (row) => row.eventId,
  );
  return events.map((event) => ({
    ...event,
    verdicts: (byEvent.get(event.id) ?? []).map(toVerdict),
  }));
}

/** Puts the fields into the simulator's order. */
function toVerdict(row: z.infer<typeof verdictRowSchema>): StoredVerdict {
  return {
    hook: row.hook,
    verdict: row.verdict,
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...row.detail,
    flowId: row.flowId,
    flowName: row.flowName,
    flowVersion: row.flowVersion,
  };
}
