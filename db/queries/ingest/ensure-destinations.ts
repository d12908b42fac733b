import type { Executor } from "../../client.ts";

export type DestinationRow = { readonly id: string; readonly urlHash: string };

/**
 * Makes the destinations that are missing and returns the ids of all of them by hash of their address. The rows are
 * inserted in the order of their hashes, so that two transactions never wait for each other in a circle.
 * Index: unique (workspace_id, url_hash).
 */
export async function ensureDestinations(
  tx: Executor,
  workspaceId: string,
  wanted: readonly {
    readonly id: string;
    readonly urlTemplate: string;
    readonly urlHash: string;
    readonly signingSecretSealed: string;
    readonly createdAt: number;
  }[],
): Promise<ReadonlyMap<string, string>> {
  const ordered = wanted.toSorted((a, b) => (a.urlHash < b.urlHash ? -1 : 1));
  for (const row of ordered) {
    await tx.sql`
      insert into destinations (id, workspace_id, url_template, url_hash, status, signing_secret_sealed, created_at)
      values (${row.id}, ${workspaceId}, ${row.urlTemplate}, ${row.urlHash}, 'active', ${row.signingSecretSealed}, ${row.createdAt})
      on conflict (workspace_id, url_hash) do nothing`;
  }
  const hashes = ordered.map((row) => row.urlHash);
  const rows = await tx.sql<DestinationRow[]>`
    select id, url_hash as "urlHash" from destinations
    where workspace_id = ${workspaceId} and url_hash in ${tx.sql(hashes)}`;
  return new Map(rows.map((row) => [row.urlHash, row.id]));
}
