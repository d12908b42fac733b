import type { FlowVersion } from "#core/contracts/flows.ts";
import { toIso } from "#core/time.ts";
import { listVersions as queryVersions } from "#db/queries/flows/flow-versions.ts";
import type { Context } from "../context.ts";
import { type FlowInput, requireFlow } from "./get-flow.ts";

/** Lists what was published of a flow, newest first. Errors: `NOT_FOUND`. */
export async function listVersions(
  context: Context,
  input: FlowInput,
): Promise<{ versions: FlowVersion[] }> {
  const flow = await requireFlow(context, input.flowId);
  const rows = await queryVersions(context.db, flow.id);
  const versions = rows.map((row) => ({
    ...row,
    publishedAt: toIso(row.publishedAt),
    live: row.version === flow.liveVersion,
  }));
  return { versions };
}
