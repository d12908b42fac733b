import { agentEvents } from "./catalog/agent-events.ts";
import { callEvents } from "./catalog/call-events.ts";
import { conversationEvents } from "./catalog/conversation-events.ts";
import { devclawEvents } from "./catalog/devclaw-events.ts";
import { sessionEvents } from "./catalog/session-events.ts";
import type { EventEntry } from "./event-entry.ts";

export { type EventEntry, eventGroups } from "./event-entry.ts";

const catalog = [
  ...callEvents,
  ...conversationEvents,
  ...agentEvents,
  ...sessionEvents,
  ...devclawEvents,
] as const satisfies readonly EventEntry[];

/** Every event a hook can listen to, in the order people choose from; one file for each family. */
export const eventCatalog: readonly EventEntry[] = catalog;

/** Canonical name of an event a hook can listen to. */
export type HookEventType = (typeof catalog)[number]["type"];

/**
 * What happens in a call that no hook can listen to but that the call's state needs. `speech.*` and
 * `transcript.partial` carry `data.role`: `assistant` or `customer`.
 */
export const signalTypes = [
  "speech.started",
  "speech.stopped",
  "transcript.partial",
  "call.forwarding",
  "call.updated",
] as const;
export type SignalType = (typeof signalTypes)[number];

/** Other names under which an event is accepted. */
const aliases: ReadonlyMap<string, HookEventType> = new Map([
  ["session.created", "session.started"],
]);
const entries: ReadonlyMap<string, EventEntry> = new Map(
  eventCatalog.map((entry) => [entry.type, entry]),
);
const signals: ReadonlySet<string> = new Set(signalTypes);

/** The entry of an event by its name or an accepted alias, `null` when there is no such event. */
export function findEvent(name: string): EventEntry | null {
  return entries.get(aliases.get(name) ?? name) ?? null;
}

/** Whether hooks can listen to this event; aliases count. */
export function isHookEvent(name: string): boolean {
  return findEvent(name) !== null;
}

export function isSignal(type: string): type is SignalType {
  return signals.has(type);
}
