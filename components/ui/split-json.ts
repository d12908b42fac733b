export type JsonPiece = {
  readonly kind: "key" | "string" | "number" | "word" | "plain";
  readonly text: string;
};

const token =
  /"(?:[^"\\]|\\.)*"(?=(\s*:)?)|-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b|\b(?:true|false|null)\b/g;

/** Cuts JSON text into pieces to colour. The pieces make up the text again, whatever it is. */
export function splitJson(text: string): readonly JsonPiece[] {
  const pieces: JsonPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(token)) {
    if (match.index > from) pieces.push({ kind: "plain", text: text.slice(from, match.index) });
    pieces.push({ kind: kindOf(match[0], match[1] !== undefined), text: match[0] });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ kind: "plain", text: text.slice(from) });
  return pieces;
}

function kindOf(text: string, isKey: boolean): JsonPiece["kind"] {
  if (text.startsWith('"')) return isKey ? "key" : "string";
  return /^[tfn]/.test(text) ? "word" : "number";
}

/** The text with one value per line, when it is JSON; else `null`. */
export function prettyJson(text: string): string | null {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // Not JSON: the caller shows it as it is.
    return null;
  }
}
