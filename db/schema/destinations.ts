import { pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { destinationStatuses } from "#core/contracts/deliveries.ts";
import { moment, oneOfCheck, workspaceColumn } from "./columns.ts";

/** Where deliveries go: the URL template as written, before anything is filled in. */
export const destinations = pgTable(
  "destinations",
  {
    id: text("id").primaryKey(),
    workspaceId: workspaceColumn(),
    urlTemplate: text("url_template").notNull(),
    /** SHA-256 of the template, hexadecimal: a template may be longer than an index entry. */
    urlHash: text("url_hash").notNull(),
    status: text("status", { enum: destinationStatuses }).notNull().default("active"),
    reason: text("reason"),
    signingSecretSealed: text("signing_secret_sealed").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [
    unique("destinations_url").on(table.workspaceId, table.urlHash),
    oneOfCheck("destinations_status", "status", destinationStatuses),
  ],
);

/** Private addresses (`host:port`) that a person has allowed deliveries to. */
export const allowedAddresses = pgTable(
  "allowed_addresses",
  {
    workspaceId: workspaceColumn(),
    address: text("address").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.address] })],
);
