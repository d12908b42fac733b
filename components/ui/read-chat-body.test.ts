import { expect, it } from "vitest";
import { detectChatService } from "./read-chat-body.ts";

it.each([
  ['{"text":"Hello"}', "slack"],
  ['{"text":"","blocks":[]}', "slack"],
  ['{"content":"Hello","allowed_mentions":{"parse":[]}}', "discord"],
  ['{"text":"Hello","call_id":"1"}', null],
  ['["text"]', null],
  ["text", null],
])("%s is for %s", (body, service) => {
  expect(detectChatService(body)).toBe(service);
});
