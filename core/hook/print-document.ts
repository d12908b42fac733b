import type { HooksDraft } from "./draft.ts";

/**
 * Writes a hooks document as text: JSON with two spaces and a line break at the end. The order of fields is the
 * document's, so a normal form (`normaliseDocument`) has one text only.
 */
export function printDocument(document: HooksDraft): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
