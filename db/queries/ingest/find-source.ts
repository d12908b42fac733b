import { z } from "zod";
import { defaultAnswersSchema } from "#core/contracts/source-answers.ts";
import { authOptionsSchema, inboundAuthKinds } from "#core/contracts/source-auth.ts";
import { adapterChoices } from "#core/contracts/sources.ts";
import type { Executor } from "../../client.ts";

const rowSchema = z.object({
  id: z.string(),
  workspaceId: z.string(),
  name: z.string(),
  adapter: z.enum(adapterChoices),
  auth: z.enum(inboundAuthKinds),
  authOptions: authOptionsSchema,
  secretSealed: z.string().nullable(),
  controlHosts: z.array(z.string()),
  actionUrl: z.string().nullable(),
  defaultAnswers: defaultAnswersSchema,
});
export type StoredSource = z.infer<typeof rowSchema>;

/** Finds a source by the name in its address. Index: unique (workspace_id, name). */
export async function findSourceByName(
  executor: Executor,
  workspaceId: string,
  name: string,
): Promise<StoredSource | null> {
  const [row] = await executor.sql`
    select id, workspace_id as "workspaceId", name, adapter, auth,
           auth_options as "authOptions", secret_sealed as "secretSealed",
           control_hosts as "controlHosts", action_url as "actionUrl",
           default_answers as "defaultAnswers"
    from sources where workspace_id = ${workspaceId} and name = ${name}`;
  return row === undefined ? null : rowSchema.parse(row);
}
