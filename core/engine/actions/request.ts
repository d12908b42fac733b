import type { SealedRequest } from "../effect.ts";
import type { PickOne, ReadAction, Resolved } from "../resolved-action.ts";
import type { RenderScope } from "../render-template.ts";
import type { Retry } from "../../hook/retry.ts";
import type { ReadBody } from "./request-body.ts";
import type { ReadHeaders } from "./request-headers.ts";
import type { ReadUrl } from "./request-url.ts";

/** Time for one attempt, when the action does not say. Source: runtime document, "Deliveries". */
export const defaultTimeoutMs = 10_000;

export type RequestParts = {
  readonly urlTemplate: string;
  readonly method: string;
  readonly url: ReadUrl;
  readonly headers: ReadHeaders;
  /** Stands first among the headers whenever there is a body. */
  readonly contentType: string | null;
  readonly body: ReadBody;
  readonly timeoutMs: number;
  readonly retry: Retry | null;
  readonly sign: boolean | "devclaw";
  /** Name of the secret to sign with; absent: the destination's own. */
  readonly signWith?: string | undefined;
};

/** Makes the action that sends this request. */
export function requestAction(parts: RequestParts): ReadAction {
  const { url, headers, body, urlTemplate, timeoutMs, retry, sign } = parts;
  return {
    secrets: [
      ...new Set([
        ...[url, headers, body].flatMap((part) => part.secrets),
        ...(parts.signWith === undefined ? [] : [parts.signWith]),
      ]),
    ],
    diagnostics: [url, headers, body].flatMap((part) => part.diagnostics),
    resolve: (scope: RenderScope, _pick: PickOne): Resolved => ({
      kind: "delivery",
      urlTemplate,
      request: fillRequest(parts, scope),
      timeoutMs,
      retry,
      sign,
    }),
  };
}

function fillRequest(parts: RequestParts, scope: RenderScope): SealedRequest {
  const url = parts.url.resolve(scope);
  const headers = parts.headers.resolve(scope);
  const body = parts.body.resolve(scope);
  const { method, contentType, signWith } = parts;
  const signed = signWith === undefined ? {} : { signWith };
  if (body === null || contentType === null) return { method, url, headers, body, ...signed };
  const typed = ["content-type", { text: contentType, refs: [] }] as const;
  return { method, url, headers: [typed, ...headers], body, ...signed };
}
