import { bigint, pgTable, text } from "drizzle-orm/pg-core";
import { json, moment } from "./columns.ts";

/** `hooks_version` grows with every change of what is live, so that a cache of the live hooks knows when it is stale. */
export const workspaces = pgTable("workspaces", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  hooksVersion: bigint("hooks_version", { mode: "number" }).notNull().default(1),
  settings: json("settings").notNull().default({}),
  createdAt: moment("created_at").notNull(),
});
