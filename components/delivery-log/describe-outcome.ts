import type { QuietEffect } from "#core/contracts/events.ts";
import { isJsonObject, type Json, trustJson } from "#core/json.ts";

/** What a hook decided, kept or answered, in one sentence; and why nothing or not all of it came to count. */
export function describeOutcome(effect: QuietEffect): string {
  const why = effect.ignored ?? effect.partly;
  const sentence = sentenceOf(effect);
  if (why === undefined) return sentence;
  return effect.ignored === undefined ? `${sentence} ${why}` : `Without effect: ${why}`;
}

function sentenceOf(effect: QuietEffect): string {
  switch (effect.kind) {
    case "decision":
      return decisionWords(trustJson(effect["decision"] ?? null));
    case "data":
      return `Kept ${String(effect["path"])}: ${shown(trustJson(effect["value"] ?? null))}.`;
    case "answer":
      return `Answered ${answerWords(trustJson(effect["answer"] ?? null))}.`;
  }
}

function decisionWords(decision: Json): string {
  if (!isJsonObject(decision)) return "Decided.";
  const { block, reason, set } = decision;
  if (block === true) return typeof reason === "string" ? `Blocked: ${reason}` : "Blocked.";
  const changes = Object.entries(isJsonObject(set) ? set : {});
  return `Changed ${changes.map(([path, value]) => `${path} to ${shown(value)}`).join(", ")}.`;
}

/** What a platform was answered, by the names of the action “Answer”. */
function answerWords(answer: Json): string {
  if (!isJsonObject(answer)) return shown(answer);
  const parts = Object.entries(answer).map(([field, value]) => {
    const lead = answerLeads.get(field);
    return lead === undefined ? `with ${field}: ${shown(value)}` : `${lead} ${shown(value)}`;
  });
  return parts.join(", ");
}

const answerLeads: ReadonlyMap<string, string> = new Map([
  ["result", "with"],
  ["destination", "with the destination"],
  ["assistantId", "with the assistant"],
  ["error", "with the error"],
]);

const longestShown = 200;

function shown(value: Json): string {
  const text = wordsOf(value);
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}

/** A value as a person writes it down: names and what they are, instead of braces and quotes. */
function wordsOf(value: Json): string {
  if (value === null) return "nothing";
  if (typeof value === "string") return `“${value}”`;
  if (Array.isArray(value)) {
    return value.length === 0 ? "an empty list" : value.map(nestedWords).join(", ");
  }
  if (!isJsonObject(value)) return String(value);
  const entries = Object.entries(value);
  if (entries.length === 0) return "nothing in it";
  return entries.map(([name, each]) => `${name} ${nestedWords(each)}`).join(", ");
}

function nestedWords(value: Json): string {
  const words = wordsOf(value);
  return typeof value === "object" && value !== null ? `(${words})` : words;
}
