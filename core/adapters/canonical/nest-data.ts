import { dottedAliases, flatNames, isKnownPath } from "../../hook/context-path.ts";
import { isJsonObject, type Json, type JsonObject } from "../../json.ts";

const pathOfOtherName: ReadonlyMap<string, string> = new Map([
  ...Object.entries(flatNames),
  ...Object.entries(dottedAliases),
]);
/** Names that mean something else on an object than on a document. */
const unsafeNames = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Puts values given under a flat name (`caller_number`) or a dotted path (`call.endedReason`) where the nested path is.
 * A value that already stands there wins; other keys stay as they are.
 */
export function nestData(data: { readonly [key: string]: Json }): JsonObject {
  let nested: JsonObject = data;
  for (const [key, value] of Object.entries(data)) {
    const names = pathOf(key);
    if (names === null) continue;
    const { [key]: _moved, ...others } = nested;
    nested = place(others, names, value);
  }
  return nested;
}

function pathOf(key: string): readonly string[] | null {
  const path = pathOfOtherName.get(key) ?? key;
  const names = path.split(".");
  const isElsewhere = path !== key || (names.length > 1 && isKnownPath(path));
  return isElsewhere && !names.some((name) => unsafeNames.has(name)) ? names : null;
}

function place(container: JsonObject, names: readonly string[], value: Json): JsonObject {
  const [name, ...deeper] = names;
  if (name === undefined) return container;
  const before = Object.hasOwn(container, name) ? container[name] : undefined;
  if (deeper.length === 0)
    return before === undefined ? { ...container, [name]: value } : container;
  if (before !== undefined && !isJsonObject(before)) return container;
  return { ...container, [name]: place(before ?? {}, deeper, value) };
}
