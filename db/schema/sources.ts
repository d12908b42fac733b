import { pgTable, text, unique } from "drizzle-orm/pg-core";
import { inboundAuthKinds } from "#core/contracts/source-auth.ts";
import { adapterChoices } from "#core/contracts/sources.ts";
import { json, moment, oneOfCheck, workspaceColumn } from "./columns.ts";

/** Where events come from. `control_hosts` are host patterns that a call's own control address may have. */
export const sources = pgTable(
  "sources",
  {
    id: text("id").primaryKey(),
    workspaceId: workspaceColumn(),
    name: text("name").notNull(),
    adapter: text("adapter", { enum: adapterChoices }).notNull(),
    auth: text("auth", { enum: inboundAuthKinds }).notNull(),
    /** What is not the default of the check (`core/contracts/source-auth.ts`). */
    authOptions: json("auth_options").notNull().default({}),
    secretSealed: text("secret_sealed"),
    controlHosts: text("control_hosts").array().notNull(),
    actionUrl: text("action_url"),
    /** What the platform is answered when no hook does (`core/contracts/source-answers.ts`). */
    defaultAnswers: json("default_answers").notNull().default({}),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [
    unique("sources_name").on(table.workspaceId, table.name),
    oneOfCheck("sources_adapter", "adapter", adapterChoices),
    oneOfCheck("sources_auth", "auth", inboundAuthKinds),
  ],
);
