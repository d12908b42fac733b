import { postedCallEventSchema } from "../../hook/call-event.ts";
import { findEvent, isSignal } from "../../hook/event-catalog.ts";
import { isJsonObject, type Json, type JsonObject } from "../../json.ts";
import type { Adapted, AdaptedEvent, Adapter } from "../adapter.ts";
import { toIsoOrNull } from "../read-time.ts";
import { limitDepth } from "../redact-secrets.ts";
import { nestData } from "./nest-data.ts";

/**
 * Reads call events in Hookline's own form. A text `type` with an object `data`, or one of the known types, is enough;
 * a type nobody listens to is an event all the same. Total: any JSON gives an answer.
 */
export const canonicalAdapter: Adapter = {
  name: "canonical",
  title: "Hookline",
  adapt: adaptCanonical,
};

function adaptCanonical(body: Json): Adapted {
  if (!isJsonObject(body) || typeof body["type"] !== "string") {
    return unrecognised("looked for an object with a text `type`");
  }
  if (!isJsonObject(body["data"]) && findEvent(body["type"]) === null && !isSignal(body["type"])) {
    return unrecognised(
      `${JSON.stringify(body["type"].slice(0, 100))} is no known event and there is no object \`data\``,
    );
  }
  const { id, ...posted } = readFields(body);
  const parsed = postedCallEventSchema.safeParse(limitDepth(posted));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return unrecognised(`${issue?.path.join(".") ?? ""}: ${issue?.message ?? "invalid"}`);
  }
  const { at, data, ...rest } = parsed.data;
  const nested = nestData(data);
  const callId = rest.callId ?? callIdIn(nested);
  const time = toIsoOrNull(at);
  const event: AdaptedEvent = {
    ...rest,
    type: findEvent(rest.type)?.type ?? rest.type,
    ...(callId === null ? {} : { callId }),
    at: time,
    data: nested,
  };
  return {
    kind: "events",
    events: [event],
    platformId: typeof id === "string" ? id : null,
    hasPlatformTime: time !== null,
    request: null,
  };
}

/**
 * The fields as senders write them: `null` and an empty text count as left out, a number as an id is its text, and as
 * a time it is epoch milliseconds. The id may be of any length: only its hash is kept.
 */
function readFields(body: JsonObject): JsonObject {
  const { id, callId, agentId, at, data, ...rest } = body;
  const read = {
    id: toText(id),
    callId: toText(callId),
    agentId: toText(agentId),
    at: typeof at === "number" ? (toIsoOrNull(at) ?? at) : at,
    data,
  };
  const given = Object.entries(read).flatMap(([field, value]) =>
    value === undefined || value === null || value === "" ? [] : [[field, value] as const],
  );
  return { ...rest, ...Object.fromEntries(given) };
}

function toText(value: Json | undefined): Json | undefined {
  return typeof value === "number" ? String(value) : value;
}

function unrecognised(tried: string): Adapted {
  return { kind: "unrecognised", tried };
}

function callIdIn(data: JsonObject): string | null {
  const call = data["call"];
  const id = isJsonObject(call) ? call["id"] : undefined;
  return typeof id === "string" && id !== "" ? id : null;
}
