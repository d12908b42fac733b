import { findEvent } from "../../hook/event-catalog.ts";
import { isJsonObject, type Json, type JsonObject } from "../../json.ts";
import type { Adapted, AdaptedEvent, Adapter } from "../adapter.ts";
import { toIsoOrNull } from "../read-time.ts";
import { limitDepth, redactSecrets } from "../redact-secrets.ts";
import { type DevclawBody, devclawBodySchema } from "./wire.ts";

/**
 * Reads what DevClaw's webhooks send and what Hookline's bridge for DevClaw posts. Total: any JSON gives an answer.
 * DevClaw's own body has no id, but its bytes and its time are the same for every try of one event.
 */
export const devclawAdapter: Adapter = { name: "devclaw", title: "DevClaw", adapt: adaptDevclaw };

function adaptDevclaw(body: Json): Adapted {
  const parsed = isJsonObject(body) ? devclawBodySchema.safeParse(limitDepth(body)) : null;
  if (parsed === null || !parsed.success || !isRecognised(parsed.data)) {
    return {
      kind: "unrecognised",
      tried: "looked for an object with an `event` of DevClaw's and a text `timestamp`",
    };
  }
  const said = parsed.data;
  const at = toIsoOrNull(said.timestamp);
  const callId = toId(said.session_id);
  const common = {
    platformId: said.id === "" ? null : (said.id ?? null),
    hasPlatformTime: at !== null,
    request: null,
  };
  const type = typeOf(said.event);
  if (type === null) {
    const reason = `no call event, because DevClaw's ${JSON.stringify(said.event.slice(0, 100))} is not known`;
    return { kind: "none", reason, callId, at, ...common };
  }
  const event: AdaptedEvent = {
    type,
    ...(callId === null ? {} : { callId }),
    at,
    data: { ...readData(said, type, callId), raw: redactSecrets(body) },
  };
  return { kind: "events", events: [event], ...common };
}

/** A body that names itself, or one of DevClaw's events with a time: anybody's body may have an `event`. */
function isRecognised(body: DevclawBody): boolean {
  if (body.devclaw === 1) return true;
  return typeof body.timestamp === "string" && typeOf(body.event) !== null;
}

/** The canonical name is DevClaw's own. */
function typeOf(event: string): string | null {
  const entry = findEvent(event);
  return entry?.names.devclaw === event ? entry.type : null;
}

/** Whose words `message` are; in other events it is DevClaw's own sentence about what happened. */
const speakers: Readonly<Record<string, string>> = {
  user_prompt_submit: "user",
  message_transcribed: "user",
  message_preprocessed: "user",
  notification: "assistant",
};

function readData(said: DevclawBody, type: string, callId: string | null): JsonObject {
  const { channel, message, error, model, extra } = said;
  return withoutAbsent({
    call: withoutAbsent({
      id: callId,
      endedReason: textIn(extra, "reason"),
      turns: numberIn(extra, "turns_used"),
    }),
    channel,
    message,
    error,
    model,
    turn: withoutAbsent({ text: message, role: message ? speakers[type] : null }),
    tool: withoutAbsent({
      name: said.tool_name,
      args: said.tool_args,
      result: said.tool_result,
      callId: said.tool_call_id,
    }),
    extra,
  });
}

/** Go writes an empty text for what it does not know. An object without fields says nothing either. */
function withoutAbsent(fields: { readonly [name: string]: Json | undefined }): JsonObject {
  const known: Record<string, Json> = {};
  for (const [name, value] of Object.entries(fields)) {
    const isEmpty = isJsonObject(value) && Object.keys(value).length === 0 && name !== "args";
    if (value !== undefined && value !== null && value !== "" && !isEmpty) known[name] = value;
  }
  return known;
}

function textIn(extra: DevclawBody["extra"], name: string): string | null {
  const value = extra?.[name];
  return typeof value === "string" ? value : null;
}

function numberIn(extra: DevclawBody["extra"], name: string): number | null {
  const value = extra?.[name];
  return typeof value === "number" ? value : null;
}

/** Text that can be an id of a call event; a longer one names no session of DevClaw's. */
function toId(value: string | null | undefined): string | null {
  return typeof value === "string" && value !== "" && value.length <= 500 ? value : null;
}
