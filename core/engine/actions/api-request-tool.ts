import type { ApiRequestTool } from "../../hook/tool.ts";
import { isJsonObject, type Json } from "../../json.ts";
import type { ReadAction } from "../resolved-action.ts";
import { objectOf } from "../template-json.ts";
import { defaultToolTimeoutSeconds, serverHeaders } from "./function-tool.ts";
import { requestAction } from "./request.ts";
import { jsonBody, noBody } from "./request-body.ts";
import { readHeaders } from "./request-headers.ts";
import { readUrl } from "./request-url.ts";
import { readVapiOptions } from "./vapi-request.ts";
import { checkSchema, lastOfEach, readParameters, readSchemaValues } from "./static-parameters.ts";

/**
 * A request that a Vapi `apiRequest` tool describes: headers and body are JSON Schemas whose properties carry a static
 * `value`, `parameters` are merged over the body. Source: Vapi OpenAPI 2026-08-19, `CreateApiRequestToolDTO`.
 */
export function readApiRequest(tool: ApiRequestTool, path: string): ReadAction {
  const members = lastOfEach([
    ...readSchemaValues(tool.body, `${path}.body`),
    ...readParameters(tool.parameters, `${path}.parameters`),
  ]);
  const options = readVapiOptions(tool, path);
  const read = requestAction({
    urlTemplate: tool.url,
    method: tool.method,
    url: readUrl(tool.url, `${path}.url`, false),
    headers: readHeaders(schemaHeaders(tool.headers), `${path}.headers.properties`),
    contentType: "application/json",
    body: members.length === 0 ? noBody : jsonBody(objectOf(members)),
    timeoutMs: (tool.timeoutSeconds ?? defaultToolTimeoutSeconds) * 1000,
    retry: options.retry,
    sign: true,
  });
  const problems = [
    ...options.diagnostics,
    ...checkSchema(tool.headers, `${path}.headers`),
    ...checkSchema(tool.body, `${path}.body`),
  ];
  return { ...read, diagnostics: [...read.diagnostics, ...problems] };
}

/** The type of the body is ours: it is always JSON. */
function schemaHeaders(schema: Json | undefined): readonly (readonly [string, string])[] {
  const properties = isJsonObject(schema) ? schema["properties"] : undefined;
  if (!isJsonObject(properties)) return [];
  const values = Object.entries(properties).flatMap(([name, property]) => {
    const value = isJsonObject(property) ? property["value"] : undefined;
    return value === undefined || name.toLowerCase() === "content-type"
      ? []
      : [[name, value] as const];
  });
  return serverHeaders(Object.fromEntries(values));
}
