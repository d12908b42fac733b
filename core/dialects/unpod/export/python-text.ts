/**
 * Python as it is printed: what fits in a line stands in one, what does not is broken at its brackets. Lines have at
 * most 79 characters where a text or a name allows it (PEP 8).
 */
export type Doc = string | TextDoc | GroupDoc;
/** A text in pieces; where it does not fit, each piece stands on its own line. */
export type TextDoc = { readonly kind: "text"; readonly pieces: readonly string[] };
export type GroupDoc = {
  readonly kind: "group";
  readonly open: string;
  readonly entries: readonly Doc[];
  readonly close: string;
  /** Behind each entry but the last: `,`, or nothing. */
  readonly separator: string;
  /** The brackets only let it be broken into lines. */
  readonly isOptional?: boolean;
};

const width = 79;

export function group(open: string, entries: readonly Doc[], close: string, separator = ","): Doc {
  return { kind: "group", open, entries, close, separator };
}

export function inline(doc: Doc): string {
  if (typeof doc === "string") return doc;
  if (doc.kind === "text") return doc.pieces.join(" ");
  const inside = doc.entries.map(inline).join(`${doc.separator} `);
  return doc.isOptional === true ? inside : `${doc.open}${inside}${doc.close}`;
}

/** The lines of `before` + doc + `after`, indented. */
export function printLines(
  doc: Doc,
  place: { readonly indent: number; readonly before?: string; readonly after?: string },
): readonly string[] {
  const { indent, before = "", after = "" } = place;
  const space = " ".repeat(indent);
  const whole = `${space}${before}${inline(doc)}${after}`;
  const isSplitText = typeof doc !== "string" && doc.kind === "text" && doc.pieces.length > 1;
  if (typeof doc === "string" || (whole.length <= width && !isSplitText)) return [whole];
  if (doc.kind === "text") return printText(doc, { indent, before, after });
  const inside = indent + 4;
  const last = doc.entries.length - 1;
  const lines = doc.entries.flatMap((entry, index) => {
    const end = doc.separator === "," || index < last ? doc.separator : "";
    return typeof entry === "string" || entry.kind === "group"
      ? printLines(entry, { indent: inside, after: end })
      : printText(entry, { indent: inside, before: "", after: end });
  });
  // The comma of a list of one stands behind its entry.
  const close = doc.close.replace(/^,/, "");
  return [`${space}${before}${doc.open}`, ...lines, `${space}${close}${after}`];
}

/** Pieces stand below each other; they need brackets around them where they have none. */
function printText(
  doc: TextDoc,
  {
    indent,
    before,
    after,
  }: { readonly indent: number; readonly before: string; readonly after: string },
): readonly string[] {
  const space = " ".repeat(indent);
  const [only] = doc.pieces;
  if (doc.pieces.length < 2) return [`${space}${before}${only ?? '""'}${after}`];
  if (before !== "") {
    const lines = doc.pieces.map((piece) => `${space}    ${piece}`);
    return [`${space}${before}(`, ...lines, `${space})${after}`];
  }
  return doc.pieces.map((piece, index) =>
    index === doc.pieces.length - 1 ? `${space}${piece}${after}` : `${space}${piece}`,
  );
}

const named: Readonly<Record<string, string>> = {
  "\n": String.raw`\n`,
  "\r": String.raw`\r`,
  "\t": String.raw`\t`,
  "\\": "\\\\",
  '"': String.raw`\"`,
};

/** The inside of a double-quoted text. Half of a surrogate pair and control characters are written as numbers. */
export function escapeText(text: string): string {
  let written = "";
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const isOdd =
      code < 32 ||
      code === 127 ||
      (code >= 0xd8_00 && code <= 0xdf_ff) ||
      code === 0x20_28 ||
      code === 0x20_29 ||
      code === 0x85;
    written += named[char] ?? (isOdd ? `\\u${code.toString(16).padStart(4, "0")}` : char);
  }
  return written;
}

/** Pieces of a text of which each fits in a line, broken behind a space. */
export function splitText(text: string, longest = 56): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > longest) {
    const space = rest.lastIndexOf(" ", longest);
    const at = space > longest / 2 ? space + 1 : longest;
    // Never between the halves of a surrogate pair.
    const isPair = /[\uD800-\uDBFF]/.test(rest.charAt(at - 1));
    pieces.push(rest.slice(0, isPair ? at + 1 : at));
    rest = rest.slice(isPair ? at + 1 : at);
  }
  return [...pieces, rest];
}

export function textLiteral(text: string): Doc {
  const pieces = splitText(text).map((piece) => `"${escapeText(piece)}"`);
  const [only] = pieces;
  return pieces.length === 1 && only !== undefined ? only : { kind: "text", pieces };
}

/** A doc with something in front of its first line. */
export function prefixed(before: string, doc: Doc): Doc {
  if (typeof doc === "string") return `${before}${doc}`;
  if (doc.kind === "group") return { ...doc, open: `${before}${doc.open}` };
  return group(`${before}(`, [doc], ")", "");
}
