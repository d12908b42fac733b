import { isJsonObject, type Json, type JsonObject, trustJson } from "../../json.ts";
import type { Adapted, AdaptedEvent, Adapter } from "../adapter.ts";
import { toIsoOrNull } from "../read-time.ts";
import { redactSecrets } from "../redact-secrets.ts";
import { readEvent } from "./read-event.ts";
import { type UnpodBody, unpodBodySchema } from "./wire.ts";

/**
 * Reads what Hookline's bridge for the Unpod SDK posts: `{ "unpod": 1, "id", "scope", "event", "at", "call", "args",
 * "data", "metrics" }`. Total: any JSON gives an answer. Known secrets are taken out before anything is read.
 */
export const unpodAdapter: Adapter = { name: "unpod", title: "Unpod", adapt: adaptUnpod };

function adaptUnpod(body: Json): Adapted {
  const raw = redactSecrets(body);
  const parsed = unpodBodySchema.safeParse(raw);
  if (!parsed.success) {
    return {
      kind: "unrecognised",
      tried: "looked for an object with a number `unpod` and a text `event`",
    };
  }
  const said = parsed.data;
  const reading = readEvent(said);
  const at = toIsoOrNull(said.at);
  const callId = toId(said.call?.call_id) ?? toId(said.call?.session_id);
  const common = {
    platformId: said.id === "" ? null : (said.id ?? null),
    hasPlatformTime: at !== null,
    request: null,
  };
  if (reading.events.length === 0) {
    const reason = `no call event, because ${reading.because}`;
    return { kind: "none", reason, callId, at, ...common };
  }
  const agentId = toId(said.call?.agent_id);
  const events = reading.events.map((event): AdaptedEvent => ({
    type: event.type,
    ...(callId === null ? {} : { callId }),
    at,
    ...(agentId === null ? {} : { agentId }),
    data: { call: { ...readCall(said), ...event.call }, ...event.data, raw },
  }));
  return { kind: "events", events, ...common };
}

/**
 * The canonical `call.*` of a body. The SDK writes empty texts for what it does not know, and counts no turns (it
 * always says 0), so neither replaces what is known.
 */
function readCall(body: UnpodBody): JsonObject {
  const { call, metrics } = body;
  const usage = withoutAbsent({
    tokensIn: metrics?.tokens?.input,
    tokensOut: metrics?.tokens?.output,
  });
  const data = trustJson(body.data ?? null);
  return withoutAbsent({
    id: toId(call?.call_id) ?? toId(call?.session_id),
    direction: call?.direction,
    customer: withoutAbsent({ number: call?.user_number }),
    agentId: toId(call?.agent_id),
    turns: typeof metrics?.turns === "number" && metrics.turns > 0 ? metrics.turns : null,
    usage,
    data: isJsonObject(data) ? data : null,
  });
}

/** Text that can be an id of a call event; a longer one names nothing Unpod has. */
function toId(value: string | null | undefined): string | null {
  return typeof value === "string" && value !== "" && value.length <= 500 ? value : null;
}

function withoutAbsent(fields: { readonly [name: string]: Json | undefined }): JsonObject {
  const said: Record<string, Json> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null || value === "") continue;
    if (isJsonObject(value) && Object.keys(value).length === 0) continue;
    said[name] = value;
  }
  return said;
}
