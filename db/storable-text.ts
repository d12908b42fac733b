/**
 * Postgres stores neither the character U+0000 nor half of a surrogate pair. What a caller says may hold either; it
 * becomes U+FFFD, the replacement character, instead of a failed write.
 */

/** Returns the text without U+0000. Lone surrogates are replaced by the encoding to UTF-8 itself. */
export function toStorableText(text: string): string {
  return text.replaceAll("\u0000", "\uFFFD");
}

/**
 * Escapes that `JSON.stringify` writes and `jsonb` refuses: U+0000 and lone surrogates (whole pairs are written as
 * they are). An escaped backslash is matched first, so that `\\u0000` in a text stays what it is.
 */
const refusedEscape = /\\\\|\\u0000|\\ud[89a-f][0-9a-f]{2}/g;

/** Returns the JSON text of a value in the form `jsonb` takes. */
export function toStorableJson(value: unknown): string {
  const text = JSON.stringify(value);
  if (!text.includes("\\u")) return text;
  return text.replace(refusedEscape, (found) => (found === "\\\\" ? found : "\\ufffd"));
}
