import { randomBytes } from "node:crypto";
import { type Id, type IdKind, idPrefixes, isId } from "#core/ids.ts";
import { assert } from "#core/assert.ts";

const randomPartBytes = 10;
/** Hex digits of a time in ms; enough until the year 10889. */
const timeDigits = 12;

/**
 * Returns a new id. It begins with the time, so that rows made one after another lie together in an index, and ends with
 * 80 random bits.
 */
export function newId<K extends IdKind>(kind: K, nowMs: number): Id<K> {
  const time = nowMs.toString(16).padStart(timeDigits, "0");
  const id = `${idPrefixes[kind]}_${time}${randomBytes(randomPartBytes).toString("hex")}`;
  assert(isId(kind, id), `${id} is not an id`);
  return id;
}
