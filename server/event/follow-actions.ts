import type { HandedAction } from "#core/contracts/events.ts";
import { isJsonObject } from "#core/json.ts";
import { toIso } from "#core/time.ts";
import type { StoredSource } from "#db/queries/ingest/find-source.ts";
import { takeStreamActions, type TakenAction } from "#db/queries/queue/take-stream-actions.ts";
import type { Runtime } from "../runtime.ts";

const pollMs = 250;

/**
 * Hands over the in-call actions of a source (of one call, when `callId` is given) that were made outside a request,
 * until the signal aborts. Each is handed over once, to one reader; one that nobody reads expires.
 */
export async function* followActions(
  runtime: Runtime,
  source: StoredSource,
  callId: string | null,
  signal: AbortSignal,
): AsyncGenerator<HandedAction> {
  while (!signal.aborted) {
    const nowMs = runtime.clock.nowMs();
    const taken = await takeStreamActions(runtime.db, { sourceId: source.id, callId, nowMs });
    if (taken.length > 0) runtime.feed.poke();
    for (const action of taken) yield handed(action);
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

function handed(taken: TakenAction): HandedAction {
  const body = isJsonObject(taken.request) ? taken.request : {};
  const text = (key: string) => (typeof body[key] === "string" ? body[key] : "");
  return {
    ...body,
    id: taken.id,
    type: text("type"),
    expiresAt: toIso(taken.expiresAt),
    callId: taken.callId,
    hook: text("hook"),
    action: text("action"),
  };
}
