import { z } from "zod";
import { hooksDocumentSchema, runsOnSchema } from "#core/hook/hook.ts";
import type { Executor } from "../../client.ts";

const rowSchema = z.object({
  flowId: z.string(),
  name: z.string(),
  enabled: z.boolean(),
  version: z.number().int(),
  runsOn: runsOnSchema,
  switches: z.record(z.string(), z.boolean()),
  document: hooksDocumentSchema,
});
export type StoredLiveFlow = z.infer<typeof rowSchema>;

/** All published flows of a workspace in the order of the list, also those switched off (their hooks say so). */
export async function loadLiveFlows(
  tx: Executor,
  workspaceId: string,
): Promise<readonly StoredLiveFlow[]> {
  const rows = await tx.sql`
    select f.id as "flowId", f.name, f.enabled, f.live_version as version,
           coalesce(v.flow->>'runsOn', 'hookline') as "runsOn", f.hook_switches as switches, v.document
    from flows f
    join flow_versions v on v.flow_id = f.id and v.version = f.live_version
    where f.workspace_id = ${workspaceId} and f.deleted_at is null
    order by f.position, f.created_at, f.id`;
  return rows.map((row) => rowSchema.parse(row));
}
