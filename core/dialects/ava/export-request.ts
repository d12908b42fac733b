import type { Json } from "../../json.ts";
import { isJsonType, typeOfHeaders } from "./body-type.ts";
import { exportBody } from "./export-body.ts";
import { exportText, type ExportPlace } from "./export-text.ts";
import { bodylessMethods, toolKinds, type ToolKind } from "./wire.ts";

type Fields = { readonly [field: string]: Json };

/** What AVA fills in outside of bodies. Source: AVA `_substitute_variables`, commit f1b8bf72 (2026-08-08). */
const namesAround = {
  generic_webhook: [
    "call_id",
    "caller_number",
    "called_number",
    "caller_name",
    "context_name",
    "provider",
    "call_direction",
    "campaign_id",
    "lead_id",
  ],
  generic_http_lookup: [
    "caller_number",
    "called_number",
    "caller_name",
    "context_name",
    "call_id",
    "campaign_id",
    "lead_id",
  ],
  in_call_http_lookup: ["caller_number", "called_number", "caller_name", "context_name", "call_id"],
} as const satisfies Record<ToolKind, readonly string[]>;

/** A request of ours, as far as AVA's tools have it. */
export type ExportedRequest = {
  readonly url: string;
  readonly method?: string | undefined;
  readonly headers?: { readonly [name: string]: string } | undefined;
  readonly query?: { readonly [name: string]: string } | undefined;
  readonly body?: Json | undefined;
  readonly contentType?: string | undefined;
  readonly timeoutMs?: number | undefined;
};

/** Told at a field of the action: `lost`, or said otherwise. */
export type Tell = (
  field: string,
  message: string,
  code: "dialect.lost" | "dialect.changed",
) => void;

export type RequestAround = {
  readonly kind: ToolKind;
  readonly env: Readonly<Record<string, string>>;
  readonly tell: Tell;
};

/** The fields of a request in AVA's own words. */
export function exportRequest(request: ExportedRequest, around: RequestAround): Fields {
  const kind = toolKinds[around.kind];
  const method = request.method ?? (around.kind === "generic_http_lookup" ? "GET" : "POST");
  const timeout = request.timeoutMs;
  if (timeout === undefined) {
    around.tell("timeoutMs", `AVA waits ${kind.timeoutMs} ms.`, "dialect.changed");
  }
  const hasBody = request.body !== undefined;
  if (hasBody && bodylessMethods.has(method)) {
    around.tell("body", `AVA sends no body with ${method}.`, "dialect.lost");
  }
  return {
    timeout_ms: timeout ?? kind.timeoutMs,
    url: exportText(request.url, placeOf("url", around)),
    method,
    ...texts("headers", "headers", request.headers, around),
    ...texts("query", "query_params", request.query, around),
    ...(request.contentType === undefined ? {} : contentType(request.contentType, around)),
    ...(hasBody && !bodylessMethods.has(method) ? { [kind.body]: bodyOf(request, around) } : {}),
  };
}

function contentType(given: string, around: RequestAround): Fields {
  if (around.kind === "generic_webhook") return { content_type: given };
  around.tell(
    "contentType",
    "AVA's lookups take their content type from a header.",
    "dialect.lost",
  );
  return {};
}

function bodyOf(request: ExportedRequest, around: RequestAround): string {
  const { body = null } = request;
  const inHeaders = typeOfHeaders(request.headers);
  const isPlain =
    request.contentType !== undefined || (inHeaders !== null && !isJsonType(inHeaders));
  const place: ExportPlace = { ...placeOf("body", around), names: bodyNames(around.kind) };
  if (typeof body === "string" && isPlain) return exportText(body, place);
  return exportBody(body, place);
}

function bodyNames(kind: ToolKind): ReadonlySet<string> | null {
  return kind === "generic_webhook" ? null : new Set(namesAround[kind]);
}

function texts(
  field: "headers" | "query",
  key: string,
  given: { readonly [name: string]: string } | undefined,
  around: RequestAround,
): Fields {
  if (given === undefined || Object.keys(given).length === 0) return {};
  if (field === "query" && around.kind === "generic_webhook") {
    around.tell("query", "AVA's webhooks have no query_params.", "dialect.lost");
    return {};
  }
  const written = Object.entries(given).map(
    ([name, text]) => [name, exportText(text, placeOf(`${field}.${name}`, around))] as const,
  );
  return { [key]: Object.fromEntries(written) };
}

function placeOf(field: string, { kind, env, tell }: RequestAround): ExportPlace {
  return {
    names: new Set<string>(namesAround[kind]),
    env,
    lost: (message) => tell(field, message, "dialect.lost"),
    changed: (message) => tell(field, message, "dialect.changed"),
  };
}
