import { index, integer, pgTable, text, unique } from "drizzle-orm/pg-core";
import { moment, orderedJson, workspaceColumn } from "./columns.ts";

/** What is to fire at `due_at`: one row per call, hook, silence and count, so that any process fires it once. */
export const timers = pgTable(
  "timers",
  {
    workspaceId: workspaceColumn(),
    callId: text("call_id").notNull(),
    flowId: text("flow_id").notNull(),
    hook: text("hook").notNull(),
    kind: text("kind").notNull(),
    silence: integer("silence").notNull(),
    count: integer("count").notNull(),
    dueAt: moment("due_at").notNull(),
    payload: orderedJson("payload").notNull(),
  },
  (table) => [
    unique("timers_once").on(
      table.workspaceId,
      table.callId,
      table.flowId,
      table.hook,
      table.kind,
      table.silence,
      table.count,
    ),
    index("timers_due").on(table.dueAt),
  ],
);
