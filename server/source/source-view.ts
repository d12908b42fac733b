import type { Source } from "#core/contracts/sources.ts";
import { idSchema } from "#core/ids.ts";
import { toIso } from "#core/time.ts";
import type { SourceWithActivity } from "#db/queries/sources/list-sources.ts";

/** A source as it is shown: whether it has a secret, never which. */
export function toSource(row: SourceWithActivity, publicUrl: string): Source {
  return {
    id: idSchema("source").parse(row.id),
    name: row.name,
    adapter: row.adapter,
    auth: row.auth,
    authOptions: row.authOptions,
    hasSecret: row.secretSealed !== null,
    controlHosts: row.controlHosts,
    actionUrl: row.actionUrl,
    defaultAnswers: row.defaultAnswers,
    address: `${publicUrl}/api/events/${row.name}`,
    createdAt: toIso(row.createdAt),
    lastEventAt: row.lastEventAt === null ? null : toIso(row.lastEventAt),
  };
}
