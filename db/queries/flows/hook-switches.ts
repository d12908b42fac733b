import { desc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Executor } from "../../client.ts";
import { flows, hookSwitches } from "../../schema/flows.ts";

export type HookSwitch = {
  readonly flowId: string;
  readonly hook: string;
  readonly enabled: boolean;
  /** On whose behalf: `local`, `api-key`. */
  readonly actor: string;
  readonly switchedAt: number;
};

/** Records that a hook was switched. */
export async function insertHookSwitch(executor: Executor, entry: HookSwitch): Promise<void> {
  await executor.orm.insert(hookSwitches).values(entry);
}

const rowSchema = z.object({
  flowId: z.string(),
  hook: z.string(),
  enabled: z.boolean(),
  actor: z.string(),
  switchedAt: z.number(),
});

/** The last switch of each hook of a workspace's flows. */
export async function listLastSwitches(
  executor: Executor,
  workspaceId: string,
): Promise<readonly HookSwitch[]> {
  const rows = await executor.orm
    .selectDistinctOn([hookSwitches.flowId, hookSwitches.hook], {
      flowId: hookSwitches.flowId,
      hook: hookSwitches.hook,
      enabled: hookSwitches.enabled,
      actor: hookSwitches.actor,
      switchedAt: hookSwitches.switchedAt,
    })
    .from(hookSwitches)
    .innerJoin(flows, eq(flows.id, hookSwitches.flowId))
    .where(eq(flows.workspaceId, workspaceId))
    .orderBy(hookSwitches.flowId, hookSwitches.hook, desc(hookSwitches.switchedAt));
  return rows.map((row) => rowSchema.parse(row));
}
