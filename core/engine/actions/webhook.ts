import { headerProblem } from "../../delivery/request-header.ts";
import { type Diagnostic, diagnostic } from "../../diagnostic.ts";
import type { WebhookAction } from "../../hook/action.ts";
import type { ReadAction } from "../resolved-action.ts";
import { unchanged, type ValueEscape } from "../template-emitter.ts";
import { devclawBody } from "./devclaw-body.ts";
import { defaultTimeoutMs, requestAction } from "./request.ts";
import {
  flatBody,
  isJsonType,
  jsonBody,
  noBody,
  type ReadBody,
  readJsonBody,
  textBody,
} from "./request-body.ts";
import { readHeaders } from "./request-headers.ts";
import { readUrl } from "./request-url.ts";

/** A webhook that an action of another type comes to; see `slack.ts`, `discord.ts`, `n8n.ts` and `zapier.ts`. */
export type LoweredWebhook = {
  readonly webhook: WebhookAction;
  /** What happens to values of the call in the body. */
  readonly escape: ValueEscape;
  /** Fields of the body that are texts even where they are exactly one expression. */
  readonly textFields: readonly string[];
  /** Where the fields of the body stand in the document: beside the address, or under `body`. */
  readonly bodyAt: "action" | "body";
};

export function readWebhook(action: WebhookAction, path: string): ReadAction {
  return readLowered({ webhook: action, escape: unchanged, textFields: [], bodyAt: "body" }, path);
}

export function readLowered(lowered: LoweredWebhook, path: string): ReadAction {
  const { webhook } = lowered;
  const headers = Object.entries(webhook.headers ?? {});
  const { contentType, others, problems } = chooseType(webhook, headers, path);
  const body = readBody(lowered, contentType, lowered.bodyAt === "body" ? `${path}.body` : path);
  const read = requestAction({
    urlTemplate: webhook.url,
    method: webhook.method ?? "POST",
    url: readUrl(webhook.url, `${path}.url`, webhook.allowDynamicHost ?? false),
    headers: readHeaders(others, `${path}.headers`),
    contentType,
    body,
    timeoutMs: webhook.timeoutMs ?? defaultTimeoutMs,
    retry: webhook.retry ?? null,
    sign: webhook.sign ?? true,
    // Standard Webhooks has keys of its own form, which a secret of a receiver is not.
    signWith: webhook.sign === "devclaw" ? webhook.signingSecret?.slice(2, -1) : undefined,
  });
  const unused = checkSigningSecret(webhook, path);
  return { ...read, diagnostics: [...read.diagnostics, ...problems, ...unused] };
}

/** A name that nothing is signed with would look as if it were. */
function checkSigningSecret({ sign, signingSecret }: WebhookAction, path: string) {
  if (signingSecret === undefined || sign === "devclaw") return [];
  const message =
    'Only the signature of DevClaw is made with a secret of its own: sign: "devclaw".';
  return [diagnostic("action.invalid", { path: `${path}.signingSecret`, message })];
}

type ChosenType = {
  readonly contentType: string;
  readonly others: readonly (readonly [string, string])[];
  readonly problems: readonly Diagnostic[];
};

/** The type of the body: `contentType`, else a header that says so, else JSON. It is no template. */
function chooseType(
  webhook: WebhookAction,
  headers: readonly (readonly [string, string])[],
  path: string,
): ChosenType {
  const isType = ([name]: readonly [string, string]) => name.toLowerCase() === "content-type";
  const written = headers.find(isType)?.[1];
  const contentType = webhook.contentType ?? written ?? "application/json";
  const twice = webhook.contentType !== undefined && written !== undefined;
  const message = twice
    ? "The type of the body stands there twice: in contentType and in the headers."
    : headerProblem("content-type", contentType);
  const at = webhook.contentType === undefined ? `${path}.headers` : `${path}.contentType`;
  return {
    contentType,
    others: headers.filter((header) => !isType(header)),
    problems: message === null ? [] : [diagnostic("action.bad-header", { path: at, message })],
  };
}

function readBody(lowered: LoweredWebhook, contentType: string, path: string): ReadBody {
  const { body, bodyForm, method = "POST" } = lowered.webhook;
  if (bodyForm === "devclaw") return body === undefined ? devclawBody : refused(devclawTwice, path);
  if (body === undefined) {
    if (method === "GET" || method === "DELETE") return noBody;
    return isJsonType(contentType) ? flatBody : refused(missingBody(contentType), path);
  }
  if (!isJsonType(contentType)) return textBody(body, path, contentType);
  return jsonBody(readJsonBody(body, path, lowered.textFields), lowered.escape);
}

const devclawTwice = 'bodyForm "devclaw" writes the body by itself. Take out body or bodyForm.';

function missingBody(contentType: string): string {
  return `Without a body all values of the call are sent as JSON, which is not ${contentType}. Write a body.`;
}

function refused(message: string, path: string): ReadBody {
  return { ...noBody, diagnostics: [diagnostic("action.invalid", { path, message })] };
}
