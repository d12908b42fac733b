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
  const members: { readonly [name: string]: Json } = {
    event: getPath(context, "event.type"),
    timestamp: nowMs === null ? null : toIso(nowMs).replace(/\.\d{3}Z$/, "Z"),
    session_id: getPath(context, "call.id"),
    channel: getPath(context, "channel"),
    tool_name: getPath(context, "tool.name"),
    message: getPath(context, "message"),
    error: getPath(context, "error"),
    extra: isJsonObject(extra) && Object.keys(extra).length > 0 ? sorted(extra) : null,
  };
  const kept = Object.entries(members).filter(([, value]) => value !== null && value !== "");
  return JSON.stringify(Object.fromEntries(kept)).replaceAll(
    /[<>&\u2028\u2029]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isJsonObject(value)) return value;
  const names = Object.keys(value).toSorted();
  return Object.fromEntries(names.map((name) => [name, sorted(value[name] ?? null)]));
}
