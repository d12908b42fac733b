import { isJsonObject, type Json } from "../../json.ts";

/** How Python writes values, where AVA sends what Python writes. */

/** The inside of `json.dumps(text)`: everything but printable ASCII is escaped. */
export function escapeAscii(text: string): string {
  return text.replaceAll(/["\\]|[^ -~]/g, (letter) => escapes.get(letter) ?? toCode(letter));
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ["\b", "\\b"],
  ["\f", "\\f"],
]);

function toCode(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** `json.dumps(value)`: blanks after commas and colons. */
export function dumpJson(value: Json): string {
  if (typeof value === "string") return `"${escapeAscii(value)}"`;
  if (Array.isArray(value)) return `[${value.map(dumpJson).join(", ")}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(
    ([key, entry]) => `"${escapeAscii(key)}": ${dumpJson(entry)}`,
  );
  return `{${entries.join(", ")}}`;
}

/** `str(value)`. */
export function toPythonText(value: Json): string {
  return typeof value === "string" ? value : repr(value);
}

function repr(value: Json): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return quote(value);
  if (Array.isArray(value)) return `[${value.map(repr).join(", ")}]`;
  if (!isJsonObject(value)) return String(value);
  const entries = Object.entries(value).map(([key, entry]) => `${quote(key)}: ${repr(entry)}`);
  return `{${entries.join(", ")}}`;
}

function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inner = text
    .replaceAll("\\", "\\\\")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t")
    .replaceAll(mark, `\\${mark}`);
  return `${mark}${inner}${mark}`;
}

/** Whether Python takes a value for false. */
export function isFalsy(value: Json): boolean {
  if (value === null || value === false || value === 0 || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  return isJsonObject(value) && Object.keys(value).length === 0;
}
