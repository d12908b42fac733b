import { boolean, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { type CallState, callStateSchema } from "#core/engine/call-state.ts";
import { moment, oneOfCheck, orderedJson, workspaceColumn } from "./columns.ts";

const callPhases = callStateSchema.shape.phase.unwrap().options;

/** What is remembered of each call. The row is locked while an event of the call is decided. */
export const calls = pgTable(
  "calls",
  {
    workspaceId: workspaceColumn(),
    /** The voice platform's own id of the call. */
    id: text("id").notNull(),
    sourceId: text("source_id").notNull(),
    state: orderedJson("state").notNull(),
    phase: text("phase").$type<CallState["phase"]>().notNull(),
    test: boolean("test").notNull(),
    startedAt: moment("started_at"),
    updatedAt: moment("updated_at").notNull(),
    /** The `call_seq` that the call's next event gets. */
    nextSeq: integer("next_seq").notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    oneOfCheck("calls_phase", "phase", callPhases),
  ],
);
