import { err, ok, type Result } from "../result.ts";
import type { SealedText } from "./effect.ts";
import { insideJsonString } from "./template-emitter.ts";

/** Returns the text with each secret shown as `${NAME}`, for people and logs. */
export function showSealed(sealed: SealedText): string {
  return join(sealed, (name) => `\${${name}}`);
}

/**
 * Returns the text with its secrets filled in, or the names that have no value, each once, in order. Only the places
 * that were secrets in the template are filled; a secret's own value is not looked into.
 */
export function fillSealed(
  sealed: SealedText,
  valueOf: (name: string) => string | undefined,
): Result<string, readonly string[]> {
  const missing = new Set(
    sealed.refs.map((ref) => ref.name).filter((name) => valueOf(name) === undefined),
  );
  if (missing.size > 0) return err([...missing]);
  return ok(
    join(sealed, (name, as) => {
      const value = valueOf(name) ?? "";
      return as === "json" ? insideJsonString(value) : value;
    }),
  );
}

function join(sealed: SealedText, fill: (name: string, as: "plain" | "json") => string): string {
  let joined = "";
  let from = 0;
  for (const ref of sealed.refs) {
    joined += sealed.text.slice(from, ref.at) + fill(ref.name, ref.as);
    from = ref.at;
  }
  return joined + sealed.text.slice(from);
}

export type NamedSecret = { readonly name: string; readonly value: string };

/** Masking shorter values would tear every text apart and give the value away. */
const shortestMasked = 4;

/**
 * Returns a text of the outside (a response, an error) with the values of secrets shown as `${NAME}`, also where they
 * stand as in JSON or percent-encoded. The longest value wins where several fit.
 */
export function maskValues(text: string, secrets: readonly NamedSecret[]): string {
  const names = new Map<string, string>();
  for (const { name, value } of secrets) {
    if (value.length < shortestMasked) continue;
    const encoded = encodeURIComponent(value.toWellFormed());
    for (const form of [value, insideJsonString(value), encoded, encodeURI(value.toWellFormed())]) {
      if (!names.has(form)) names.set(form, name);
    }
  }
  if (names.size === 0) return text;
  const longestFirst = [...names.keys()].toSorted((one, other) => other.length - one.length);
  const pattern = new RegExp(longestFirst.map(literally).join("|"), "g");
  return text.replaceAll(pattern, (found) => `\${${names.get(found) ?? ""}}`);
}

/** The pattern that matches exactly this text. */
function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
