import { type Json, jsonSchema } from "#core/json.ts";

/**
 * A value as it is written in a field of one line, and back: a text stands as it is, numbers, yes and no, lists and
 * objects as JSON. A text that would be taken for one of those stands in quotes, so that nothing changes its kind.
 */
export function printValue(value: unknown): string {
  if (typeof value !== "string") return JSON.stringify(value) ?? "";
  return readJson(value) === undefined ? value : JSON.stringify(value);
}

/** What was written: JSON where it is JSON, else the text itself. */
export function readValue(text: string): Json {
  const json = readJson(text);
  return json === undefined ? text : json;
}

/** `undefined` for what is no JSON, or not as it is printed: `1.0` is on the way to `1.05`, `true ` to `true story`. */
function readJson(text: string): Json | undefined {
  try {
    const value = jsonSchema.parse(JSON.parse(text));
    const isNested = typeof value === "object" && value !== null;
    return text === (isNested ? text.trim() : JSON.stringify(value)) ? value : undefined;
  } catch {
    return undefined;
  }
}
