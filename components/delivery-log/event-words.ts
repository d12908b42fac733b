import type { EventSummary } from "#core/contracts/events.ts";
import { findEvent } from "#core/hook/event-catalog.ts";

/** The event's name for people; a type nobody knows stands for itself. */
export function typeTitle(type: string): string {
  return findEvent(type)?.title ?? type;
}

export function eventTitle({ type, unrecognised }: EventSummary): string {
  if (type !== null) return typeTitle(type);
  return unrecognised ? "Not recognised" : "No event";
}

const redundant = /^no call event, because /i;

/** A note as a sentence of its own; that there is no event is said beside it. */
export function noteSentence(note: string): string {
  const told = note.replace(redundant, "");
  return told.charAt(0).toUpperCase() + told.slice(1);
}
