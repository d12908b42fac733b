import type { Executor } from "../../client.ts";

export type SealedSecret = { readonly name: string; readonly sealed: string };

/** All secrets of a workspace, encrypted, for the delivery loop. */
export async function loadSealedSecrets(
  executor: Executor,
  workspaceId: string,
): Promise<readonly SealedSecret[]> {
  return await executor.sql<SealedSecret[]>`
    select name, sealed from secrets where workspace_id = ${workspaceId}`;
}
