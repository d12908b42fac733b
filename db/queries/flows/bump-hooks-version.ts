import { eq, sql } from "drizzle-orm";
import type { Executor } from "../../client.ts";
import { workspaces } from "../../schema/workspaces.ts";

/**
 * Says that what is live in a workspace has changed: every cache of its hooks is stale for events answered after the
 * transaction commits.
 */
export async function bumpHooksVersion(executor: Executor, workspaceId: string): Promise<void> {
  await executor.orm
    .update(workspaces)
    .set({ hooksVersion: sql`${workspaces.hooksVersion} + 1` })
    .where(eq(workspaces.id, workspaceId));
}
