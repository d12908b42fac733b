import { z } from "zod";
import { flowSchema } from "#core/flow/flow.ts";
import { hooksDocumentSchema, runsOnSchema } from "#core/hook/hook.ts";
import type { Executor } from "../../client.ts";

const rowSchema = z.object({
  id: z.string(),
  draft: flowSchema,
  draftRevision: z.number().int(),
  enabled: z.boolean(),
  liveVersion: z.number().int().nullable(),
  /** The compiled hooks of the live version. */
  liveDocument: hooksDocumentSchema.nullable(),
  liveRunsOn: runsOnSchema.nullable(),
  hasUnpublishedChanges: z.boolean(),
  updatedAt: z.number(),
  lastFiredAt: z.number().nullable(),
  delivered: z.number().int(),
  failed: z.number().int(),
});
export type FlowWithActivity = z.infer<typeof rowSchema>;

export type FlowActivityQuery = {
  readonly workspaceId: string;
  /** Only this flow; `null`: all. */
  readonly flowId: string | null;
  /** Deliveries made from then on are counted; epoch milliseconds. */
  readonly since: number;
};

/**
 * Lists the flows that are not deleted, in the order a person set, with what came of them. Test runs are left out.
 * Indexes: `flows_by_position`, `verdicts_fired`, `deliveries_by_flow`.
 */
export async function listFlows(
  executor: Executor,
  query: FlowActivityQuery,
): Promise<readonly FlowWithActivity[]> {
  const { sql } = executor;
  const rows = await sql`
    select f.id, f.draft, f.draft_revision as "draftRevision", f.enabled,
      f.live_version as "liveVersion", v.document as "liveDocument", v.flow->>'runsOn' as "liveRunsOn",
      v.flow is null or v.flow::text <> f.draft::text as "hasUnpublishedChanges",
      f.updated_at as "updatedAt", fired.at as "lastFiredAt",
      coalesce(made.delivered, 0) as delivered, coalesce(made.failed, 0) as failed
    from flows f
    left join flow_versions v on v.flow_id = f.id and v.version = f.live_version
    left join lateral (
      select d.received_at as at
      from verdicts d join events e on e.id = d.event_id and e.received_at = d.received_at
      where d.flow_id = f.id and d.verdict = 'fired' and not e.test
      order by d.received_at desc
      limit 1
    ) fired on true
    left join lateral (
      select count(*) filter (where status = 'delivered') as delivered,
        count(*) filter (where status in ('dead', 'expired')) as failed
      from deliveries
      where workspace_id = f.workspace_id and flow_id = f.id and created_at >= ${query.since} and not test
    ) made on true
    where f.workspace_id = ${query.workspaceId} and f.deleted_at is null
      ${query.flowId === null ? sql`` : sql`and f.id = ${query.flowId}`}
    order by f.position, f.created_at, f.id`;
  return rows.map((row) => rowSchema.parse(row));
}
