import type { MessageAddAction, SayAction } from "../../hook/action.ts";
import { isJsonObject, type JsonObject, trustJson } from "../../json.ts";
import {
  evaluateJson,
  fixedJson,
  type JsonTemplate,
  listOf,
  objectOf,
  parseJsonText,
} from "../template-json.ts";
import { fillTemplate, type RenderScope } from "../render-template.ts";
import type { ReadAction } from "../resolved-action.ts";
import { findings, incomplete, readSpokenText, withoutSecrets } from "./read-text.ts";

/** What the assistant says: a text, one text of several, or what it makes of a prompt. */
export function readSay(action: SayAction, path: string): ReadAction {
  if (action.exact !== undefined && !isNothing(action.exact)) {
    return readExact(action.exact, `${path}.exact`);
  }
  if (action.prompt !== undefined) return readPrompt(action.prompt, `${path}.prompt`);
  return incomplete(
    "The action does not say what is to be said.",
    path,
    "Give it exact or prompt.",
  );
}

/** Vapi takes an empty list of texts. */
function isNothing(exact: string | readonly string[]): boolean {
  return typeof exact !== "string" && exact.length === 0;
}

function readExact(exact: string | readonly string[], path: string): ReadAction {
  const texts =
    typeof exact === "string"
      ? [readSpokenText(exact, path)]
      : exact.map((text, index) => readSpokenText(text, `${path}.${index}`));
  return {
    ...findings(...texts),
    resolve(scope, pick) {
      const chosen = texts[texts.length === 1 ? 0 : pick(texts.length)]?.template ?? null;
      const text = chosen === null ? "" : fillTemplate(chosen, scope).text;
      return { kind: "in-call", inCall: { type: "say", text } };
    },
  };
}

function readPrompt(prompt: NonNullable<SayAction["prompt"]>, path: string): ReadAction {
  const messages: JsonTemplate =
    typeof prompt === "string"
      ? listOf([readMessage({ role: "system", content: prompt }, path)])
      : listOf(
          prompt.map((message, index) =>
            readMessage(trustObject(message), `${path}.${index}.content`),
          ),
        );
  return {
    ...findings(messages),
    resolve: (scope) => ({
      kind: "in-call",
      inCall: { type: "prompt", messages: objectsOf(messages, scope) },
    }),
  };
}

/** A message that is added to the conversation. */
export function readMessageAdd(action: MessageAddAction, path: string): ReadAction {
  const message = readMessage(trustObject(action.message), `${path}.message.content`);
  return {
    ...findings(message),
    resolve: (scope) => ({
      kind: "in-call",
      inCall: {
        type: "message.add",
        message: trustObject(evaluateJson(message, scope)),
        triggerResponseEnabled: action.triggerResponseEnabled ?? true,
      },
    }),
  };
}

/** A message whose content is a template; everything else in it stays as it is. */
function readMessage(message: JsonObject, path: string): JsonTemplate {
  return objectOf(
    Object.entries(message)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [
        key,
        key === "content" && typeof value === "string"
          ? withoutSecrets(parseJsonText(value, path), path)
          : fixedJson(value),
      ]),
  );
}

function objectsOf(json: JsonTemplate, scope: RenderScope): readonly JsonObject[] {
  const list = evaluateJson(json, scope);
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}

/** A message of the document is a JSON object: its schema says so. */
function trustObject(message: unknown): JsonObject {
  const value = trustJson(message);
  return isJsonObject(value) ? value : {};
}
