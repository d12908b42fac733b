import { boolean, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { json, moment, orderedJson, workspaceColumn } from "./columns.ts";

/**
 * A flow and its one draft. `draft_revision` grows with each change of the draft. `position` orders the flows, lower
 * first. `hook_switches` holds, by hook name, the hooks that were switched without publishing.
 */
export const flows = pgTable(
  "flows",
  {
    id: text("id").primaryKey(),
    workspaceId: workspaceColumn(),
    name: text("name").notNull(),
    draft: orderedJson("draft").notNull(),
    draftRevision: integer("draft_revision").notNull().default(1),
    liveVersion: integer("live_version"),
    enabled: boolean("enabled").notNull().default(true),
    position: integer("position").notNull(),
    hookSwitches: json("hook_switches").notNull().default({}),
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
    deletedAt: moment("deleted_at"),
  },
  (table) => [index("flows_by_position").on(table.workspaceId, table.position)],
);

/** What was published: the drawing and the hooks document compiled from it then. Never changed. */
export const flowVersions = pgTable(
  "flow_versions",
  {
    flowId: text("flow_id")
      .notNull()
      .references(() => flows.id, { onDelete: "cascade" }),
    version: integer("version").notNull(),
    flow: orderedJson("flow").notNull(),
    document: orderedJson("document").notNull(),
    message: text("message"),
    publishedAt: moment("published_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.flowId, table.version] })],
);

/** Who switched which hook without publishing, and when. Rows are only added. `enabled` is what it was switched to. */
export const hookSwitches = pgTable(
  "hook_switches",
  {
    flowId: text("flow_id")
      .notNull()
      .references(() => flows.id, { onDelete: "cascade" }),
    hook: text("hook").notNull(),
    enabled: boolean("enabled").notNull(),
    actor: text("actor").notNull(),
    switchedAt: moment("switched_at").notNull(),
  },
  (table) => [index("hook_switches_by_hook").on(table.flowId, table.hook, table.switchedAt)],
);
