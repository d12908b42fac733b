import type { Executor } from "../../client.ts";

/** The number that grows with every publish, switch and removal of a flow. Index: primary key of `workspaces`. */
export async function readHooksVersion(tx: Executor, workspaceId: string): Promise<number> {
  const [row] = await tx.sql<{ version: number }[]>`
    select hooks_version as version from workspaces where id = ${workspaceId}`;
  return row?.version ?? 0;
}
