import { defaultWorkspaceId, type Id, type IdKind } from "#core/ids.ts";
import type { Database } from "#db/client.ts";
import type { Clock } from "./clock.ts";
import type { OutboundAccess } from "./delivery/outbound-access.ts";
import type { SourceCache } from "./event/source-cache.ts";
import { isLoopbackName } from "./http/access.ts";
import type { LiveFeed } from "./live-log/live-feed.ts";
import type { Logger } from "./logger.ts";
import type { Runtime } from "./runtime.ts";
import type { SecretCache } from "./secret/secret-cache.ts";
import type { SecretKey } from "./secret/secret-key.ts";
import type { Nudge } from "./worker/nudge.ts";

/** On whose behalf a verb runs. `local`: anybody at the machine itself. `api-key`: who has the key. */
export type Actor = { readonly kind: "local" | "api-key" };

/** What a verb works with: on whose behalf, in which workspace, and the process's means. */
export type Context = {
  readonly workspaceId: string;
  readonly actor: Actor;
  readonly clock: Clock;
  readonly db: Database;
  readonly logger: Logger;
  readonly secretKey: SecretKey;
  /** Address of this Hookline as seen from outside, without a slash at its end. */
  readonly publicUrl: string;
  newId<K extends IdKind>(kind: K): Id<K>;
  /** Told when a verb has changed what they remember. */
  readonly sources: Pick<SourceCache, "forget">;
  readonly secrets: Pick<SecretCache, "forget">;
  readonly outbound: Pick<OutboundAccess, "forget">;
  /** Woken when a verb has made something due or changed a row of the log. */
  readonly deliveryNudge: Pick<Nudge, "poke">;
  readonly feed: Pick<LiveFeed, "poke">;
};

/**
 * The context of a request that was let in (`http/access.ts`): in local mode it comes from the machine itself, else
 * it brought the API key.
 */
export function contextOf(runtime: Runtime): Context {
  const { env } = runtime;
  const isLocal = isLoopbackName(env.host);
  return {
    workspaceId: defaultWorkspaceId,
    actor: { kind: isLocal ? "local" : "api-key" },
    clock: runtime.clock,
    db: runtime.db,
    logger: runtime.logger,
    secretKey: runtime.secretKey,
    publicUrl: env.publicUrl ?? `http://${isLocal ? "localhost" : env.host}:${env.port}`,
    newId: (kind) => runtime.newId(kind),
    sources: runtime.sources,
    secrets: runtime.secrets,
    outbound: runtime.outbound,
    deliveryNudge: runtime.deliveryNudge,
    feed: runtime.feed,
  };
}
