import { sql } from "drizzle-orm";
import { boolean, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { skipReasons, verdictKinds } from "#core/engine/verdict.ts";
import {
  json,
  moment,
  oneOfCheck,
  orderedJson,
  transactionId,
  workspaceColumn,
} from "./columns.ts";

/**
 * Every event that was taken, partitioned by day of `received_at`. Partitions carry no uniqueness: `event_keys` does.
 *
 * `version` and `changed_tx` are set anew by every statement that changes a row: the live feed reads what changed
 * below the snapshot's oldest running transaction, so that a late commit is never skipped.
 */
export const events = pgTable(
  "events",
  {
    id: text("id").notNull(),
    workspaceId: workspaceColumn(),
    sourceId: text("source_id").notNull(),
    receivedAt: moment("received_at").notNull(),
    at: moment("at").notNull(),
    type: text("type"),
    callId: text("call_id"),
    /** Place in the call's order of arrival, from 1. */
    callSeq: integer("call_seq"),
    data: orderedJson("data").notNull(),
    note: text("note"),
    unrecognised: boolean("unrecognised").notNull().default(false),
    test: boolean("test").notNull().default(false),
    repeats: integer("repeats").notNull().default(0),
    /** What was answered, for repeats of the event. */
    answer: orderedJson("answer"),
    /** Live version by flow id at that time. */
    versions: json("versions").notNull().default({}),
    version: integer("version").notNull().default(1),
    changedTx: transactionId("changed_tx")
      .notNull()
      .default(sql`pg_current_xact_id()`),
  },
  (table) => [
    index("events_by_time").on(
      table.workspaceId,
      table.receivedAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index("events_by_call").on(table.workspaceId, table.callId, table.callSeq),
    index("events_by_source").on(table.sourceId, table.receivedAt.desc().nullsFirst()),
    index("events_by_id").on(table.id),
    index("events_by_change").on(table.changedTx),
  ],
);

/** What each listening hook did with an event, partitioned by the event's day. */
export const verdicts = pgTable(
  "verdicts",
  {
    eventId: text("event_id").notNull(),
    receivedAt: moment("received_at").notNull(),
    workspaceId: workspaceColumn(),
    flowId: text("flow_id").notNull(),
    flowVersion: integer("flow_version").notNull(),
    hook: text("hook").notNull(),
    verdict: text("verdict", { enum: verdictKinds }).notNull(),
    reason: text("reason", { enum: skipReasons }),
    /** `filter`, `expected`, `actual`, `wouldHave` of the verdict, as far as it has them. */
    detail: orderedJson("detail"),
    /** Place among the event's verdicts, in the order the hooks ran. */
    ordinal: integer("ordinal").notNull(),
  },
  (table) => [
    index("verdicts_by_event").on(table.eventId, table.ordinal),
    index("verdicts_fired")
      .on(table.flowId, table.receivedAt.desc().nullsFirst())
      .where(sql`verdict = 'fired'`),
    oneOfCheck("verdicts_verdict", "verdict", verdictKinds),
    oneOfCheck("verdicts_reason", "reason", skipReasons),
  ],
);
