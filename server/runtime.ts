import type { IdKind, Id } from "#core/ids.ts";
import type { Database } from "#db/client.ts";
import type { Clock } from "./clock.ts";
import type { Backlog } from "./delivery/backlog.ts";
import type { OutboundAccess } from "./delivery/outbound-access.ts";
import type { DestinationCache } from "./event/destination-cache.ts";
import type { Env } from "./env.ts";
import type { ProgramCache } from "./event/program-cache.ts";
import type { SourceCache } from "./event/source-cache.ts";
import type { LiveFeed } from "./live-log/live-feed.ts";
import type { Logger } from "./logger.ts";
import type { SecretCache } from "./secret/secret-cache.ts";
import type { SecretKey } from "./secret/secret-key.ts";
import type { Nudge } from "./worker/nudge.ts";

/**
 * What one process shares: made once at start (`server/main.ts`) and handed to everything that does something. Next
 * loads its routes as a module graph of its own, so the one runtime is kept under a symbol of `globalThis`.
 */
export type Runtime = {
  readonly env: Env;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly db: Database;
  readonly secretKey: SecretKey;
  newId<K extends IdKind>(kind: K): Id<K>;
  /** Hooks that may run, prepared; reloaded when the workspace's version has moved on. */
  readonly programs: ProgramCache;
  readonly sources: SourceCache;
  readonly destinations: DestinationCache;
  readonly secrets: SecretCache;
  readonly outbound: OutboundAccess;
  /** Says whether more events can be taken on. */
  readonly backlog: Backlog;
  /** Wakes the delivery loop of this process. */
  readonly deliveryNudge: Nudge;
  readonly feed: LiveFeed;
  /** Ends the feed and gives all connections back. */
  close(): Promise<void>;
};

const holder = Symbol.for("hookline.runtime");

export function setRuntime(runtime: Runtime | undefined): void {
  shared()[holder] = runtime;
}

/** Throws when nothing has been started: a route was loaded outside a running Hookline. */
export function getRuntime(): Runtime {
  const runtime = shared()[holder];
  if (runtime === undefined) throw new Error("Hookline has not been started in this process");
  return runtime;
}

/** Guarantee: nothing but `setRuntime` writes under this symbol. */
function shared(): { [holder]?: Runtime | undefined } {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the guarantee stands above
  return globalThis as { [holder]?: Runtime | undefined };
}
