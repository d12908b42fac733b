import { openDatabase } from "#db/client.ts";
import type { Clock } from "../clock.ts";
import { createBacklog } from "../delivery/backlog.ts";
import { createOutboundAccess } from "../delivery/outbound-access.ts";
import { type AllowList, parseAllowList } from "../delivery/outbound-allow.ts";
import type { Env } from "../env.ts";
import { createDestinationCache } from "../event/destination-cache.ts";
import { createProgramCache } from "../event/program-cache.ts";
import { createSourceCache } from "../event/source-cache.ts";
import { createLiveFeed } from "../live-log/live-feed.ts";
import { loadRows } from "../live-log/load-rows.ts";
import type { Logger } from "../logger.ts";
import { newId } from "../new-id.ts";
import type { Runtime } from "../runtime.ts";
import { createSecretCache } from "../secret/secret-cache.ts";
import { loadSecretKey } from "../secret/secret-key.ts";
import { createNudge } from "../worker/nudge.ts";
import { listenForNudges, shareNudge } from "../worker/shared-nudge.ts";
import { StartError } from "./start-error.ts";

/** Connections of one process; the embedded Postgres takes 100 in all. */
const maxConnections = 20;

export type RuntimeParts = {
  readonly env: Env;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly databaseUrl: string;
};

/**
 * Makes what this process shares. With a database of its own it opens nothing but the key file: connections are made
 * when they are needed. Errors: `SecretKeyError`, `StartError`.
 */
export async function createRuntime(parts: RuntimeParts): Promise<Runtime> {
  const { env, logger, clock } = parts;
  const configured = readAllowList(env);
  const secretKey = await loadSecretKey({ envValue: env.secretKey, dataDir: env.dataDir });
  const db = openDatabase(parts.databaseUrl, { max: maxConnections });
  const local = { deliveries: createNudge(), feed: createNudge() };
  // The embedded database is this process's own; on another one there may be others to wake.
  const isShared = env.databaseUrl !== null;
  const nudges = isShared
    ? {
        deliveries: shareNudge(local.deliveries, "deliveries", { db, logger }),
        feed: shareNudge(local.feed, "feed", { db, logger }),
      }
    : local;
  const listening = isShared ? await listenForNudges(db, local) : null;
  const feed = createLiveFeed(db, {
    nudge: nudges.feed,
    load: (changes) => loadRows(db, changes),
    logger: logger.child({ name: "feed" }),
  });
  return {
    env,
    logger,
    clock,
    db,
    secretKey,
    newId: (kind) => newId(kind, clock.nowMs()),
    programs: createProgramCache(),
    sources: createSourceCache(db, clock),
    destinations: createDestinationCache(),
    secrets: createSecretCache(db, secretKey, clock),
    outbound: createOutboundAccess(db, configured, clock),
    backlog: createBacklog(env.maxPending),
    deliveryNudge: nudges.deliveries,
    feed,
    async close() {
      await feed.stop();
      await listening?.stop();
      await db.close();
    },
  };
}

function readAllowList(env: Env): AllowList {
  const parsed = parseAllowList(env.outboundAllow.join(","));
  if (parsed.ok) return parsed.value;
  throw new StartError(`HOOKLINE_OUTBOUND_ALLOW cannot be used: ${parsed.error.join(" ")}`);
}
