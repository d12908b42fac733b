import type { SealedText } from "#core/engine/effect.ts";
import type { Json } from "#core/json.ts";

/** The text with the name of each secret where it will be filled in. */
export function sealedWords(sealed: SealedText): string {
  let text = "";
  let from = 0;
  for (const ref of sealed.refs) {
    text += `${sealed.text.slice(from, ref.at)}\${${ref.name}}`;
    from = ref.at;
  }
  return text + sealed.text.slice(from);
}

/** A JSON body with line breaks, any other as it is. */
export function prettyBody(body: string): string {
  const parsed = parseBody(body);
  return parsed === undefined ? body : JSON.stringify(parsed, null, 2);
}

function parseBody(body: string): Json | undefined {
  try {
    const parsed: Json = JSON.parse(body);
    return parsed;
  } catch {
    // Not JSON: the body is then shown as the text it is.
    return undefined;
  }
}
