import { assertNever } from "../../assert.ts";
import type {
  Action,
  DiscordAction,
  N8nAction,
  SlackAction,
  ZapierAction,
} from "../../hook/action.ts";
import type { Json } from "../../json.ts";
import type { ExportedRequest } from "./export-request.ts";

type Fields = { readonly [field: string]: Json };

export type ServiceAction = SlackAction | DiscordAction | N8nAction | ZapierAction;

/** A service's action as the request it comes to. */
export function webhookOf(
  action: Action,
  say: (message: string, code: "dialect.changed") => void,
): ExportedRequest | null {
  if (action.type === "webhook") return action.bodyForm === undefined ? action : null;
  if (!isService(action)) return null;
  const { url, timeoutMs } = action;
  const body = bodyOf(action);
  say("AVA has webhooks only, so it is one that sends the same.", "dialect.changed");
  return { url, ...(timeoutMs === undefined ? {} : { timeoutMs }), ...body };
}

export function isService(action: Action): action is ServiceAction {
  return ["slack", "discord", "n8n", "zapier"].includes(action.type);
}

function bodyOf(action: ServiceAction): { readonly body?: Json } {
  switch (action.type) {
    case "slack": {
      const blocks: Fields = action.blocks === undefined ? {} : { blocks: action.blocks };
      return { body: { text: action.text, ...blocks } };
    }
    case "discord": {
      const username: Fields = action.username === undefined ? {} : { username: action.username };
      const embeds: Fields = action.embeds === undefined ? {} : { embeds: action.embeds };
      const mentions = { allowed_mentions: { parse: [] } };
      return { body: { content: action.content, ...username, ...embeds, ...mentions } };
    }
    case "n8n":
    case "zapier":
      return action.body === undefined ? {} : { body: action.body };
    default:
      return assertNever(action);
  }
}
