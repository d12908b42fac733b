import { deleteSource as removeSource } from "#db/queries/sources/write-source.ts";
import type { Context } from "../context.ts";
import { noSuchSource, type SourceInput } from "./get-source.ts";

/** Deletes a source: its address answers 404 from then on, its events stay in the log. Errors: `NOT_FOUND`. */
export async function deleteSource(context: Context, input: SourceInput): Promise<void> {
  const { workspaceId } = context;
  const found = await removeSource(context.db, { workspaceId, sourceId: input.sourceId });
  if (!found) throw noSuchSource(input.sourceId);
  context.sources.forget();
}
