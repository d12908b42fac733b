import { isJsonObject, type Json } from "../json.ts";

/**
 * Returns what a path of a lookup's `output` names in the answer, `null` when nothing is there.
 *
 * Segments are separated by dots: a field (`contact.email`), a place in a list from 0 (`items[0].name`, at the root
 * `[0].name`), or every entry of one (`items[*].name`). A path without segments is the whole answer. Each `[*]` with a
 * path behind it adds one level of list; entries without the field are left out, those where it is `null` stay. A dot
 * always separates, and there are no negative places, no `[0][1]` and no expressions.
 *
 * Source: AVA, `src/tools/http/path_utils.py` (2026-08-08), as its recorded cases show.
 */
export function readOutputPath(answer: Json, path: string): Json {
  if (path === "") return answer;
  return readSegments(answer, path.split(".").map(toSegment), 0) ?? null;
}

type Segment = {
  /** `null`: the value itself. */
  readonly field: string | null;
  /** In the list that stands there: one entry, every entry, or the value as it is. */
  readonly take: number | "every" | null;
};

function toSegment(text: string): Segment {
  const [, field = "", place = ""] = /^([^[\]]*)\[(\*|\d+)\]$/.exec(text) ?? [];
  if (place === "") return { field: text, take: null };
  return { field: field === "" ? null : field, take: place === "*" ? "every" : Number(place) };
}

/** `undefined`: nothing is there. `depth` counts the lists that are gone through. */
function readSegments(start: Json, segments: readonly Segment[], depth: number): Json | undefined {
  let value: Json | undefined = start;
  for (const [index, { field, take }] of segments.entries()) {
    if (value === null) return null;
    value = field === null ? value : fieldOf(value, field);
    if (take === null && value === undefined) return undefined;
    if (take === null) continue;
    // A list that is missing in one entry of another is an empty one.
    if (!Array.isArray(value)) return take === "every" && depth > 0 ? [] : undefined;
    if (take === "every") return readEvery(value, segments.slice(index + 1), depth + 1);
    value = value[take];
    if (value === undefined) return undefined;
  }
  return value;
}

function readEvery(list: readonly Json[], rest: readonly Segment[], depth: number): Json {
  if (rest.length === 0) return list;
  return list.flatMap((entry) => {
    const found = readSegments(entry, rest, depth);
    return found === undefined ? [] : [found];
  });
}

function fieldOf(value: Json | undefined, field: string): Json | undefined {
  return isJsonObject(value) && Object.hasOwn(value, field) ? value[field] : undefined;
}
