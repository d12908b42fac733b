import type { Diagnostic } from "../diagnostic.ts";
import { locateJson } from "./locate-json.ts";

/** Adds the places in JSON text to the diagnostics that have none. */
export function withLines(
  diagnostics: readonly Diagnostic[],
  text: string | null,
): readonly Diagnostic[] {
  if (text === null) return diagnostics;
  const isMeantAsJson = looksLikeJson(text) || diagnostics.some(isJsonBreak);
  if (!isMeantAsJson || diagnostics.every((found) => found.line !== undefined)) return diagnostics;
  const places = locateJson(
    text,
    diagnostics.map((found) => found.path),
  );
  return diagnostics.map((found) => {
    if (found.line !== undefined) return found;
    const place = isJsonBreak(found) ? places.brokenAt : places.find(found.path);
    return place === null ? found : { ...found, ...place };
  });
}

function isJsonBreak(found: Diagnostic): boolean {
  return found.code === "document.not-json";
}

/** Whether a text begins as JSON does. */
export function looksLikeJson(text: string): boolean {
  return /^\s*[{[]/.test(text);
}
