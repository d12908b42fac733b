import { createHash, randomBytes } from "node:crypto";
import type { Id } from "#core/ids.ts";
import type { Executor } from "#db/client.ts";
import { ensureDestinations } from "#db/queries/ingest/ensure-destinations.ts";
import { generateSigningSecret } from "../delivery/sign-request.ts";
import { sealSecret } from "../secret/seal-secret.ts";
import { signingSecretContext } from "../secret/secret-context.ts";
import type { SecretKey } from "../secret/secret-key.ts";

/**
 * Ids of destinations by workspace and URL template. They are made with the first delivery to them, in its
 * transaction, and remembered only after that has been committed (`remember`).
 */
export type DestinationCache = {
  resolve(
    tx: Executor,
    workspaceId: string,
    urlTemplates: readonly string[],
    make: MakeDestination,
  ): Promise<ReadonlyMap<string, string>>;
  remember(workspaceId: string, ids: ReadonlyMap<string, string>): void;
};

export type MakeDestination = {
  readonly key: SecretKey;
  readonly nowMs: number;
  newId(kind: "destination"): Id<"destination">;
};

const signingSecretBytes = 32;

export function createDestinationCache(): DestinationCache {
  const known = new Map<string, string>();
  return {
    async resolve(tx, workspaceId, urlTemplates, make) {
      const ids = new Map<string, string>();
      const missing = new Set<string>();
      for (const template of urlTemplates) {
        const id = known.get(cacheKey(workspaceId, template));
        if (id === undefined) missing.add(template);
        else ids.set(template, id);
      }
      if (missing.size === 0) return ids;
      const rows = [...missing].map((template) => newDestination(workspaceId, template, make));
      const made = await ensureDestinations(tx, workspaceId, rows);
      for (const row of rows) ids.set(row.urlTemplate, made.get(row.urlHash) ?? row.id);
      return ids;
    },
    remember(workspaceId, ids) {
      for (const [template, id] of ids) known.set(cacheKey(workspaceId, template), id);
    },
  };
}

function newDestination(workspaceId: string, urlTemplate: string, make: MakeDestination) {
  const urlHash = createHash("sha256").update(urlTemplate).digest("hex");
  const context = signingSecretContext(workspaceId, urlHash);
  return {
    id: make.newId("destination"),
    urlTemplate,
    urlHash,
    signingSecretSealed: sealSecret(
      make.key,
      generateSigningSecret(randomBytes(signingSecretBytes)),
      context,
    ),
    createdAt: make.nowMs,
  };
}

function cacheKey(workspaceId: string, urlTemplate: string): string {
  return `${workspaceId} ${urlTemplate}`;
}
