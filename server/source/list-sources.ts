import type { Source } from "#core/contracts/sources.ts";
import { listSources as querySources } from "#db/queries/sources/list-sources.ts";
import type { Context } from "../context.ts";
import { toSource } from "./source-view.ts";

/** Lists the workspace's sources by name. */
export async function listSources(context: Context): Promise<{ sources: Source[] }> {
  const { workspaceId, publicUrl } = context;
  const rows = await querySources(context.db, { workspaceId, sourceId: null });
  return { sources: rows.map((row) => toSource(row, publicUrl)) };
}
