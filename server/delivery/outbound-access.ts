import type { Database } from "#db/client.ts";
import { loadAllowedAddresses } from "#db/queries/queue/load-allowed-addresses.ts";
import type { Clock } from "../clock.ts";
import { type AllowList, parseAllowList } from "./outbound-allow.ts";
import { createOutboundGuard, type OutboundGuard } from "./outbound-url.ts";

/**
 * The outbound guard of each workspace: the operator's list and the addresses people allowed, read again after a
 * second. `forget` after an address was allowed in this process.
 */
export type OutboundAccess = {
  guard(workspaceId: string): Promise<OutboundGuard>;
  forget(): void;
};

const maxAgeMs = 1000;

export function createOutboundAccess(
  db: Database,
  configured: AllowList,
  clock: Clock,
): OutboundAccess {
  const kept = new Map<string, { guard: OutboundGuard; untilMs: number }>();
  return {
    async guard(workspaceId) {
      const known = kept.get(workspaceId);
      if (known !== undefined && known.untilMs > clock.nowMs()) return known.guard;
      const stored = parseStored(await loadAllowedAddresses(db, workspaceId));
      const guard = createOutboundGuard({ configured, stored });
      kept.set(workspaceId, { guard, untilMs: clock.nowMs() + maxAgeMs });
      return guard;
    },
    forget() {
      kept.clear();
    },
  };
}

function parseStored(addresses: readonly string[]): AllowList {
  return addresses.flatMap((address) => {
    const parsed = parseAllowList(address);
    return parsed.ok ? parsed.value : [];
  });
}
