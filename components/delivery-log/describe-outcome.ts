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
      return `Answered ${shown(trustJson(effect["answer"] ?? null))}.`;
  }
}

function decisionWords(decision: Json): string {
  if (!isJsonObject(decision)) return "Decided.";
  const { block, reason, set } = decision;
  if (block === true) return typeof reason === "string" ? `Blocked: ${reason}` : "Blocked.";
  const changes = Object.entries(isJsonObject(set) ? set : {});
  return `Changed ${changes.map(([path, value]) => `${path} to ${shown(value)}`).join(", ")}.`;
}

const longestShown = 200;

function shown(value: Json): string {
  const text = typeof value === "string" ? `“${value}”` : JSON.stringify(value);
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}
