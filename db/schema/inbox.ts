import { index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { json, moment, workspaceColumn } from "./columns.ts";

/** What the built-in receiver got; the last hundred of each name are kept. */
export const inboxMessages = pgTable(
  "inbox_messages",
  {
    id: text("id").primaryKey(),
    workspaceId: workspaceColumn(),
    name: text("name").notNull(),
    receivedAt: moment("received_at").notNull(),
    method: text("method").notNull(),
    headers: json("headers").notNull(),
    body: text("body").notNull(),
    /** What it was answered with. */
    status: integer("status").notNull(),
  },
  (table) => [
    index("inbox_messages_by_time").on(
      table.workspaceId,
      table.name,
      table.receivedAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
  ],
);

/** How the receiver of a name answers, when that is not the default. */
export const inboxBehaviours = pgTable(
  "inbox_behaviours",
  {
    workspaceId: workspaceColumn(),
    name: text("name").notNull(),
    behaviour: json("behaviour").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.name] })],
);
