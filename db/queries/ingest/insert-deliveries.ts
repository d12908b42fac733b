import type { DeliveryChannel, DeliveryStatus } from "#core/delivery/delivery-state.ts";
import type { Json } from "#core/json.ts";
import type { Executor } from "../../client.ts";
import { jsonParameter } from "../json-parameter.ts";

/** One row of `deliveries`, times in epoch milliseconds. */
export type NewDelivery = {
  readonly id: string;
  readonly workspaceId: string;
  readonly createdAt: number;
  readonly eventId: string;
  readonly eventReceivedAt: number;
  readonly callId: string | null;
  readonly flowId: string;
  readonly flowVersion: number;
  readonly hook: string;
  readonly action: string;
  readonly actionType: string;
  readonly effectKey: string;
  readonly channel: DeliveryChannel;
  readonly destinationId: string | null;
  readonly status: DeliveryStatus;
  readonly nextAttemptAt: number | null;
  readonly expiresAt: number | null;
  readonly request: Json;
  readonly timeoutMs: number;
  readonly retry: Json;
  readonly sign: Json;
  readonly test: boolean;
  readonly afterDeliveryId: string | null;
  readonly ordinal: number;
  readonly lastReason: string | null;
  readonly lastCode: string | null;
  readonly finishedAt: number | null;
  readonly resendOf: string | null;
};

/**
 * Stores deliveries together with their effect keys. One whose effect key is there already is left out: the effect
 * has happened. Returns the effect keys that were new. Index: primary key of `effect_keys`.
 */
export async function insertDeliveries(
  tx: Executor,
  rows: readonly NewDelivery[],
): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set();
  const keys = rows.map((row) => ({
    key: Buffer.from(row.effectKey, "hex"),
    delivery_id: row.id,
    first_seen: row.createdAt,
  }));
  const claimed = await tx.sql<{ key: Uint8Array }[]>`
    insert into effect_keys ${tx.sql(keys)} on conflict (key) do nothing returning key`;
  const fresh = new Set(claimed.map((row) => Buffer.from(row.key).toString("hex")));
  await insertRows(
    tx,
    rows.filter((row) => fresh.has(row.effectKey)),
  );
  return fresh;
}

async function insertRows(tx: Executor, rows: readonly NewDelivery[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.sql`insert into deliveries ${tx.sql(rows.map((row) => toColumns(tx, row)))}`;
}

function toColumns(tx: Executor, row: NewDelivery) {
  return {
    id: row.id,
    workspace_id: row.workspaceId,
    created_at: row.createdAt,
    event_id: row.eventId,
    event_received_at: row.eventReceivedAt,
    call_id: row.callId,
    flow_id: row.flowId,
    flow_version: row.flowVersion,
    hook: row.hook,
    action: row.action,
    action_type: row.actionType,
    effect_key: row.effectKey,
    channel: row.channel,
    destination_id: row.destinationId,
    status: row.status,
    next_attempt_at: row.nextAttemptAt,
    expires_at: row.expiresAt,
    request: row.request === null ? null : jsonParameter(tx, row.request),
    timeout_ms: row.timeoutMs,
    retry: row.retry === null ? null : jsonParameter(tx, row.retry),
    sign: jsonParameter(tx, row.sign),
    test: row.test,
    after_delivery_id: row.afterDeliveryId,
    ordinal: row.ordinal,
    last_reason: row.lastReason,
    last_code: row.lastCode,
    finished_at: row.finishedAt,
    resend_of: row.resendOf,
  };
}
