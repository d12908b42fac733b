import { isJsonObject, type Json } from "../../json.ts";
import { fromIso, toIso } from "../../time.ts";
import { getPath } from "../get-path.ts";
import type { SealedText } from "../effect.ts";
import type { RenderScope } from "../render-template.ts";
import type { ReadBody } from "./request-body.ts";

/**
 * The body of DevClaw's webhooks: compact JSON, what is empty left out, keys of `extra` sorted, `<>&` escaped as Go
 * does. `event` is the event's canonical name and `session_id` the call; the time is the event's, to the second.
 * Source: DevClaw, pkg/devclaw/copilot/webhooks.go, commit 656368b (2026-06-22).
 */
export const devclawBody: ReadBody = {
  secrets: [],
  diagnostics: [],
  resolve: (scope): SealedText => ({ text: bodyText(scope), refs: [] }),
};

function bodyText({ context }: RenderScope): string {
  const nowMs = fromIso(String(context["now"] ?? ""));
  const extra = getPath(context, "extra");
  const members: readonly (readonly [string, Json])[] = [
    ["event", getPath(context, "event.type")],
    ["timestamp", nowMs === null ? null : toIso(nowMs).replace(/\.\d{3}Z$/, "Z")],
    ["session_id", getPath(context, "call.id")],
    ["channel", getPath(context, "channel")],
    ["tool_name", getPath(context, "tool.name")],
    ["message", getPath(context, "message")],
    ["error", getPath(context, "error")],
    ["extra", isJsonObject(extra) && Object.keys(extra).length > 0 ? extra : null],
  ];
  const kept = members.filter(([, value]) => value !== null && value !== "");
  return `{${kept.map(([name, value]) => `"${name}":${goJson(value)}`).join(",")}}`;
}

/**
 * A value as Go's `json.Marshal` writes a map of it: keys sorted by their bytes. Written by hand, because an object of
 * JavaScript puts names like "10" first, in the order of their numbers.
 */
function goJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(goJson).join(",")}]`;
  if (typeof value === "string") return goText(value);
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([one], [other]) => compareBytes(one, other));
  return `{${members.map(([name, member]) => `${goText(name)}:${goJson(member)}`).join(",")}}`;
}

/** Half of a surrogate pair is no character, so the one that says so stands in its place. */
function goText(text: string): string {
  return JSON.stringify(text.toWellFormed()).replaceAll(
    /[<>&\u2028\u2029]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The order of the bytes of UTF-8, which is that of the code points. */
function compareBytes(one: string, other: string): number {
  const [letters, others] = [Array.from(one), Array.from(other)];
  const length = Math.min(letters.length, others.length);
  for (let at = 0; at < length; at += 1) {
    const difference = (letters[at]?.codePointAt(0) ?? 0) - (others[at]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return letters.length - others.length;
}
