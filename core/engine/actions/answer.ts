import type { AnswerAction } from "../../hook/action.ts";
import { isJsonObject, type Json, trustJson } from "../../json.ts";
import type { ReadAction } from "../resolved-action.ts";
import { evaluateJson, objectOf, parseJsonTemplate } from "../template-json.ts";
import { findings, incomplete, withoutSecrets } from "./read-text.ts";

/** What an answer may say, in the order it is written. */
const parts = ["result", "destination", "assistantId", "assistant", "error"] as const;

/** The reply to a request of the platform: a tool's result, a destination, an assistant, or an error. */
export function readAnswer(action: AnswerAction, path: string): ReadAction {
  const given = parts.flatMap((part) => {
    const value: Json | undefined = trustJson(action[part]);
    return value === undefined ? [] : [[part, value] as const];
  });
  if (given.length === 0) {
    return incomplete("The answer says nothing.", path, `Give it ${parts.join(", ")}.`);
  }
  const json = withoutSecrets(
    objectOf(given.map(([part, value]) => [part, parseJsonTemplate(value, `${path}.${part}`)])),
    path,
  );
  return {
    ...findings(json),
    resolve(scope) {
      const answer = evaluateJson(json, scope);
      return {
        kind: "answer",
        toolName: action.toolName ?? null,
        answer: isJsonObject(answer) ? answer : {},
      };
    },
  };
}
