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

/** A note begins in the middle of a sentence when it follows another one; alone it is a sentence of its own. */
export function noteSentence(note: string): string {
  return note.charAt(0).toUpperCase() + note.slice(1);
}
