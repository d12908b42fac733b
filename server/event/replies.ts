import { answerVapi, type GivenAnswer } from "#core/adapters/vapi/answer.ts";
import type { KeptAnswer } from "#core/contracts/events.ts";
import type { Decided } from "#core/engine/decide.ts";
import { getPath } from "#core/engine/get-path.ts";
import { isJsonObject, type Json, type JsonObject, trustJson } from "#core/json.ts";
import type { Arrived } from "./arrived.ts";

type Replies = Pick<KeptAnswer, "decision" | "answer" | "data" | "platformAnswer">;

/**
 * What a body is answered beside what came of it: the decision of an event that waits for one, the values hooks kept,
 * and what they answer, in the platform's own form where it asked in one.
 */
export function repliesTo(arrived: Arrived, decided: readonly Decided[]): Replies {
  const decision = decided.find((one) => one.decision !== null)?.decision ?? null;
  const given = decided.flatMap(answersOf);
  const kept = decided.flatMap(keptBy);
  return {
    ...(decision === null ? {} : { decision: { ...decision } }),
    ...(kept.length === 0 ? {} : { data: Object.fromEntries(kept) }),
    ...(arrived.request === null
      ? answerAsGiven(given)
      : { platformAnswer: answerVapi(arrived.request, given, fallbackOf(arrived)).body }),
  };
}

/** What the source answers when no hook does. */
function fallbackOf({ source, request }: Arrived): JsonObject {
  if (request === null || request.type === "tool-calls") return {};
  const fallback = trustJson(source.defaultAnswers[request.type] ?? {});
  return isJsonObject(fallback) ? fallback : {};
}

/** The answers that are heard; each tool call of a body is an event of its own. */
function answersOf({ event, effects }: Decided): readonly GivenAnswer[] {
  const id = getPath(event.data, "call.toolCalls.0.id");
  return effects.flatMap((effect) =>
    effect.kind === "answer" && effect.ignored === null
      ? [{ toolCallId: typeof id === "string" ? id : null, answer: effect.answer }]
      : [],
  );
}

/** The values that were kept, in order, by their key below `call.data`. */
function keptBy({ effects }: Decided): readonly (readonly [string, Json])[] {
  return effects.flatMap((effect) =>
    effect.kind === "data" && effect.ignored === null
      ? [[effect.path.slice("call.data.".length), effect.value] as const]
      : [],
  );
}

function answerAsGiven([first]: readonly GivenAnswer[]): Replies {
  return first === undefined ? {} : { answer: { ...first.answer } };
}
