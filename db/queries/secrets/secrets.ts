import { and, asc, eq, isNull } from "drizzle-orm";
import type { Executor } from "../../client.ts";
import { flows, flowVersions } from "../../schema/flows.ts";
import { secrets } from "../../schema/secrets.ts";

export type NewSecret = {
  readonly workspaceId: string;
  readonly name: string;
  readonly sealed: string;
  readonly keyVersion: number;
  /** Epoch milliseconds. */
  readonly updatedAt: number;
};

/** Stores a secret, in the place of one of the same name. */
export async function putSecret(executor: Executor, secret: NewSecret): Promise<void> {
  const { sealed, keyVersion, updatedAt } = secret;
  await executor.orm
    .insert(secrets)
    .values(secret)
    .onConflictDoUpdate({
      target: [secrets.workspaceId, secrets.name],
      set: { sealed, keyVersion, updatedAt },
    });
}

/** Deletes a secret. Returns whether there was one. */
export async function deleteSecret(
  executor: Executor,
  key: { readonly workspaceId: string; readonly name: string },
): Promise<boolean> {
  const rows = await executor.orm
    .delete(secrets)
    .where(and(eq(secrets.workspaceId, key.workspaceId), eq(secrets.name, key.name)))
    .returning({ name: secrets.name });
  return rows.length > 0;
}

export type NamedSecret = { readonly name: string; readonly updatedAt: number };

/** Lists the names of a workspace's secrets, in order. */
export async function listSecretNames(
  executor: Executor,
  workspaceId: string,
): Promise<readonly NamedSecret[]> {
  return await executor.orm
    .select({ name: secrets.name, updatedAt: secrets.updatedAt })
    .from(secrets)
    .where(eq(secrets.workspaceId, workspaceId))
    .orderBy(asc(secrets.name));
}

export type FlowTexts = {
  readonly flowId: string;
  readonly name: string;
  readonly draft: unknown;
  /** `null` when nothing is live. */
  readonly live: unknown;
};

/** Returns what every flow of a workspace says in its draft and in its live version, to look for secrets in it. */
export async function listFlowTexts(
  executor: Executor,
  workspaceId: string,
): Promise<readonly FlowTexts[]> {
  return await executor.orm
    .select({ flowId: flows.id, name: flows.name, draft: flows.draft, live: flowVersions.flow })
    .from(flows)
    .leftJoin(
      flowVersions,
      and(eq(flowVersions.flowId, flows.id), eq(flowVersions.version, flows.liveVersion)),
    )
    .where(and(eq(flows.workspaceId, workspaceId), isNull(flows.deletedAt)))
    .orderBy(asc(flows.position), asc(flows.id));
}
