import { findEvent } from "#core/hook/event-catalog.ts";

const maxNamed = 2;

/** The events a flow listens to, in words: "Call is ending, Call ended and 2 more". */
export function eventWords(types: readonly string[]): string {
  const titles = types.map((type) => findEvent(type)?.title ?? type);
  const [first] = titles;
  if (first === undefined) return "No event yet";
  if (titles.length === 1) return first;
  if (titles.length <= maxNamed) return titles.join(" and ");
  return `${titles.slice(0, maxNamed).join(", ")} and ${titles.length - maxNamed} more`;
}
