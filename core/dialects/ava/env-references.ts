/** A piece of a text of AVA's configuration: plain, or a variable of the environment. */
export type EnvPiece =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "variable";
      /** As it is written. */
      readonly text: string;
      readonly name: string;
      /** `${V:-text}` and `${V:=text}`: taken when V is not set or empty. */
      readonly fallback: string | null;
    };

/**
 * Cuts a text at its references. `${V:?message}` is none: AVA does not understand it.
 * Source: AVA `src/config/loaders.py`, `_expand_env_vars_with_defaults`, commit f1b8bf72 (2026-08-08).
 */
export function cutEnvReferences(text: string): readonly EnvPiece[] {
  const pieces: EnvPiece[] = [];
  let from = 0;
  const form = /\$\{([A-Za-z_][A-Za-z0-9_]*)(?::[-=]([^}]*))?\}|\$([A-Za-z_][A-Za-z0-9_]*)/g;
  for (const found of text.matchAll(form)) {
    const [whole, braced, fallback, bare] = found;
    if (found.index > from) pieces.push({ kind: "text", text: text.slice(from, found.index) });
    const name = braced ?? bare ?? "";
    pieces.push({ kind: "variable", text: whole, name, fallback: fallback ?? null });
    from = found.index + whole.length;
  }
  if (from < text.length) pieces.push({ kind: "text", text: text.slice(from) });
  return pieces;
}

/** A text as AVA reads it for given variables: what is not set and has no default stays as it is written. */
export function expandEnv(text: string, env: Readonly<Record<string, string>>): string {
  const written = cutEnvReferences(text).map((piece) => {
    if (piece.kind === "text") return piece.text;
    const value = Object.hasOwn(env, piece.name) ? env[piece.name] : undefined;
    if (piece.fallback !== null)
      return value === undefined || value === "" ? piece.fallback : value;
    return value ?? piece.text;
  });
  return written.join("");
}

/** Names of secrets have capital letters. */
export function secretName(name: string): string {
  return name.toUpperCase();
}
