import { z } from "zod";
import { assertNever } from "../assert.ts";
import { type Action, actionSchema } from "./action.ts";
import { findEvent } from "./event-catalog.ts";
import type { EventOptions } from "./hook.ts";
import type { Tool } from "./tool.ts";

/** What a node or a row of the log says: what it is, and in one line what exactly. `line` may be empty. */
export type Description = { readonly title: string; readonly line: string };

/** An event with its options, such as "Caller is silent" / "after 10 s, at most 3 times". */
export function describeEvent(type: string, options: EventOptions = {}): Description {
  const entry = findEvent(type);
  if (entry === null) return { title: type, line: "No such event" };
  switch (entry.type) {
    case "customer.speech.timeout":
      return { title: entry.title, line: describeSilence(options) };
    case "call.timeElapsed":
      return { title: entry.title, line: `after ${describeSeconds(options.seconds)}` };
    case "assistant.transcriber.endpointedSpeechLowConfidence":
      return { title: entry.title, line: describeConfidence(options) };
    default:
      return { title: entry.title, line: entry.line };
  }
}

function describeSilence(options: EventOptions): string {
  const times = options.triggerMaxCount ?? 3;
  const reset =
    options.triggerResetMode === "onUserSpeech" ? ", counted anew when the caller speaks" : "";
  return `after ${describeSeconds(options.timeoutSeconds ?? 7.5)}, at most ${times === 1 ? "once" : `${times} times`}${reset}`;
}

function describeConfidence(options: EventOptions): string {
  const below =
    options.confidenceMax === undefined
      ? "the transcriber's threshold"
      : String(options.confidenceMax);
  const from = options.confidenceMin === undefined ? "" : `at least ${options.confidenceMin} and `;
  return `confidence ${from}below ${below}`;
}

function describeSeconds(seconds: number | undefined): string {
  if (seconds === undefined) return "…";
  if (seconds < 120) return `${seconds} s`;
  const rest = seconds % 60;
  return `${Math.floor(seconds / 60)} min${rest === 0 ? "" : ` ${rest} s`}`;
}

const titles = {
  say: "Say",
  tool: "Tool",
  "message.add": "Add a message",
  webhook: "Webhook",
  slack: "Slack",
  discord: "Discord",
  n8n: "n8n",
  zapier: "Zapier",
  email: "E-mail",
  notify: "Notify",
  lookup: "Look up",
  summarize: "Summarise the call",
  block: "Block",
  modify: "Change",
  "data.set": "Keep a value",
  wait: "Wait",
  answer: "Answer",
} as const satisfies Record<Action["type"], string>;

/** An action, such as "Slack" / "Call failed: {{ call.endedReason }}". Takes drafts too. */
export function describeAction(action: { readonly type: string }): Description {
  const parsed = actionSchema.safeParse(action);
  if (parsed.success) return inWords(parsed.data);
  const title = Object.entries(titles).find(([type]) => type === action.type)?.[1];
  return title === undefined
    ? { title: action.type, line: "No such action" }
    : { title, line: "Not filled in yet" };
}

function inWords(action: Action): Description {
  const title = titles[action.type];
  switch (action.type) {
    case "say":
      return { title, line: describeSay(action) };
    case "tool":
      if (action.tool !== undefined) return describeTool(action.tool);
      return { title, line: action.toolId === undefined ? "" : `saved tool ${action.toolId}` };
    case "message.add":
      return { title, line: oneLine(action.message.content ?? "") };
    case "webhook":
      return { title, line: `${action.method ?? "POST"} ${describeUrl(action.url)}` };
    case "slack":
      return { title, line: oneLine(action.text) };
    case "discord":
      return { title, line: oneLine(action.content) };
    case "n8n":
    case "zapier":
      return { title, line: describeUrl(action.url) };
    case "email":
      return { title, line: oneLine(action.subject) };
    case "lookup":
      return { title, line: `${action.method ?? "GET"} ${describeUrl(action.url)}` };
    default:
      return { title, line: describeControl(action) };
  }
}

type ControlAction = Extract<
  Action,
  { type: "notify" | "summarize" | "block" | "modify" | "data.set" | "wait" | "answer" }
>;

function describeControl(action: ControlAction): string {
  switch (action.type) {
    case "notify":
      return oneLine(action.text);
    case "summarize":
      return `in at most ${action.maxWords ?? 100} words`;
    case "block":
      return oneLine(action.reason ?? "");
    case "modify":
      return oneLine(Object.keys(action.set).join(", "));
    case "data.set":
      return `as ${action.key}`;
    case "wait":
      return describeSeconds(action.seconds);
    case "answer":
      return action.toolName === undefined ? "" : `of ${action.toolName}`;
    default:
      return assertNever(action);
  }
}

function describeSay(action: Extract<Action, { type: "say" }>): string {
  const { exact, prompt } = action;
  if (typeof exact === "string") return oneLine(exact);
  const [first, ...others] = exact ?? [];
  if (first !== undefined)
    return others.length === 0 ? oneLine(first) : `one of ${others.length + 1} texts`;
  if (typeof prompt === "string") return `in own words: ${oneLine(prompt)}`;
  return prompt === undefined ? "" : "in own words";
}

function describeTool(tool: Tool): Description {
  switch (tool.type) {
    case "transferCall":
      return { title: "Transfer the call", line: describeDestination(tool) };
    case "endCall":
      return { title: "End the call", line: tool.reason ?? "" };
    case "function":
      return { title: "Run a function", line: tool.function?.name ?? "" };
    case "apiRequest":
      return { title: "API request", line: `${tool.method} ${describeUrl(tool.url)}` };
    case "handoff":
      return { title: "Hand over", line: describeHandoff(tool["destinations"]) };
    default:
      return { title: "Tool of the platform", line: tool.type };
  }
}

function describeHandoff(destinations: unknown): string {
  const [first, ...others] = Array.isArray(destinations) ? destinations : [];
  const known = handedTo.safeParse(first).data;
  const whom = known?.assistantName ?? known?.assistantId ?? known?.squadId ?? "";
  if (whom === "") return "";
  return `to ${whom}${others.length === 0 ? "" : `, +${others.length}`}`;
}

const name = z.string().nullish().catch(null);
const handedTo = z.object({ assistantName: name, assistantId: name, squadId: name });

function describeDestination(tool: Extract<Tool, { type: "transferCall" }>): string {
  const [first, ...others] = tool.destinations ?? [];
  if (first === undefined) return "";
  const more = others.length === 0 ? "" : `, +${others.length}`;
  switch (first.type) {
    case "number":
      return `to ${first.number}${more}`;
    case "sip":
      return `to ${first.sipUri}${more}`;
    case "queue":
    case "agent":
      return `to the ${first.type} ${first.target}${more}`;
    case "assistant":
      return `to ${first.assistantName}${more}`;
    default:
      return assertNever(first);
  }
}

/** The host of an address; a path often holds a secret and says nothing to a reader. */
function describeUrl(url: string): string {
  const inbox = /^hookline:\/\/inbox\/([a-z0-9-]+)$/.exec(url)?.[1];
  if (inbox !== undefined) return `Inbox “${inbox}”`;
  return /^[a-z]+:\/\/([^/?#]+)/i.exec(url)?.[1] ?? url;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
