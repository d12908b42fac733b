import type { Diagnostic } from "../diagnostic.ts";
import { isFields } from "../hook/draft.ts";
import { priorityOf } from "../hook/normalise-document.ts";
import type { Json } from "../json.ts";

/**
 * Returns findings with paths into the JSON as it was given instead of into its normal form, in which groups are
 * flattened and hooks stand in the order they run. `count` is how many hooks the normal form has; when the two cannot
 * be matched, paths stay as they are.
 */
export function toGivenPaths(
  found: readonly Diagnostic[],
  given: Json | undefined,
  count: number,
): readonly Diagnostic[] {
  const places = placesOf(given);
  if (places.length !== count) return found;
  const moved = (path: string) =>
    path.replace(/^hooks\.(\d+)/, (whole, index: string) => places[Number(index)] ?? whole);
  return found.map((finding) => {
    const { fix, ...rest } = finding;
    const edits = (fix?.edits ?? []).map((edit) => ({ ...edit, path: moved(edit.path) }));
    // What reading made of it (an older form, a short form) is not there to be changed.
    const fits = edits.every((edit) => edit.value !== undefined || hasPath(given, edit.path));
    return {
      ...rest,
      path: moved(finding.path),
      ...(fix === undefined || !fits ? {} : { fix: { ...fix, edits } }),
    };
  });
}

function hasPath(given: Json | undefined, path: string): boolean {
  const found = path
    .split(".")
    .reduce<unknown>(
      (at, key) => (typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined),
      given,
    );
  return found !== undefined;
}

type Place = { readonly path: string; readonly priority: number };

/** Where the hooks stand, in the order they run. */
function placesOf(given: Json | undefined): readonly string[] {
  if (given === undefined) return [];
  const places = Array.isArray(given)
    ? placesIn(given, "")
    : placesIn(isFields(given) ? given["hooks"] : undefined, "hooks.");
  // Sorting is stable: hooks of the same priority keep their order.
  return places.toSorted((one, other) => one.priority - other.priority).map((place) => place.path);
}

/** Deeper groups are refused by those who read the document. */
const maxDepth = 100;

function placesIn(list: unknown, prefix: string, depth = 0): readonly Place[] {
  if (!Array.isArray(list) || depth > maxDepth) return [];
  return list.flatMap((entry: unknown, index) => {
    if (!isFields(entry)) return [];
    const path = `${prefix}${index}`;
    if (Array.isArray(entry["hooks"]) && entry["on"] === undefined) {
      return placesIn(entry["hooks"], `${path}.hooks.`, depth + 1);
    }
    return [{ path, priority: priorityOf({ ...entry, on: "", do: [] }) }];
  });
}
