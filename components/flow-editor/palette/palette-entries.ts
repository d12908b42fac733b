import { eventCatalog, eventGroups } from "#core/hook/event-catalog.ts";
import type { FlowNode } from "#core/flow/flow.ts";
import type { PartDraft } from "#core/hook/draft.ts";
import { toolTypeOf } from "../inspector/draft-fields.ts";

/** What a node is made of, before it has an id and a place. */
export type NodeSeed =
  | { readonly kind: "event"; readonly on: string }
  | { readonly kind: "filter"; readonly filter: PartDraft }
  | { readonly kind: "action"; readonly action: PartDraft };

export type PaletteEntry = {
  readonly id: string;
  readonly kind: FlowNode["kind"];
  readonly group: string;
  readonly title: string;
  readonly line: string;
  /** Picks the icon: the event's name, or the type of the filter, action or tool. */
  readonly iconType: string;
  /** Words people search by that stand in neither title nor line. */
  readonly words: string;
  readonly seed: NodeSeed;
};

const events: readonly PaletteEntry[] = eventCatalog.map((event) => ({
  id: `event:${event.type}`,
  kind: "event",
  group: eventGroups[event.group],
  title: event.title,
  line: event.line,
  iconType: event.type,
  words: `${event.type} event when ${eventGroups[event.group]}`,
  seed: { kind: "event", on: event.type },
}));

const filters: readonly PaletteEntry[] = [
  filter("Ended reason", "Why the call ended is one of these.", "failed error", {
    type: "oneOf",
    key: "call.endedReason",
    oneOf: [],
  }),
  filter("Text contains", "Something that was said has one of these words.", "said turn word", {
    type: "contains",
    key: "turn.text",
    contains: [],
  }),
  filter("Value is", "A value of the call is one of these.", "equals compare is", {
    type: "equals",
    key: "",
    equals: [],
  }),
  filter("Number between", "A number, such as the duration, is in a range.", "duration range", {
    type: "between",
    key: "call.durationSeconds",
    between: [10, 60],
  }),
  filter("Value is there", "The call has this value at all.", "exists missing empty", {
    type: "exists",
    key: "call.summary",
    exists: true,
  }),
  filter("At certain hours", "Only on these days, between these times.", "time office weekday", {
    type: "withinHours",
    withinHours: {
      days: ["mon", "tue", "wed", "thu", "fri"],
      from: "09:00",
      to: "17:00",
      timeZone: "Europe/Berlin",
    },
  }),
  filter("Some of the calls", "By chance, such as one in ten.", "chance sample random percent", {
    type: "chance",
    chance: 0.1,
  }),
];

const sending: readonly PaletteEntry[] = [
  action("Send", "Slack", "Post a message to a channel.", { type: "slack", url: "", text: "" }),
  action("Send", "Discord", "Post a message to a channel.", {
    type: "discord",
    url: "",
    content: "",
  }),
  action("Send", "n8n", "Start a workflow with the call's data.", { type: "n8n", url: "" }),
  action("Send", "Zapier", "Start a Zap with the call's data.", { type: "zapier", url: "" }),
  action("Send", "E-mail", "Write to one or several addresses.", {
    type: "email",
    to: "",
    subject: "",
    text: "",
  }),
  action("Send", "Notify", "Tell the people who get this workspace's alerts.", {
    type: "notify",
    text: "",
  }),
  action("Send", "Webhook", "Send a request to any address.", {
    type: "webhook",
    url: "",
    method: "POST",
  }),
];

const inCall: readonly PaletteEntry[] = [
  action("In the call", "Say", "The agent says this.", { type: "say", exact: "" }),
  action("In the call", "Add a message", "Tell the model something.", {
    type: "message.add",
    message: { role: "system", content: "" },
  }),
  action("In the call", "Transfer the call", "Hand over to a number, SIP or agent.", {
    type: "tool",
    tool: { type: "transferCall", destinations: [{ type: "number", number: "" }] },
  }),
  action("In the call", "End the call", "Hang up.", { type: "tool", tool: { type: "endCall" } }),
  action("In the call", "Hand over to another assistant", "It goes on with the conversation.", {
    type: "tool",
    tool: { type: "handoff", destinations: [{ type: "assistant", assistantName: "" }] },
  }),
  action("In the call", "Run a function", "Ask your server, in Vapi's form.", {
    type: "tool",
    tool: { type: "function", function: { name: "" }, server: { url: "" } },
  }),
  action("In the call", "API request", "Call an API as a Vapi tool does.", {
    type: "tool",
    tool: { type: "apiRequest", method: "POST", url: "" },
  }),
];

const deciding: readonly PaletteEntry[] = [
  action("Decide", "Block", "Stop what the agent is about to do.", { type: "block", reason: "" }),
  action("Decide", "Change", "Change a tool's arguments or the message.", {
    type: "modify",
    set: {},
  }),
  action("Decide", "Answer", "Reply to what the platform asks.", { type: "answer", result: "" }),
  action("Decide", "Keep a value", "Remember something until the call ends.", {
    type: "data.set",
    key: "",
    value: "",
  }),
];

const waiting: readonly PaletteEntry[] = [
  action("Before the next step", "Look up", "Ask a server, and use its answer.", {
    type: "lookup",
    url: "",
    method: "GET",
  }),
  action("Before the next step", "Summarise the call", "Have a model sum it up.", {
    type: "summarize",
  }),
  action("Before the next step", "Wait", "Go on after a while.", { type: "wait", seconds: 60 }),
];

/** Everything that can be added to a flow, in the order it is offered. */
export const paletteEntries: readonly PaletteEntry[] = [
  ...events,
  ...filters,
  ...sending,
  ...inCall,
  ...deciding,
  ...waiting,
];

/** Events of a platform with names of its own: many, and of use only to who is on it. */
export const foldedGroups: ReadonlySet<string> = new Set([eventGroups.devclaw]);

/** The entries that have every word of the query, in the order they are offered. */
export function searchPalette(query: string): readonly PaletteEntry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return paletteEntries.filter((entry) => {
    const text = `${entry.kind} ${entry.title} ${entry.line} ${entry.words}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** The entry that Enter adds: one whose title begins with the query, else the first found. */
export function bestEntry(found: readonly PaletteEntry[], query: string): PaletteEntry | null {
  const needle = query.trim().toLowerCase();
  if (needle === "") return null;
  return found.find(({ title }) => title.toLowerCase().startsWith(needle)) ?? found[0] ?? null;
}

export function findPaletteEntry(id: string): PaletteEntry | null {
  return paletteEntries.find((entry) => entry.id === id) ?? null;
}

function filter(title: string, line: string, words: string, draft: PartDraft): PaletteEntry {
  return {
    id: `filter:${draft.type}`,
    kind: "filter",
    group: "Filters",
    title,
    line,
    iconType: draft.type,
    words,
    seed: { kind: "filter", filter: draft },
  };
}

function action(group: string, title: string, line: string, draft: PartDraft): PaletteEntry {
  const iconType = toolTypeOf(draft) ?? draft.type;
  return {
    id: `action:${iconType}`,
    kind: "action",
    group,
    title,
    line,
    iconType,
    words: `${iconType} action do`,
    seed: { kind: "action", action: draft },
  };
}
