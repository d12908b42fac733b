import type { Place } from "#db/queries/place.ts";
import { invalidField } from "./errors.ts";

export type Page<T> = {
  readonly rows: readonly T[];
  /** Cursor of the page that follows, `null` on the last. */
  readonly next: string | null;
};

/** Makes a page of rows that were asked for one beyond `limit`, to see whether more follow. */
export function toPage<T>(rows: readonly T[], limit: number, placeOf: (row: T) => Place): Page<T> {
  const last = rows[limit - 1];
  if (rows.length <= limit || last === undefined) return { rows, next: null };
  return { rows: rows.slice(0, limit), next: toCursor(placeOf(last)) };
}

/** Reads a cursor, `null` when none was given. Errors: `VALIDATION` when it is none of ours. */
export function fromCursor(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  const match = /^([0-9a-z]{1,10})\.([a-z]+_[A-Za-z0-9]{1,64})$/.exec(cursor);
  const [, at, id] = match ?? [];
  if (at === undefined || id === undefined) {
    throw invalidField(
      "after",
      "This is not the place of a page.",
      "Take the `next` of the page before, or leave `after` out for the first page.",
    );
  }
  return { atMs: Number.parseInt(at, 36), id };
}

function toCursor(place: Place): string {
  return `${place.atMs.toString(36)}.${place.id}`;
}
