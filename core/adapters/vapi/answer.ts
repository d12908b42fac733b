import { assertNever } from "../../assert.ts";
import type { Json } from "../../json.ts";
import type { PlatformRequest } from "../adapter.ts";

/** An answer as it is sent. Vapi ignores every status but 200. */
export type VapiAnswer = { readonly status: 200; readonly body: Json };

/**
 * Answers a request of Vapi's in its own form: each tool call with "ok", in the order asked; what only a person could
 * decide with an error that says so. Texts have no line breaks: Vapi reads such results as missing.
 *
 * Source: Vapi OpenAPI `ServerMessageResponse*`, 2026-08-19; guide "Custom tools".
 */
export function answerVapi(request: PlatformRequest): VapiAnswer {
  return { status: 200, body: toBody(request) };
}

function toBody(request: PlatformRequest): Json {
  switch (request.type) {
    case "tool-calls":
      return {
        results: request.calls.map((call) => ({
          toolCallId: call.id,
          name: call.name,
          result: "ok",
        })),
      };
    case "assistant-request":
      return { error: "No assistant is set for this call." };
    case "transfer-destination-request":
      return { error: "No transfer destination is set for this call." };
    case "handoff-destination-request":
      return { error: "No handoff destination is set for this call." };
    default:
      return assertNever(request);
  }
}
