import type { Json, JsonObject } from "../json.ts";
import { type Moment, valueAt } from "./moment.ts";
import type { ResolvedAnswer } from "./resolved-action.ts";

/** What each request takes for an answer. Source: Vapi OpenAPI `ServerMessageResponse*`, 2026-08-19. */
const takenBy: ReadonlyMap<Json, readonly string[]> = new Map([
  ["tool-calls", ["result", "error"]],
  ["assistant-request", ["assistantId", "assistant", "destination", "error"]],
  ["transfer-destination-request", ["destination", "error"]],
  ["handoff-destination-request", ["destination", "error"]],
]);

/**
 * Why an answer is not the one the platform gets, a sentence for people; `null` when it is. The first that says what is
 * asked for is taken. `isAnswerable`: the platform waits, and no hook has answered yet.
 */
export function whyUnheard(
  moment: Moment,
  { toolName, answer }: ResolvedAnswer,
  isAnswerable: boolean,
): string | null {
  if (!isAnswerable) return "No platform waits for it, or it was answered already.";
  const tool = valueAt(moment, "tool.name");
  if (toolName !== null && toolName !== tool) {
    return `It answers for the tool ${toolName}, not for ${tool === null ? "none" : String(tool)}.`;
  }
  const request = valueAt(moment, "request.type");
  const taken = takenBy.get(request);
  if (taken === undefined || taken.some((part) => says(answer, part))) return null;
  return `${String(request)} takes ${taken.join(", ")}; the answer says nothing of it.`;
}

/** A tool's result may be any value, also none; a destination or an assistant that is empty names nobody. */
function says(answer: JsonObject, part: string): boolean {
  const value = answer[part];
  if (part === "result") return value !== undefined;
  return value !== undefined && value !== null && value !== "";
}
