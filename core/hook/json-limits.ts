import { diagnostic, type Diagnostic } from "../diagnostic.ts";

/** Deeper than any form asks for, and shallow enough for every reader that calls itself. */
const maxDepth = 100;
/** Values in a document, each entry of a list and each field one: several times what a megabyte of hooks has. */
const maxValues = 250_000;

/**
 * Returns why a JSON value cannot be worked with at all, or `null`. `path` is that of the first place found.
 *
 * `__proto__` is refused because an object loses it on the way through most code; nothing is lost silently.
 */
export function checkJsonLimits(value: unknown): Diagnostic | null {
  const open: { readonly value: unknown; readonly path: readonly string[] }[] = [
    { value, path: [] },
  ];
  let count = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next.value !== "object" || next.value === null) continue;
    if (next.path.length >= maxDepth) {
      return diagnostic("document.invalid", {
        path: next.path.join("."),
        message: `The document is nested more than ${maxDepth} levels deep.`,
      });
    }
    const fields = Object.entries(next.value);
    count += fields.length;
    if (count > maxValues) return tooMany(next.path);
    for (const [key, inner] of fields) {
      const path = [...next.path, key];
      if (key === "__proto__") {
        return diagnostic("document.invalid", {
          path: path.join("."),
          message: "A field cannot be called __proto__.",
          hint: "Give the field another name.",
        });
      }
      if (typeof inner === "object") open.push({ value: inner, path });
    }
  }
  return null;
}

function tooMany(path: readonly string[]): Diagnostic {
  return diagnostic("document.invalid", {
    path: path.join("."),
    message: `The document has more than ${maxValues} values.`,
    hint: "Give only the part that holds the hooks.",
  });
}
