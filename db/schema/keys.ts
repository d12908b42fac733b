import { pgTable, text } from "drizzle-orm/pg-core";
import { bytes, moment } from "./columns.ts";

/**
 * What makes an event and an effect happen once: the first 16 bytes of the key's hash, written in the same
 * transaction as the row itself. Narrow, not partitioned, trimmed after seven days.
 */
export const eventKeys = pgTable("event_keys", {
  key: bytes("key").primaryKey(),
  eventId: text("event_id").notNull(),
  eventReceivedAt: moment("event_received_at").notNull(),
  firstSeen: moment("first_seen").notNull(),
});

export const effectKeys = pgTable("effect_keys", {
  key: bytes("key").primaryKey(),
  deliveryId: text("delivery_id").notNull(),
  firstSeen: moment("first_seen").notNull(),
});
