/** Where something stands in a text; both count from 1. */
export type TextPlace = { readonly line: number; readonly column: number };

/** The place of a position that counts UTF-16 units from the beginning. */
export function placeIn(text: string, at: number): TextPlace {
  const before = text.slice(0, at);
  const lines = before.split("\n");
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}
