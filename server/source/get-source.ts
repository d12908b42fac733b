import type { Source } from "#core/contracts/sources.ts";
import type { Executor } from "#db/client.ts";
import { listSources, type SourceWithActivity } from "#db/queries/sources/list-sources.ts";
import type { Context } from "../context.ts";
import { NotFoundError } from "../errors.ts";
import { toSource } from "./source-view.ts";

export type SourceInput = { readonly sourceId: string };

/** Returns a source. Errors: `NOT_FOUND`. */
export async function getSource(context: Context, input: SourceInput): Promise<Source> {
  const row = await requireSource(context, context.db, input.sourceId);
  return toSource(row, context.publicUrl);
}

/** Returns the stored source. Errors: `NOT_FOUND`. */
export async function requireSource(
  context: Context,
  executor: Executor,
  sourceId: string,
): Promise<SourceWithActivity> {
  const [row] = await listSources(executor, { workspaceId: context.workspaceId, sourceId });
  if (row === undefined) throw noSuchSource(sourceId);
  return row;
}

export function noSuchSource(sourceId: string): NotFoundError {
  return new NotFoundError(`There is no source ${sourceId}.`, {
    hint: "The list of sources shows those there are, with their ids.",
  });
}
