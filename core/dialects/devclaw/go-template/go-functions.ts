import { isJsonObject, type Json } from "../../../json.ts";
import type { GoFunction } from "./template-node.ts";

/** What stands at a path; undefined where nothing does. */
export function walk(from: Json | undefined, path: readonly string[]): Json | undefined {
  let value = from;
  for (const name of path) {
    value = isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}

/** Elements with their index; of an object, its values by sorted name, as Go goes through a map. */
export function entriesOf(value: Json | undefined): readonly (readonly [Json, Json])[] {
  if (Array.isArray(value)) return value.map((element: Json, index) => [index, element]);
  if (!isJsonObject(value)) return [];
  const names = Object.keys(value).toSorted();
  return names.map((name) => [name, value[name] ?? null]);
}

/** Go: false, 0, an empty text, list or object, and nothing at all count as no. */
export function isTrue(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === false || value === 0 || value === "") {
    return false;
  }
  if (Array.isArray(value)) return value.length > 0;
  return !isJsonObject(value) || Object.keys(value).length > 0;
}

/** What a function makes of its values. Source: Go 1.22, package text/template, "Functions". */
export function applyFunction(
  name: GoFunction,
  values: readonly (Json | undefined)[],
): Json | undefined {
  const [first, second] = values;
  switch (name) {
    case "and":
      return firstThat(values, (value) => !isTrue(value));
    case "or":
      return firstThat(values, isTrue);
    case "not":
      return !isTrue(first);
    case "eq":
      return values.slice(1).some((value) => isEqual(first, value));
    case "ne":
      return !isEqual(first, second);
    case "lt":
      return compare(first, second) < 0;
    case "le":
      return compare(first, second) <= 0;
    case "gt":
      return compare(first, second) > 0;
    case "ge":
      return compare(first, second) >= 0;
    case "index":
      return values.slice(1).reduce(elementAt, first);
    case "len":
      return lengthOf(first);
    case "print":
      return printValue(first);
    case "println":
      return `${printValue(first)}\n`;
    case "printf":
      return printForm(printValue(first), values.slice(1));
    case "html":
      return escapeHtml(printValue(first));
  }
}

/** The first value that decides, else the last one. */
function firstThat(
  values: readonly (Json | undefined)[],
  decides: (value: Json | undefined) => boolean,
): Json | undefined {
  const found = values.findIndex(decides);
  return values.at(found);
}

function isEqual(one: Json | undefined, other: Json | undefined): boolean {
  return (one ?? null) === (other ?? null);
}

/** `NaN`, which is neither less nor more, for what has no order. */
function compare(one: Json | undefined, other: Json | undefined): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  if (typeof one !== "string" || typeof other !== "string") return Number.NaN;
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function elementAt(container: Json | undefined, key: Json | undefined): Json | undefined {
  if (Array.isArray(container)) return typeof key === "number" ? container[key] : undefined;
  return typeof key === "string" ? walk(container, [key]) : undefined;
}

function lengthOf(value: Json | undefined): number {
  if (Array.isArray(value) || typeof value === "string") return value.length;
  return isJsonObject(value) ? Object.keys(value).length : 0;
}

function printForm(form: string, values: readonly (Json | undefined)[]): string {
  let next = 0;
  return form.replaceAll(/%[svdq%]/g, (verb) => {
    if (verb === "%%") return "%";
    const text = printValue(values[next]);
    next += 1;
    return verb === "%q" ? JSON.stringify(text) : text;
  });
}

/** Source: Go 1.22, package text/template, `HTMLEscape`. */
function escapeHtml(text: string): string {
  const escapes: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&#34;",
    "'": "&#39;",
  };
  return text.replaceAll(/[&<>"']/g, (letter) => escapes[letter] ?? letter);
}

/** A value as text: nothing is empty, lists and objects are JSON. */
export function printValue(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
