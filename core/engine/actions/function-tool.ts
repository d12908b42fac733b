import type { FunctionTool } from "../../hook/tool.ts";
import type { Json, JsonObject } from "../../json.ts";
import { fromIso } from "../../time.ts";
import { getPath } from "../get-path.ts";
import type { ReadAction } from "../resolved-action.ts";
import type { TemplateContext } from "../template-context.ts";
import { fixedJson, type JsonTemplate, listOf, objectOf, readJson } from "../template-json.ts";
import { incomplete } from "./read-text.ts";
import { requestAction } from "./request.ts";
import { jsonBody } from "./request-body.ts";
import { readHeaders } from "./request-headers.ts";
import { readUrl } from "./request-url.ts";
import { readVapiOptions } from "./vapi-request.ts";
import { lastOfEach, readParameters, readSchemaMembers } from "./static-parameters.ts";

/** Vapi's default for `timeoutSeconds` of a tool's server. Source: Vapi OpenAPI 2026-08-19, `Server`. */
export const defaultToolTimeoutSeconds = 20;

/** A function call: Vapi's `tool-calls` message, posted to the function's own server. */
export function readFunction(tool: FunctionTool, path: string): ReadAction {
  const { server, function: definition } = tool;
  if (server?.url === undefined) {
    const message =
      "The function has no server.url. Vapi would send it to the assistant's server, which only Vapi knows.";
    return incomplete(message, `${path}.server.url`);
  }
  if (definition === undefined)
    return incomplete("The function has no name.", `${path}.function.name`);
  const options = readVapiOptions(server, `${path}.server`);
  const read = requestAction({
    urlTemplate: server.url,
    method: "POST",
    url: readUrl(server.url, `${path}.server.url`, false),
    headers: readHeaders(serverHeaders(server.headers), `${path}.server.headers`),
    contentType: "application/json",
    body: jsonBody(toolCallsMessage(tool, definition, path)),
    timeoutMs: (server.timeoutSeconds ?? defaultToolTimeoutSeconds) * 1000,
    retry: options.retry,
    sign: true,
  });
  return { ...read, diagnostics: [...read.diagnostics, ...options.diagnostics] };
}

export function serverHeaders(
  headers: { readonly [name: string]: Json } | undefined,
): readonly (readonly [string, string])[] {
  return Object.entries(headers ?? {}).map(([name, value]) => [
    name,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
}

/**
 * The message with the call twice, as receivers read one or the other. The id is the one that Vapi uses for functions
 * of hooks. Source: Vapi OpenAPI 2026-08-19, `ServerMessageToolCalls`, and the guide "Assistant hooks".
 */
function toolCallsMessage(
  tool: FunctionTool,
  definition: NonNullable<FunctionTool["function"]>,
  path: string,
): JsonTemplate {
  const members = lastOfEach([
    ...readSchemaMembers(definition.parameters, `${path}.function.parameters`),
    ...readParameters(tool.parameters, `${path}.parameters`),
  ]);
  const call = objectOf([
    ["id", fixedJson("hook-function-call")],
    ["type", fixedJson("function")],
    [
      "function",
      objectOf([
        ["name", fixedJson(definition.name)],
        ["arguments", objectOf(members)],
      ]),
    ],
  ]);
  const { name, description } = definition;
  const described = { name, ...(description === undefined ? {} : { description }) };
  const withTool = objectOf([
    ["type", fixedJson("function")],
    ["async", fixedJson(tool.async ?? false)],
    ["function", fixedJson(described)],
    ["toolCall", call],
  ]);
  return objectOf([
    [
      "message",
      objectOf([
        ["timestamp", readJson(({ now }) => (typeof now === "string" ? fromIso(now) : null))],
        ["type", fixedJson("tool-calls")],
        ["toolCalls", listOf([call])],
        ["toolCallList", listOf([call])],
        ["toolWithToolCallList", listOf([withTool])],
        ["call", readJson(callOf)],
        ["customer", readJson(customerOf)],
      ]),
    ],
  ]);
}

const callTypes: ReadonlyMap<Json, string> = new Map([
  ["inbound", "inboundPhoneCall"],
  ["outbound", "outboundPhoneCall"],
  ["web", "webCall"],
]);

function callOf(context: TemplateContext): JsonObject {
  return withoutNull({
    id: getPath(context, "call.id"),
    type: callTypes.get(getPath(context, "call.direction")) ?? null,
    assistantId: getPath(context, "call.agentId"),
    startedAt: getPath(context, "call.startedAt"),
    endedAt: getPath(context, "call.endedAt"),
    endedReason: getPath(context, "call.endedReason"),
    customer: customerOf(context),
  });
}

function customerOf(context: TemplateContext): JsonObject {
  return withoutNull({
    number: getPath(context, "call.customer.number"),
    name: getPath(context, "call.customer.name"),
  });
}

function withoutNull(members: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}
