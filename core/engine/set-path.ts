import { isJsonObject, type Json, type JsonObject } from "../json.ts";

/**
 * Returns the object with a value at a dotted path; what is missing on the way is made. A part of the path that names
 * a place of a list that is there (`rows.0.name`) goes into the list; any other value in the way is replaced by an
 * object. The argument is not changed. Every name is an own property, so `__proto__` is one like any other.
 */
export function setPath(root: JsonObject, path: string, value: Json): JsonObject {
  const [key = "", ...rest] = path.split(".");
  const inner = Object.hasOwn(root, key) ? root[key] : undefined;
  return { ...root, [key]: rest.length === 0 ? value : setInside(inner, rest, value) };
}

function setInside(container: Json | undefined, path: readonly string[], value: Json): Json {
  const [key = "", ...rest] = path;
  if (Array.isArray(container) && isPlaceIn(container, key)) {
    const place = Number(key);
    return container.map((entry, index) =>
      index !== place ? entry : rest.length === 0 ? value : setInside(entry, rest, value),
    );
  }
  return setPath(isJsonObject(container) ? container : {}, path.join("."), value);
}

function isPlaceIn(list: readonly Json[], key: string): boolean {
  return /^\d{1,9}$/.test(key) && Number(key) < list.length;
}
