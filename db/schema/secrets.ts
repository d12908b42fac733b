import { integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { moment, workspaceColumn } from "./columns.ts";

/** Secrets by name, encrypted. `key_version` says with which key. */
export const secrets = pgTable(
  "secrets",
  {
    workspaceId: workspaceColumn(),
    name: text("name").notNull(),
    sealed: text("sealed").notNull(),
    keyVersion: integer("key_version").notNull(),
    updatedAt: moment("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.name] })],
);
