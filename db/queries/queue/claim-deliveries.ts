import { z } from "zod";
import { destinationStatuses } from "#core/contracts/deliveries.ts";
import { deliveryChannels } from "#core/delivery/delivery-state.ts";
import { retrySchema } from "#core/hook/retry.ts";
import { trustJson } from "#core/json.ts";
import type { Executor } from "../../client.ts";

/** What sending needs of a destination. */
const destinationSchema = z.object({
  id: z.string(),
  status: z.enum(destinationStatuses),
  reason: z.string().nullable(),
  urlHash: z.string(),
  signingSecretSealed: z.string(),
});
export type DestinationForSending = z.infer<typeof destinationSchema>;

const claimedSchema = z.object({
  id: z.string(),
  workspaceId: z.string(),
  createdAt: z.number(),
  eventId: z.string(),
  callId: z.string().nullable(),
  channel: z.enum(deliveryChannels),
  destinationId: z.string().nullable(),
  destination: destinationSchema.nullable(),
  /** Attempts started, this one included. */
  attempts: z.number().int(),
  request: z.unknown().transform(trustJson),
  timeoutMs: z.number().int(),
  retry: retrySchema.nullable(),
  sign: z.union([z.boolean(), z.literal("devclaw")]),
  expiresAt: z.number().nullable(),
  leaseToken: z.string(),
  resendOf: z.string().nullable(),
  test: z.boolean(),
  /** Name of the hook, which DevClaw's headers carry. */
  hook: z.string(),
});
export type ClaimedDelivery = z.infer<typeof claimedSchema>;

/** How long a lease outlives the delivery's own timeout: time to settle, in milliseconds. */
const leaseMarginMs = 15_000;

/**
 * Takes due deliveries under lease and counts the attempt, so that one that kills its worker still runs out of tries.
 * Rows another worker is looking at are skipped. Times are epoch milliseconds. Index: `deliveries_due`.
 */
export async function claimDeliveries(
  executor: Executor,
  claim: { readonly nowMs: number; readonly limit: number; readonly leaseToken: string },
): Promise<readonly ClaimedDelivery[]> {
  const rows = await executor.sql`
    update deliveries d
    set status = 'leased', attempts = d.attempts + 1, lease_token = ${claim.leaseToken},
        lease_until = ${claim.nowMs}::timestamptz + (d.timeout_ms + ${leaseMarginMs}) * interval '1 millisecond',
        version = d.version + 1, changed_tx = pg_current_xact_id()
    from (
      select id, created_at from deliveries
      where status = 'pending' and next_attempt_at <= ${claim.nowMs}
        and (expires_at is null or expires_at > ${claim.nowMs})
      order by next_attempt_at
      limit ${claim.limit}
      for update skip locked
    ) due
    where d.id = due.id and d.created_at = due.created_at
    returning d.id, d.workspace_id as "workspaceId", d.created_at as "createdAt", d.event_id as "eventId",
      d.call_id as "callId", d.channel, d.destination_id as "destinationId", d.attempts, d.request, (
        select json_build_object('id', s.id, 'status', s.status, 'reason', s.reason, 'urlHash', s.url_hash,
          'signingSecretSealed', s.signing_secret_sealed)
        from destinations s where s.id = d.destination_id
      ) as destination,
      d.timeout_ms as "timeoutMs", d.retry, d.sign, d.expires_at as "expiresAt",
      d.lease_token as "leaseToken", d.resend_of as "resendOf", d.test,
      d.hook`;
  return rows.map((row) => claimedSchema.parse(row));
}
