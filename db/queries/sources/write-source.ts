import { and, eq } from "drizzle-orm";
import type { DefaultAnswers } from "#core/contracts/source-answers.ts";
import type { AuthOptions } from "#core/contracts/source-auth.ts";
import type { WriteSource } from "#core/contracts/sources.ts";
import type { Executor } from "../../client.ts";
import { sources } from "../../schema/sources.ts";

export type SourceRow = {
  readonly id: string;
  readonly workspaceId: string;
  readonly name: string;
  readonly adapter: WriteSource["adapter"];
  readonly auth: WriteSource["auth"];
  readonly authOptions: AuthOptions;
  readonly secretSealed: string | null;
  readonly controlHosts: readonly string[];
  readonly actionUrl: string | null;
  readonly defaultAnswers: DefaultAnswers;
};

/** Stores a new source. Returns false, and stores nothing, when its name is taken. */
export async function insertSource(
  executor: Executor,
  source: SourceRow & { readonly createdAt: number },
): Promise<boolean> {
  const rows = await executor.orm
    .insert(sources)
    .values({ ...source, controlHosts: [...source.controlHosts] })
    .onConflictDoNothing({ target: [sources.workspaceId, sources.name] })
    .returning({ id: sources.id });
  return rows.length > 0;
}

/** Replaces what a source is. The caller has made sure that it exists and that the name is free. */
export async function updateSource(executor: Executor, source: SourceRow): Promise<void> {
  const { id, workspaceId, ...changed } = source;
  await executor.orm
    .update(sources)
    .set({ ...changed, controlHosts: [...source.controlHosts] })
    .where(and(eq(sources.workspaceId, workspaceId), eq(sources.id, id)));
}

/** Deletes a source. Its events stay. Returns whether there was one. */
export async function deleteSource(
  executor: Executor,
  key: { readonly workspaceId: string; readonly sourceId: string },
): Promise<boolean> {
  const rows = await executor.orm
    .delete(sources)
    .where(and(eq(sources.workspaceId, key.workspaceId), eq(sources.id, key.sourceId)))
    .returning({ id: sources.id });
  return rows.length > 0;
}
