import type { Json } from "../json.ts";

/**
 * Returns the value at a dotted path (`call.customer.number`, `call.messages.0.role`, `extra[key]`), `null` when
 * nothing is there. Only own properties are looked at, so `constructor` and the like are never found.
 */
export function getPath(root: Json, path: string): Json {
  let value: Json = root;
  for (const key of segmentsOf(path)) {
    if (typeof value !== "object" || value === null) return null;
    value = ownValue(value, key);
  }
  return value;
}

function segmentsOf(path: string): readonly string[] {
  return path.replaceAll(/\[(\w+)\]/g, ".$1").split(".");
}

function ownValue(container: object, key: string): Json {
  const found: Json | undefined = Object.hasOwn(container, key)
    ? Reflect.get(container, key)
    : undefined;
  return found ?? null;
}
