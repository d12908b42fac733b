import type { CallEvent } from "../hook/call-event.ts";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { fromIso, toIso } from "../time.ts";
import { type CallState, emptyCallState } from "./call-state.ts";
import { getPath } from "./get-path.ts";

/** Turns kept in the state of one call. A longer call keeps its latest ones. */
const maxMessages = 5_000;
/** Characters of one turn kept in the state; the event itself keeps all of it. */
const maxTurnLength = 20_000;
const maxToolCalls = 500;

/**
 * Returns the state of a call after one event. Pure: neither argument is changed, and the state depends on the events
 * and their order alone, so replaying them rebuilds it.
 */
export function applyEvent(before: CallState | null, event: CallEvent): CallState {
  const state = before ?? emptyCallState();
  const merged = { ...state, call: mergeKnown(state.call, callOf(event)) };
  return applyType(takeControlUrl(merged, event), event);
}

/** What the event says about its call. What stands elsewhere in the state or belongs to one moment is left out. */
function callOf(event: CallEvent): JsonObject {
  const call = event.data["call"];
  const said = isJsonObject(call) ? call : {};
  const { controlUrl: _address, ...known } = said;
  return event.agentId === undefined ? known : { agentId: event.agentId, ...known };
}

/** A value that is `null` or absent never replaces one that is known: platforms leave out what has not changed. */
function mergeKnown(known: JsonObject, said: JsonObject): JsonObject {
  const merged: Record<string, Json> = { ...known };
  for (const [key, value] of Object.entries(said)) {
    const before = Object.hasOwn(known, key) ? known[key] : undefined;
    if (value === null) merged[key] = before ?? null;
    else if (isJsonObject(value) && isJsonObject(before)) merged[key] = mergeKnown(before, value);
    else merged[key] = value;
  }
  return merged;
}

function takeControlUrl(state: CallState, event: CallEvent): CallState {
  const url = getPath(event.data, "call.controlUrl");
  return typeof url === "string" ? { ...state, controlUrl: url } : state;
}

function applyType(state: CallState, event: CallEvent): CallState {
  const at = utcIso(event.at);
  switch (event.type) {
    case "call.started":
      return once({ ...begin(state), startedAt: state.startedAt ?? at }, event);
    case "call.ending":
      return once({ ...silent(state), phase: state.phase === "ended" ? "ended" : "ending" }, event);
    case "call.ended":
      return once({ ...silent(state), phase: "ended", endedAt: state.endedAt ?? at }, event);
    case "customer.turn":
      return addTurn(state, event, "user");
    case "assistant.turn":
      return addTurn(state, event, "assistant");
    case "speech.started":
      return speak(state, event, true);
    case "speech.stopped":
      return speak(state, event, false);
    case "tool.calls":
      return addToolCalls(begin(state), event);
    default:
      return state.phase === "new" ? begin(state) : state;
  }
}

function utcIso(at: string): string {
  const ms = fromIso(at);
  return ms === null ? at : toIso(ms);
}

function begin(state: CallState): CallState {
  return state.phase === "new" ? { ...state, phase: "active" } : state;
}

function silent(state: CallState): CallState {
  return { ...state, speaking: { assistant: false, customer: false } };
}

function once(state: CallState, event: CallEvent): CallState {
  if (Object.hasOwn(state.once, event.type)) return state;
  return { ...state, once: { ...state.once, [event.type]: event.id } };
}

function addTurn(state: CallState, event: CallEvent, role: string): CallState {
  const text = getPath(event.data, "turn.text");
  const turn = {
    role,
    content: typeof text === "string" ? text.slice(0, maxTurnLength) : "",
    timeMs: fromIso(event.at),
  };
  const messages = [...state.messages, turn].slice(-maxMessages);
  return { ...begin(state), messages, turns: state.turns + 1 };
}

function speak(state: CallState, event: CallEvent, isSpeaking: boolean): CallState {
  const role = getPath(event.data, "role");
  const speaking =
    role === "assistant"
      ? { ...state.speaking, assistant: isSpeaking }
      : { ...state.speaking, customer: isSpeaking };
  return { ...begin(state), speaking };
}

function addToolCalls(state: CallState, event: CallEvent): CallState {
  const calls = getPath(event.data, "call.toolCalls");
  if (!Array.isArray(calls)) return state;
  return { ...state, toolCalls: [...state.toolCalls, ...calls].slice(-maxToolCalls) };
}
