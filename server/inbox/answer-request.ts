import { setTimeout as sleep } from "node:timers/promises";
import { type InboxBehaviour, inboxNameSchema } from "#core/contracts/inbox.ts";
import type { Context } from "../context.ts";
import { parseInput, readText } from "../http/read-json.ts";
import { receiveMessage } from "./receive-message.ts";

/** What a person can still look at; a destination that gets more is not what the receiver is for. */
const maxBodyBytes = 1024 * 1024;

/** Answers a request to the built-in receiver, as late and as badly as it was told to. */
export async function answerInboxRequest(
  context: Context,
  input: { readonly name: string; readonly request: Request },
): Promise<Response> {
  const { request } = input;
  const name = parseInput(inboxNameSchema, input.name);
  const body = await readText(request, maxBodyBytes);
  const behaviour = await receiveMessage(context, {
    name,
    method: request.method,
    headers: [...request.headers],
    body,
  });
  if (behaviour.delayMs > 0) await sleep(behaviour.delayMs);
  return toResponse(behaviour);
}

/** Statuses whose answers have no body. Source: Fetch standard, "null body status". */
const bodyless: readonly number[] = [204, 205, 304];

function toResponse({ status, retryAfterSeconds }: InboxBehaviour): Response {
  const headers = new Headers({ "content-type": "text/plain" });
  if (retryAfterSeconds !== null) headers.set("retry-after", String(retryAfterSeconds));
  const body = bodyless.includes(status) ? null : status < 300 ? "ok" : `told to answer ${status}`;
  return new Response(body, { status, headers });
}
