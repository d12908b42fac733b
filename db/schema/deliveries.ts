import { sql } from "drizzle-orm";
import { boolean, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import {
  attemptOutcomes,
  deliveryChannels,
  deliveryStatuses,
} from "#core/delivery/delivery-state.ts";
import {
  json,
  moment,
  oneOfCheck,
  orderedJson,
  transactionId,
  workspaceColumn,
} from "./columns.ts";

/**
 * One effect owed to one destination: ledger and queue in one, partitioned by day of `created_at`. Uniqueness is in
 * `effect_keys`. Every statement that changes a row sets `version` and `changed_tx` anew (see `events`).
 */
export const deliveries = pgTable(
  "deliveries",
  {
    id: text("id").notNull(),
    workspaceId: workspaceColumn(),
    createdAt: moment("created_at").notNull(),
    eventId: text("event_id").notNull(),
    eventReceivedAt: moment("event_received_at").notNull(),
    callId: text("call_id"),
    flowId: text("flow_id").notNull(),
    flowVersion: integer("flow_version").notNull(),
    hook: text("hook").notNull(),
    action: text("action").notNull(),
    actionType: text("action_type").notNull(),
    effectKey: text("effect_key").notNull(),
    channel: text("channel", { enum: deliveryChannels }).notNull(),
    destinationId: text("destination_id"),
    status: text("status", { enum: deliveryStatuses }).notNull(),
    nextAttemptAt: moment("next_attempt_at"),
    expiresAt: moment("expires_at"),
    leaseToken: text("lease_token"),
    leaseUntil: moment("lease_until"),
    /** Attempts started, also those whose process died. */
    attempts: integer("attempts").notNull().default(0),
    /**
     * The request, or the in-call action, fully resolved but for its secrets and its signature; null when it could not
     * be resolved.
     */
    request: orderedJson("request"),
    timeoutMs: integer("timeout_ms").notNull(),
    retry: json("retry"),
    sign: json("sign").notNull(),
    test: boolean("test").notNull().default(false),
    /** The delivery of the same call that has to end before this one starts. */
    afterDeliveryId: text("after_delivery_id"),
    /** Place among the deliveries of its event. */
    ordinal: integer("ordinal").notNull(),
    lastStatus: integer("last_status"),
    lastReason: text("last_reason"),
    lastCode: text("last_code"),
    finishedAt: moment("finished_at"),
    /** The first delivery of this message, when a person sent it again; it keeps that one's `webhook-id`. */
    resendOf: text("resend_of"),
    version: integer("version").notNull().default(1),
    changedTx: transactionId("changed_tx")
      .notNull()
      .default(sql`pg_current_xact_id()`),
  },
  (table) => [
    index("deliveries_by_id").on(table.id),
    index("deliveries_by_time").on(
      table.workspaceId,
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index("deliveries_by_flow").on(
      table.workspaceId,
      table.flowId,
      table.createdAt.desc().nullsFirst(),
    ),
    index("deliveries_by_status").on(
      table.workspaceId,
      table.status,
      table.createdAt.desc().nullsFirst(),
    ),
    index("deliveries_by_event").on(table.eventId),
    index("deliveries_by_change").on(table.changedTx),
    index("deliveries_due")
      .on(table.nextAttemptAt)
      .where(sql`status = 'pending'`),
    index("deliveries_lease_expiry")
      .on(table.leaseUntil)
      .where(sql`status = 'leased'`),
    index("deliveries_in_call_open")
      .on(table.expiresAt)
      .where(sql`status = 'pending' and expires_at is not null`),
    index("deliveries_after")
      .on(table.afterDeliveryId)
      .where(sql`after_delivery_id is not null`),
    oneOfCheck("deliveries_status", "status", deliveryStatuses),
    oneOfCheck("deliveries_channel", "channel", deliveryChannels),
  ],
);

/** One try to make a delivery, partitioned by day of `started_at`. */
export const attempts = pgTable(
  "attempts",
  {
    id: text("id").notNull(),
    workspaceId: workspaceColumn(),
    deliveryId: text("delivery_id").notNull(),
    deliveryCreatedAt: moment("delivery_created_at").notNull(),
    /** From 1. */
    number: integer("number").notNull(),
    startedAt: moment("started_at").notNull(),
    durationMs: integer("duration_ms"),
    outcome: text("outcome", { enum: attemptOutcomes }).notNull(),
    status: integer("status"),
    code: text("code"),
    reason: text("reason"),
    requestHeaders: json("request_headers").notNull().default([]),
    responseHeaders: json("response_headers").notNull().default([]),
    responseBody: text("response_body"),
    responseTruncated: boolean("response_truncated").notNull().default(false),
    /** `host:port` that a person may allow, when the outbound guard refused the address. */
    allowable: text("allowable"),
  },
  (table) => [
    index("attempts_by_delivery").on(table.deliveryId, table.number),
    oneOfCheck("attempts_outcome", "outcome", attemptOutcomes),
  ],
);
