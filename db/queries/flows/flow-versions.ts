import { and, desc, eq, sql } from "drizzle-orm";
import { type Flow, flowSchema } from "#core/flow/flow.ts";
import { type HooksDocument, hooksDocumentSchema } from "#core/hook/hook.ts";
import type { Executor } from "../../client.ts";
import { flows, flowVersions } from "../../schema/flows.ts";

export type NewVersion = {
  readonly flowId: string;
  readonly flow: Flow;
  readonly document: HooksDocument;
  readonly message: string | null;
  readonly nowMs: number;
};

/**
 * Stores the next version of a flow, makes it the live one and returns its number, from 1. The caller holds the flow's
 * lock.
 */
export async function publishVersion(executor: Executor, version: NewVersion): Promise<number> {
  const next = sql<number>`(
    select coalesce(max(version), 0) + 1 from flow_versions where flow_id = ${version.flowId})`;
  const [row] = await executor.orm
    .insert(flowVersions)
    .values({
      flowId: version.flowId,
      version: next,
      flow: version.flow,
      document: version.document,
      message: version.message,
      publishedAt: version.nowMs,
    })
    .returning({ version: flowVersions.version });
  if (row === undefined) throw new Error("an insert without a condition gave no row");
  await executor.orm
    .update(flows)
    .set({ liveVersion: row.version, updatedAt: version.nowMs })
    .where(eq(flows.id, version.flowId));
  return row.version;
}

export type StoredVersion = {
  readonly version: number;
  readonly message: string | null;
  /** Epoch milliseconds. */
  readonly publishedAt: number;
  readonly hooks: number;
};

/** Lists the versions of a flow, newest first. */
export async function listVersions(
  executor: Executor,
  flowId: string,
): Promise<readonly StoredVersion[]> {
  return await executor.orm
    .select({
      version: flowVersions.version,
      message: flowVersions.message,
      publishedAt: flowVersions.publishedAt,
      hooks: sql<number>`json_array_length(${flowVersions.document}->'hooks')`,
    })
    .from(flowVersions)
    .where(eq(flowVersions.flowId, flowId))
    .orderBy(desc(flowVersions.version));
}

export type VersionContent = { readonly flow: Flow; readonly document: HooksDocument };

/** Returns what one version of a flow is, or `null`. */
export async function findVersion(
  executor: Executor,
  key: { readonly flowId: string; readonly version: number },
): Promise<VersionContent | null> {
  const [row] = await executor.orm
    .select({ flow: flowVersions.flow, document: flowVersions.document })
    .from(flowVersions)
    .where(and(eq(flowVersions.flowId, key.flowId), eq(flowVersions.version, key.version)));
  if (row === undefined) return null;
  return { flow: flowSchema.parse(row.flow), document: hooksDocumentSchema.parse(row.document) };
}
