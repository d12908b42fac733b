import { randomBytes } from "node:crypto";
import { type Id, type IdKind, idPrefixes, isId } from "#core/ids.ts";
import { assert } from "#core/assert.ts";

const randomPartBytes = 8;
/** Hex digits of a time in ms; enough until the year 10889. */
const timeDigits = 12;
const countDigits = 4;
const maxCount = 16 ** countDigits - 1;

/** The time of the last id, and how many were made in that millisecond before it. */
const last = { ms: 0, count: 0 };

/**
 * Returns a new id. It begins with the time, so that rows made one after another lie together in an index, goes on with
 * a count, so that those one process makes in a millisecond keep their order, and ends with 64 random bits.
 */
export function newId<K extends IdKind>(kind: K, nowMs: number): Id<K> {
  last.count = nowMs === last.ms ? Math.min(last.count + 1, maxCount) : 0;
  last.ms = nowMs;
  const time = nowMs.toString(16).padStart(timeDigits, "0");
  const count = last.count.toString(16).padStart(countDigits, "0");
  const id = `${idPrefixes[kind]}_${time}${count}${randomBytes(randomPartBytes).toString("hex")}`;
  assert(isId(kind, id), `${id} is not an id`);
  return id;
}
