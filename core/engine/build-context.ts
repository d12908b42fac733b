import type { CallEvent } from "../hook/call-event.ts";
import { bareNumberName, dottedAliases, flatNames } from "../hook/context-path.ts";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { fromIso, toIso } from "../time.ts";
import type { CallState } from "./call-state.ts";
import { getPath } from "./get-path.ts";
import type { TemplateContext } from "./template-context.ts";

/**
 * Builds what templates and filters see: the canonical paths of `core/hook/context-path.ts` with their other names,
 * and beside them whatever else the event's data holds. What nobody said is `null`.
 *
 * `state` is the call's state with this event applied; `null` for an event of no call.
 */
export function buildContext(event: CallEvent, state: CallState | null): TemplateContext {
  const nowMs = fromIso(event.at);
  const context: Record<string, Json> = {
    ...event.data,
    call: callContext(event, state),
    results: objectAt(event.data, "results"),
    turn: withDefaults(event.data, "turn", ["text", "role", "confidence"]),
    tool: withDefaults(event.data, "tool", ["name", "args", "result"]),
    message: getPath(event.data, "message"),
    error: getPath(event.data, "error"),
    channel: getPath(event.data, "channel"),
    extra: objectAt(event.data, "extra"),
    request: withDefaults(event.data, "request", ["type"]),
    campaign: withDefaults(event.data, "campaign", ["id"]),
    lead: withDefaults(event.data, "lead", ["id"]),
    event: { id: event.id, type: event.type },
    now: nowMs === null ? event.at : toIso(nowMs),
  };
  return addOtherNames(context);
}

function callContext(event: CallEvent, state: CallState | null): JsonObject {
  const said = objectAt(event.data, "call");
  const known: JsonObject = state === null ? said : state.call;
  const startedAt = textAt(known, "startedAt") ?? state?.startedAt ?? null;
  const endedAt = textAt(known, "endedAt") ?? state?.endedAt ?? null;
  const messages = known["messages"] ?? turnsOf(state);
  return {
    ...known,
    id: event.callId ?? known["id"] ?? null,
    direction: known["direction"] ?? null,
    customer: withDefaults(known, "customer", ["number", "name"]),
    phoneNumber: withDefaults(known, "phoneNumber", ["number"]),
    agentId: known["agentId"] ?? event.agentId ?? null,
    agentName: known["agentName"] ?? null,
    startedAt,
    endedAt,
    durationSeconds: known["durationSeconds"] ?? secondsBetween(startedAt, endedAt),
    endedReason: known["endedReason"] ?? null,
    outcome: known["outcome"] ?? null,
    summary: known["summary"] ?? null,
    transcript: known["transcript"] ?? transcriptOf(messages),
    messages,
    toolCalls:
      state !== null && state.toolCalls.length > 0 ? state.toolCalls : (known["toolCalls"] ?? []),
    turns: known["turns"] ?? state?.turns ?? null,
    usage: withDefaults(known, "usage", ["tokensIn", "tokensOut"]),
    data: objectAt(known, "data"),
  };
}

function objectAt(container: JsonObject, key: string): JsonObject {
  const value = container[key];
  return isJsonObject(value) ? value : {};
}

function textAt(container: JsonObject, key: string): string | null {
  const value = container[key];
  return typeof value === "string" ? value : null;
}

/** The object under `key` with each named part at least `null`, so that no template meets an undefined one. */
function withDefaults(container: JsonObject, key: string, names: readonly string[]): JsonObject {
  const said = objectAt(container, key);
  return { ...Object.fromEntries(names.map((name) => [name, null])), ...said };
}

function turnsOf(state: CallState | null): readonly JsonObject[] {
  if (state === null) return [];
  return state.messages.map((turn) => ({
    role: turn.role,
    content: turn.content,
    time: turn.timeMs === null ? null : toIso(turn.timeMs),
  }));
}

/** The conversation as text, one turn a line, in the words Vapi uses in its own transcripts ("AI", "User"). */
function transcriptOf(messages: Json): string | null {
  if (!Array.isArray(messages) || messages.length === 0) return null;
  const lines = messages.flatMap((message) => {
    const role = getPath(message, "role");
    const content = getPath(message, "content");
    if (typeof content !== "string" || (role !== "user" && role !== "assistant")) return [];
    return [`${role === "assistant" ? "AI" : "User"}: ${content}`];
  });
  return lines.length === 0 ? null : lines.join("\n");
}

function secondsBetween(start: string | null, end: string | null): number | null {
  const startMs = start === null ? null : fromIso(start);
  const endMs = end === null ? null : fromIso(end);
  return startMs === null || endMs === null ? null : Math.max(0, (endMs - startMs) / 1000);
}

function addOtherNames(canonical: Readonly<Record<string, Json>>): TemplateContext {
  const context: Record<string, Json> = { ...canonical };
  for (const [flat, path] of Object.entries(flatNames)) context[flat] = getPath(canonical, path);
  for (const [alias, path] of Object.entries(dottedAliases)) {
    const [outer = "", inner = ""] = alias.split(".");
    context[outer] = { ...objectAt(context, outer), [inner]: getPath(canonical, path) };
  }
  const number = getPath(canonical, "call.customer.number");
  context[bareNumberName] = typeof number === "string" ? number.replace(/^\+/, "") : null;
  return context;
}
