import type { Executor } from "../../client.ts";

export type DestinationForSending = {
  readonly id: string;
  readonly status: "active" | "disabled";
  readonly reason: string | null;
  readonly urlHash: string;
  readonly signingSecretSealed: string;
};

/** What the delivery loop needs of a destination. Index: primary key of `destinations`. */
export async function loadDestination(
  executor: Executor,
  destinationId: string,
): Promise<DestinationForSending | null> {
  const [row] = await executor.sql<DestinationForSending[]>`
    select id, status, reason, url_hash as "urlHash", signing_secret_sealed as "signingSecretSealed"
    from destinations where id = ${destinationId}`;
  return row ?? null;
}

/** Switches a destination off, with the reason a person reads. */
export async function disableDestination(
  executor: Executor,
  destinationId: string,
  reason: string,
): Promise<void> {
  await executor.sql`
    update destinations set status = 'disabled', reason = ${reason} where id = ${destinationId}`;
}
