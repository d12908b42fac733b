import { z } from "zod";
import { defaultAnswersSchema } from "#core/contracts/source-answers.ts";
import { authOptionsSchema, inboundAuthKinds } from "#core/contracts/source-auth.ts";
import { adapterChoices } from "#core/contracts/sources.ts";
import type { Executor } from "../../client.ts";

const rowSchema = z.object({
  id: z.string(),
  name: z.string(),
  adapter: z.enum(adapterChoices),
  auth: z.enum(inboundAuthKinds),
  authOptions: authOptionsSchema,
  secretSealed: z.string().nullable(),
  controlHosts: z.array(z.string()),
  actionUrl: z.string().nullable(),
  defaultAnswers: defaultAnswersSchema,
  createdAt: z.number(),
  lastEventAt: z.number().nullable(),
});
export type SourceWithActivity = z.infer<typeof rowSchema>;

export type SourceQuery = {
  readonly workspaceId: string;
  /** Only this source; `null`: all. */
  readonly sourceId: string | null;
};

/**
 * Lists sources by name, with the time of the last event that was no test. Times are epoch milliseconds.
 * Indexes: `sources_name`, `events_by_source`.
 */
export async function listSources(
  executor: Executor,
  query: SourceQuery,
): Promise<readonly SourceWithActivity[]> {
  const { sql } = executor;
  const rows = await sql`
    select s.id, s.name, s.adapter, s.auth, s.auth_options as "authOptions", s.secret_sealed as "secretSealed",
      s.control_hosts as "controlHosts", s.action_url as "actionUrl",
      s.default_answers as "defaultAnswers", s.created_at as "createdAt",
      (
        select e.received_at from events e
        where e.source_id = s.id and not e.test
        order by e.received_at desc
        limit 1
      ) as "lastEventAt"
    from sources s
    where s.workspace_id = ${query.workspaceId}
      ${query.sourceId === null ? sql`` : sql`and s.id = ${query.sourceId}`}
    order by s.name`;
  return rows.map((row) => rowSchema.parse(row));
}
