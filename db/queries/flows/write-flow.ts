import { and, eq, sql } from "drizzle-orm";
import type { Flow } from "#core/flow/flow.ts";
import type { Executor } from "../../client.ts";
import { flows } from "../../schema/flows.ts";
import { type FlowKey, isFlow } from "./find-flow.ts";

export type NewFlow = FlowKey & { readonly draft: Flow; readonly nowMs: number };

/** Stores a new flow, enabled and not live, after the others of its workspace. */
export async function insertFlow(executor: Executor, flow: NewFlow): Promise<void> {
  const afterOthers = sql<number>`(
    select coalesce(max(position), 0) + 1 from flows where workspace_id = ${flow.workspaceId})`;
  await executor.orm.insert(flows).values({
    id: flow.flowId,
    workspaceId: flow.workspaceId,
    name: flow.draft.name,
    draft: flow.draft,
    position: afterOthers,
    createdAt: flow.nowMs,
    updatedAt: flow.nowMs,
  });
}

export type DraftChange = FlowKey & {
  readonly draft: Flow;
  /** The revision the change was made on; `null`: whichever is there. */
  readonly expectedRevision: number | null;
  readonly nowMs: number;
};

/**
 * Replaces the draft and returns its new revision, or `null` when there is no such flow or its revision is not the
 * expected one.
 */
export async function updateDraft(executor: Executor, change: DraftChange): Promise<number | null> {
  const { expectedRevision } = change;
  const isExpected =
    expectedRevision === null ? undefined : eq(flows.draftRevision, expectedRevision);
  const [row] = await executor.orm
    .update(flows)
    .set({
      name: change.draft.name,
      draft: change.draft,
      draftRevision: sql`${flows.draftRevision} + 1`,
      updatedAt: change.nowMs,
    })
    .where(and(isFlow(change), isExpected))
    .returning({ draftRevision: flows.draftRevision });
  return row?.draftRevision ?? null;
}

/** Switches a flow on or off. Returns whether there is such a flow. */
export async function setFlowEnabled(
  executor: Executor,
  change: FlowKey & { readonly enabled: boolean; readonly nowMs: number },
): Promise<boolean> {
  const rows = await executor.orm
    .update(flows)
    .set({ enabled: change.enabled, updatedAt: change.nowMs })
    .where(isFlow(change))
    .returning({ id: flows.id });
  return rows.length > 0;
}

/** Stores which hooks of a flow are switched beside its versions, by name. The caller holds the flow's lock. */
export async function setHookSwitches(
  executor: Executor,
  change: FlowKey & {
    readonly switches: Readonly<Record<string, boolean>>;
    readonly nowMs: number;
  },
): Promise<void> {
  await executor.orm
    .update(flows)
    .set({ hookSwitches: change.switches, updatedAt: change.nowMs })
    .where(isFlow(change));
}

/** Marks a flow as deleted; its versions stay, so that the log can still show what ran. */
export async function deleteFlow(
  executor: Executor,
  change: FlowKey & { readonly nowMs: number },
): Promise<boolean> {
  const rows = await executor.orm
    .update(flows)
    .set({ deletedAt: change.nowMs, updatedAt: change.nowMs })
    .where(isFlow(change))
    .returning({ id: flows.id });
  return rows.length > 0;
}
