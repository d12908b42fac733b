import { assertNever } from "../../assert.ts";
import { isJsonObject, type Json, type JsonObject } from "../../json.ts";
import type { PlatformRequest } from "../adapter.ts";

/** An answer as it is sent. Vapi ignores every status but 200. */
export type VapiAnswer = { readonly status: 200; readonly body: Json };

/** What a hook answers, in the fields of the action `answer`; `toolCallId` is the call it answers, if it is one. */
export type GivenAnswer = { readonly toolCallId: string | null; readonly answer: JsonObject };

/**
 * Answers a request of Vapi's in its own form: with what hooks said (the first that fits), else with the source's own
 * default, else each tool call with "ok" and what only a person could decide with an error that says so. Results and
 * errors have no line breaks: Vapi reads such results as missing.
 *
 * Source: Vapi OpenAPI `ServerMessageResponse*`, 2026-08-19; guide "Custom tools".
 */
export function answerVapi(
  request: PlatformRequest,
  given: readonly GivenAnswer[] = [],
  fallback: JsonObject = {},
): VapiAnswer {
  return { status: 200, body: toBody(request, given, fallback) };
}

function toBody(
  request: PlatformRequest,
  given: readonly GivenAnswer[],
  fallback: JsonObject,
): JsonObject {
  if (request.type === "tool-calls") return answerTools(request, given);
  for (const { answer } of [...given, { answer: fallback }]) {
    const body = answerQuestion(request, answer);
    if (body !== null) return body;
  }
  return { error: nobodySaid(request) };
}

type ToolCalls = Extract<PlatformRequest, { type: "tool-calls" }>;
type Question = Exclude<PlatformRequest, ToolCalls>;

function answerTools({ calls }: ToolCalls, given: readonly GivenAnswer[]): JsonObject {
  return {
    results: calls.map(({ id, name }) => {
      const found = given.find(
        ({ toolCallId, answer }) => toolCallId === id && ("result" in answer || "error" in answer),
      );
      return { toolCallId: id, name, ...toolResult(found?.answer ?? { result: "ok" }) };
    }),
  };
}

/** A result is a text: anything else stands in it as JSON. */
function toolResult(answer: JsonObject): JsonObject {
  const { error, result } = answer;
  if (error !== undefined) return { error: oneLine(error) };
  return { result: oneLine(result ?? null) };
}

function oneLine(value: Json): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.replace(/[\r\n\u2028\u2029]+/g, " ").trim();
}

/** The answer in Vapi's form, `null` when it says nothing that the question takes. */
function answerQuestion(request: Question, answer: JsonObject): JsonObject | null {
  if (typeof answer["error"] === "string") return { error: oneLine(answer["error"]) };
  const destination = toDestination(answer["destination"], request);
  const isFor: JsonObject = destination === null ? {} : { destination };
  switch (request.type) {
    case "assistant-request":
      return orNothing({ ...isFor, ...pick(answer, ["assistantId", "assistant"]) });
    case "transfer-destination-request":
      return orNothing(isFor);
    case "handoff-destination-request":
      return destination === null ? null : { ...resultOf(answer), destination };
    default:
      return assertNever(request);
  }
}

function resultOf(answer: JsonObject): JsonObject {
  const { result } = answer;
  return result === undefined || result === null ? {} : { result: oneLine(result) };
}

function pick(answer: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = answer[name] ?? null;
      return value === null || value === "" ? [] : [[name, value]];
    }),
  );
}

function orNothing(body: JsonObject): JsonObject | null {
  return Object.keys(body).length === 0 ? null : body;
}

/** A destination in Vapi's form; a text is a phone number, a SIP address, or else names an assistant. */
function toDestination(given: Json | undefined, request: Question): JsonObject | null {
  if (isJsonObject(given)) return given;
  const text = typeof given === "string" ? given.trim() : "";
  if (text === "") return null;
  const isHandoff = request.type === "handoff-destination-request";
  if (!isHandoff && /^sips?:/i.test(text)) return { type: "sip", sipUri: text };
  if (!isHandoff && /^\+?[\d\s().-]{3,40}$/.test(text)) {
    return { type: "number", number: text.replace(/[\s().-]/g, "") };
  }
  const isId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
  // Only a handoff goes to an assistant by its id.
  return { type: "assistant", [isHandoff && isId ? "assistantId" : "assistantName"]: text };
}

function nobodySaid(request: Question): string {
  switch (request.type) {
    case "assistant-request":
      return "No assistant is set for this call.";
    case "transfer-destination-request":
      return "No transfer destination is set for this call.";
    case "handoff-destination-request":
      return "No handoff destination is set for this call.";
    default:
      return assertNever(request);
  }
}
