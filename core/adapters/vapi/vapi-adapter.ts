import { isJsonObject, type Json } from "../../json.ts";
import type { Adapted, AdaptedEvent, Adapter } from "../adapter.ts";
import { readCall } from "./read-call.ts";
import { type Reading, readMessage } from "./read-message.ts";
import { toIsoOrNull } from "../read-time.ts";
import { redactSecrets } from "../redact-secrets.ts";
import { type VapiMessage, vapiMessageSchema } from "./wire.ts";

/**
 * Reads Vapi's server messages, `{ "message": { "type", … } }`. Total: any JSON gives an answer. Vapi sends no id of a
 * message. Known secrets are taken out before anything is read.
 */
export const vapiAdapter: Adapter = { name: "vapi", title: "Vapi", adapt: adaptVapi };

function adaptVapi(body: Json): Adapted {
  const raw = redactSecrets(body);
  const parsed = vapiMessageSchema.safeParse(isJsonObject(raw) ? raw["message"] : null);
  if (!parsed.success) {
    return { kind: "unrecognised", tried: "looked for an object `message` with a text `type`" };
  }
  const message = parsed.data;
  const reading = readMessage(message) ?? unknownType(message);
  return reading === null
    ? {
        kind: "unrecognised",
        tried: `${JSON.stringify(message.type.slice(0, 100))} is no message type of Vapi`,
      }
    : toAdapted(reading, message, raw);
}

/** A type Vapi may have added: it stands beside a call. Without one the body may be anybody's. */
function unknownType(message: VapiMessage): Reading | null {
  if (typeof message.call?.id !== "string") return null;
  const because = `Hookline does not know the message type ${JSON.stringify(message.type.slice(0, 100))}`;
  return { events: [], because, request: null };
}

function toAdapted(reading: Reading, message: VapiMessage, raw: Json): Adapted {
  const call = readCall(message);
  const callId = toId(message.call?.id);
  const at = toIsoOrNull(message.timestamp);
  const common = { platformId: null, hasPlatformTime: at !== null, request: reading.request };
  if (reading.events.length === 0) {
    return {
      kind: "none",
      reason: `no call event, because ${reading.because}`,
      callId,
      at,
      ...common,
    };
  }
  const agentId = toId(call["agentId"]);
  const events = reading.events.map((event): AdaptedEvent => ({
    type: event.type,
    ...(callId === null ? {} : { callId }),
    at,
    ...(agentId === null ? {} : { agentId }),
    data: { call: { ...call, ...event.call }, ...event.data, raw },
  }));
  return { kind: "events", events, ...common };
}

/** Text that can be an id of a call event; a longer one names nothing Vapi has. */
function toId(value: Json | undefined): string | null {
  return typeof value === "string" && value !== "" && value.length <= 500 ? value : null;
}
