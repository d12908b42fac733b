import type { Executor } from "../../client.ts";

/** The private addresses (`host:port`) a person has allowed. Index: primary key of `allowed_addresses`. */
export async function loadAllowedAddresses(
  executor: Executor,
  workspaceId: string,
): Promise<readonly string[]> {
  const rows = await executor.sql<{ address: string }[]>`
    select address from allowed_addresses where workspace_id = ${workspaceId}`;
  return rows.map((row) => row.address);
}
