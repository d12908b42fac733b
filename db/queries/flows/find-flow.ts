import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { type Flow, flowSchema } from "#core/flow/flow.ts";
import type { Executor } from "../../client.ts";
import { flows } from "../../schema/flows.ts";

export type StoredFlow = {
  readonly id: string;
  readonly draft: Flow;
  readonly draftRevision: number;
  readonly liveVersion: number | null;
  readonly enabled: boolean;
  readonly hookSwitches: Readonly<Record<string, boolean>>;
};

export type FlowKey = { readonly workspaceId: string; readonly flowId: string };

const switchesSchema = z.record(z.string(), z.boolean());

/** Returns a flow that is not deleted, or `null`. */
export async function findFlow(executor: Executor, key: FlowKey): Promise<StoredFlow | null> {
  const [row] = await select(executor, key);
  return row === undefined ? null : toStoredFlow(row);
}

/** As `findFlow`, and keeps others from changing the flow until the transaction ends. */
export async function lockFlow(executor: Executor, key: FlowKey): Promise<StoredFlow | null> {
  const [row] = await select(executor, key).for("update");
  return row === undefined ? null : toStoredFlow(row);
}

function select(executor: Executor, key: FlowKey) {
  return executor.orm.select(columns).from(flows).where(isFlow(key));
}

const columns = {
  id: flows.id,
  draft: flows.draft,
  draftRevision: flows.draftRevision,
  liveVersion: flows.liveVersion,
  enabled: flows.enabled,
  hookSwitches: flows.hookSwitches,
};

/** The condition that a row is this flow and not deleted. */
export function isFlow(key: FlowKey) {
  return and(
    eq(flows.workspaceId, key.workspaceId),
    eq(flows.id, key.flowId),
    isNull(flows.deletedAt),
  );
}

type Row = Omit<StoredFlow, "draft" | "hookSwitches"> & {
  readonly draft: unknown;
  readonly hookSwitches: unknown;
};

function toStoredFlow(row: Row): StoredFlow {
  return {
    ...row,
    draft: flowSchema.parse(row.draft),
    hookSwitches: switchesSchema.parse(row.hookSwitches),
  };
}
