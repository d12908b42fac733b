import type { ChatService } from "./chat-text.ts";

type Fields = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text that is not empty, else `null`. */
export function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** The fields of a posted JSON object, `null` when the body is anything else. */
export function readChatBody(body: string): Fields | null {
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) ? value : null;
  } catch {
    // Not JSON, so no message of a chat service.
    return null;
  }
}

const slackFields = new Set([
  "text",
  "blocks",
  "attachments",
  "channel",
  "username",
  "icon_url",
  "icon_emoji",
  "mrkdwn",
  "unfurl_links",
  "unfurl_media",
  "thread_ts",
]);
const discordFields = new Set([
  "content",
  "embeds",
  "username",
  "avatar_url",
  "tts",
  "allowed_mentions",
  "components",
  "flags",
  "thread_name",
]);

/** Which service a body is written for, by its fields; `null` when it fits neither. */
export function detectChatService(body: string): ChatService | null {
  const names = Object.keys(readChatBody(body) ?? {});
  const has = (...wanted: readonly string[]) => wanted.some((name) => names.includes(name));
  if (has("text", "blocks") && names.every((name) => slackFields.has(name))) return "slack";
  if (has("content", "embeds") && names.every((name) => discordFields.has(name))) return "discord";
  return null;
}
