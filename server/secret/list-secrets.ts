import type { SecretSummary } from "#core/contracts/secrets.ts";
import { toIso } from "#core/time.ts";
import { type FlowTexts, listFlowTexts, listSecretNames } from "#db/queries/secrets/secrets.ts";
import type { Context } from "../context.ts";

/** Lists the workspace's secrets by name, each with the flows that use it. Values never leave. */
export async function listSecrets(context: Context): Promise<{ secrets: SecretSummary[] }> {
  const [names, flows] = await Promise.all([
    listSecretNames(context.db, context.workspaceId),
    listFlowTexts(context.db, context.workspaceId),
  ]);
  const uses = flows.map((flow) => ({ flow, names: secretsIn(flow) }));
  const secrets = names.map(({ name, updatedAt }) => ({
    name,
    updatedAt: toIso(updatedAt),
    usedBy: uses
      .filter((use) => use.names.has(name))
      .map(({ flow }) => ({ flowId: flow.flowId, name: flow.name })),
  }));
  return { secrets };
}

function secretsIn(flow: FlowTexts): ReadonlySet<string> {
  const text = JSON.stringify([flow.draft, flow.live]);
  return new Set([...text.matchAll(/\$\{([A-Z_][A-Z0-9_]*)\}/g)].map((match) => match[1] ?? ""));
}
