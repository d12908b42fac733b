import type { SyntaxNode } from "@lezer/common";
import { childrenOf, type Read, type Source, textOf, unknownAt } from "./tree.ts";
import type { Expression, FormatPart } from "./syntax.ts";

/** Source: Python 3 language reference, "String and Bytes literals". */
const opening = /^([a-zA-Z]*)("""|'''|"|')/;

type Quoted = { readonly isRaw: boolean; readonly bodyFrom: number; readonly bodyTo: number };

function readQuotes(node: SyntaxNode, source: Source): Quoted | null {
  const text = textOf(node, source);
  const found = opening.exec(text);
  const [all = "", prefix = "", quote = ""] = found ?? [];
  const isBytes = /b/i.test(prefix);
  if (
    found === null ||
    isBytes ||
    !text.endsWith(quote) ||
    text.length < all.length + quote.length
  ) {
    return null;
  }
  const bodyFrom = node.from + all.length;
  return { isRaw: /r/i.test(prefix), bodyFrom, bodyTo: node.to - quote.length };
}

/** Bytes are no text. */
export function readString(node: SyntaxNode, source: Source): Expression {
  const quoted = readQuotes(node, source);
  if (quoted === null) return unknownAt(node.from);
  const body = source.text.slice(quoted.bodyFrom, quoted.bodyTo);
  return { kind: "text", value: quoted.isRaw ? body : unescape(body), from: node.from };
}

export function readFormat(node: SyntaxNode, source: Source, read: Read): Expression {
  const quoted = readQuotes(node, source);
  if (quoted === null) return unknownAt(node.from);
  const parts: FormatPart[] = [];
  let at = quoted.bodyFrom;
  for (const child of childrenOf(node)) {
    if (child.name !== "FormatReplacement") continue;
    parts.push(...literal(source.text.slice(at, child.from), quoted.isRaw));
    const [, value, ...rest] = childrenOf(child);
    const spec = rest
      .slice(0, -1)
      .map((part) => textOf(part, source))
      .join("");
    parts.push({ kind: "value", value: read(value, source), spec });
    at = child.to;
  }
  parts.push(...literal(source.text.slice(at, quoted.bodyTo), quoted.isRaw));
  return { kind: "format", parts, from: node.from };
}

function literal(body: string, isRaw: boolean): readonly FormatPart[] {
  if (body === "") return [];
  const text = body.replaceAll("{{", "{").replaceAll("}}", "}");
  return [{ kind: "text", value: isRaw ? text : unescape(text) }];
}

const simpleEscapes: Readonly<Record<string, string>> = {
  "\n": "",
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\u0007",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};
const escapePattern =
  /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/g;

/** An escape that Python does not know stays as it is written, as in Python. */
function unescape(body: string): string {
  return body.replaceAll(escapePattern, (...found: readonly unknown[]) => {
    const [all, octal, hex, short, long, simple] = found;
    if (typeof octal === "string") return String.fromCodePoint(Number.parseInt(octal, 8));
    const digits: unknown = hex ?? short ?? long;
    if (typeof digits === "string") {
      const code = Number.parseInt(digits, 16);
      return code > 0x10_ff_ff ? String(all) : String.fromCodePoint(code);
    }
    return simpleEscapes[String(simple)] ?? String(all);
  });
}
