import { z } from "zod";
import type { Executor } from "../../client.ts";

const rowSchema = z.object({
  flowId: z.string(),
  flowName: z.string(),
  flowVersion: z.number().int(),
  hook: z.string(),
});
/** A hook that was live when an event came. */
export type LiveHook = z.infer<typeof rowSchema>;

/**
 * Lists every hook that was live when an event came, whatever it listens to, by flow and place in its document. Read
 * from the versions kept with the event. Index: `events_by_id`, primary key of `flow_versions`.
 */
export async function listEventHooks(
  executor: Executor,
  key: { readonly workspaceId: string; readonly eventId: string },
): Promise<readonly LiveHook[]> {
  const rows = await executor.sql`
    select live.key as "flowId", coalesce(f.name, live.key) as "flowName", v.version as "flowVersion",
      hook.value->>'name' as hook
    from events e
    cross join lateral jsonb_each_text(e.versions) live
    join flow_versions v on v.flow_id = live.key and v.version = live.value::int
    left join flows f on f.id = live.key
    cross join lateral json_array_elements(v.document->'hooks') with ordinality hook(value, place)
    where e.id = ${key.eventId} and e.workspace_id = ${key.workspaceId}
    order by f.position, live.key, hook.place`;
  return rows.map((row) => rowSchema.parse(row));
}
