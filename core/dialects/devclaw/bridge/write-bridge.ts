import { isDecided } from "../devclaw-events.ts";
import { bridgeBody } from "./bridge-body.ts";
import { bridgeHead } from "./bridge-head.ts";
import { bridgePosting } from "./bridge-posting.ts";
import { bridgeReplies } from "./bridge-replies.ts";

export type BridgeSettings = {
  /** DevClaw's events that hooks in Hookline listen to; at least one. */
  readonly events: readonly string[];
  /** Those that are blocked when Hookline does not answer in time. */
  readonly closed: readonly string[];
};

/**
 * Writes `hookline_bridge.go`: it hands DevClaw's events to Hookline, applies the decision where DevClaw waits for one,
 * and says what Hookline sends back into the conversation. Formatted as gofmt does; the same settings give the same
 * bytes. Source of DevClaw's names: `hooks.go`, commit 656368b (2026-06-22).
 */
export function writeDevclawBridge({ events, closed }: BridgeSettings): string {
  const decided = events.filter(isDecided);
  const parts = [
    bridgeHead(events),
    isOneOf(
      "hooklineDecides",
      "tells whether DevClaw waits for what a hook says of an event.",
      decided,
    ),
    isOneOf(
      "hooklineFailsClosed",
      "tells whether an event is blocked when Hookline does not answer in time.",
      closed.filter((event) => decided.includes(event)),
    ),
    bridgePosting,
    bridgeBody,
    bridgeReplies,
  ];
  return parts.join("\n");
}

function isOneOf(name: string, does: string, events: readonly string[]): string {
  const cases = events.map((event) => JSON.stringify(event)).join(", ");
  const body =
    events.length === 0 ? "" : `\tswitch event {\n\tcase ${cases}:\n\t\treturn true\n\t}\n`;
  const parameter = events.length === 0 ? "_" : "event";
  return `// ${name} ${does}\nfunc ${name}(${parameter} HookEvent) bool {\n${body}\treturn false\n}\n`;
}
