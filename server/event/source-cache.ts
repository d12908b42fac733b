import type { Database } from "#db/client.ts";
import { findSourceByName, type StoredSource } from "#db/queries/ingest/find-source.ts";
import type { Clock } from "../clock.ts";

/**
 * Remembers sources for a second, so that an event costs no look-up. A change made in this process is seen at once
 * (`forget`), one made in another within that second.
 */
export type SourceCache = {
  find(workspaceId: string, name: string): Promise<StoredSource | null>;
  forget(): void;
};

const maxAgeMs = 1000;
/** Unknown names are asked for by anybody; the cache must not grow with them. */
const maxEntries = 1000;

export function createSourceCache(db: Database, clock: Clock): SourceCache {
  const kept = new Map<
    string,
    { readonly source: StoredSource | null; readonly untilMs: number }
  >();
  return {
    async find(workspaceId, name) {
      const key = `${workspaceId}/${name}`;
      const known = kept.get(key);
      if (known !== undefined && known.untilMs > clock.nowMs()) return known.source;
      const source = await findSourceByName(db, workspaceId, name);
      if (kept.size >= maxEntries) kept.clear();
      kept.set(key, { source, untilMs: clock.nowMs() + maxAgeMs });
      return source;
    },
    forget() {
      kept.clear();
    },
  };
}
