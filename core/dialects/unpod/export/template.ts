import { dottedAliases, flatNames } from "../../../hook/context-path.ts";

/** A template as far as it can be said in Python. */
export type TemplatePart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "secret"; readonly name: string }
  | {
      readonly kind: "value";
      readonly segments: readonly (string | number)[];
      /** Each as it is written: `default: "x"`. */
      readonly filters: readonly string[];
    };

const opening = /\{\{|\{%|\$\{/g;
const secret = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/y;

/** Returns the parts of a template; `null` for one with tags, or expressions that are more than a path with filters. */
export function parseTemplate(source: string): readonly TemplatePart[] | null {
  const parts: TemplatePart[] = [];
  let at = 0;
  while (at < source.length) {
    opening.lastIndex = at;
    const found = opening.exec(source);
    const until = found === null ? source.length : found.index;
    if (until > at) addText(parts, source.slice(at, until));
    at = until;
    if (found === null) break;
    if (found[0] === "{%") return null;
    if (found[0] === "${") {
      secret.lastIndex = at;
      const named = secret.exec(source);
      if (named === null) addText(parts, "${");
      else parts.push({ kind: "secret", name: named[1] ?? "" });
      at = named === null ? at + 2 : secret.lastIndex;
      continue;
    }
    const end = endOf(source, at + 2);
    const part = end === null ? null : parseExpression(source.slice(at + 2, end));
    if (end === null || part === null) return null;
    if (part.kind === "text") addText(parts, part.text);
    else parts.push(part);
    at = end + 2;
  }
  return parts;
}

function addText(parts: TemplatePart[], text: string): void {
  const last = parts.at(-1);
  if (last?.kind === "text") parts.splice(-1, 1, { kind: "text", text: last.text + text });
  else parts.push({ kind: "text", text });
}

/** Where `}}` stands, outside of quotes. */
function endOf(source: string, from: number): number | null {
  let quote = "";
  for (let at = from; at < source.length; at += 1) {
    const char = source.charAt(at);
    if (quote !== "") {
      if (char === quote) quote = "";
    } else if (char === '"' || char === "'") quote = char;
    else if (source.startsWith("}}", at)) return at;
  }
  return null;
}

const name = /^\s*([A-Za-z_][A-Za-z0-9_]*)/;
const next =
  /^\s*(?:\.([A-Za-z_][A-Za-z0-9_]*)|\[\s*(\d+)\s*\]|\[\s*"([^"\\]*)"\s*\]|\[\s*'([^'\\]*)'\s*\])/;
const literal = /^\s*(?:"([^"\\]*)"|'([^'\\]*)')\s*$/;

function parseExpression(written: string): TemplatePart | null {
  const text = literal.exec(written);
  if (text !== null) return { kind: "text", text: text[1] ?? text[2] ?? "" };
  const [path = "", ...filters] = splitFilters(written);
  const first = name.exec(path);
  if (first === null || filters.some((filter) => filter === "")) return null;
  const segments: (string | number)[] = [first[1] ?? ""];
  let rest = path.slice(first[0].length);
  while (rest.trim() !== "") {
    const step = next.exec(rest);
    if (step === null) return null;
    segments.push(step[2] === undefined ? (step[1] ?? step[3] ?? step[4] ?? "") : Number(step[2]));
    rest = rest.slice(step[0].length);
  }
  return { kind: "value", segments: canonical(segments), filters };
}

/** Parts between `|`, outside of quotes, without the space around them. */
function splitFilters(written: string): readonly string[] {
  const parts = [""];
  let quote = "";
  for (const char of written) {
    if (quote === "" && char === "|") {
      parts.push("");
      continue;
    }
    if (quote === "" && (char === '"' || char === "'")) quote = char;
    else if (char === quote) quote = "";
    parts[parts.length - 1] += char;
  }
  return parts.map((part) => part.trim());
}

const aliases: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...flatNames, ...dottedAliases }),
);

/** The path under its first name: `caller_number` is `call.customer.number`. */
function canonical(segments: readonly (string | number)[]): readonly (string | number)[] {
  for (const length of [2, 1]) {
    const path = aliases.get(segments.slice(0, length).join("."));
    if (path !== undefined && segments.length >= length) {
      return [...path.split("."), ...segments.slice(length)];
    }
  }
  return segments;
}

/** The path of a filter's key. */
export function parseKey(key: string): readonly (string | number)[] {
  const segments = key
    .replaceAll(/\[(\w+)\]/g, ".$1")
    .split(".")
    .map((segment) => (/^\d+$/.test(segment) ? Number(segment) : segment));
  return canonical(segments);
}
