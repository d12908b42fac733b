import type { Database } from "#db/client.ts";
import { loadSealedSecrets } from "#db/queries/queue/load-sealed-secrets.ts";
import type { Clock } from "../clock.ts";
import { openSecret } from "./seal-secret.ts";
import type { SecretKey } from "./secret-key.ts";
import { secretContext } from "./secret-context.ts";

/**
 * Opened secrets of a workspace, remembered for a second: long enough for a burst of deliveries, short enough that a
 * change in another process is seen. `forget` after a change in this one.
 */
export type SecretCache = {
  values(workspaceId: string): Promise<ReadonlyMap<string, string>>;
  forget(): void;
};

const maxAgeMs = 1000;

export function createSecretCache(db: Database, key: SecretKey, clock: Clock): SecretCache {
  const kept = new Map<string, { values: ReadonlyMap<string, string>; untilMs: number }>();
  return {
    async values(workspaceId) {
      const known = kept.get(workspaceId);
      if (known !== undefined && known.untilMs > clock.nowMs()) return known.values;
      const rows = await loadSealedSecrets(db, workspaceId);
      const values = new Map(
        rows.map((row) => [
          row.name,
          openSecret(key, row.sealed, secretContext(workspaceId, row.name)),
        ]),
      );
      kept.set(workspaceId, { values, untilMs: clock.nowMs() + maxAgeMs });
      return values;
    },
    forget() {
      kept.clear();
    },
  };
}
