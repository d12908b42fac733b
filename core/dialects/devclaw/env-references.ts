/** A piece of a text of DevClaw's configuration: plain, or a reference to a variable of the environment. */
export type EnvPiece =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "variable";
      /** As it is written. */
      readonly text: string;
      readonly name: string;
      /** `${V:-text}`: taken when V is not set; `${V:?text}`: DevClaw does not start without V. */
      readonly fallback?: string;
      readonly required?: string;
    };

/**
 * Cuts a text at its references. Source: DevClaw, `envVarPattern` in pkg/devclaw/copilot/loader.go, commit 656368b
 * (2026-06-22); a bare `$V` has capital letters only.
 */
export function cutEnvReferences(text: string): readonly EnvPiece[] {
  const pieces: EnvPiece[] = [];
  let from = 0;
  const form = /\$\{([A-Za-z_][A-Za-z0-9_]*)(?::(-|\?)([^}]*))?\}|\$([A-Z_][A-Z0-9_]*)/g;
  for (const found of text.matchAll(form)) {
    const [whole, braced, sign, rest = "", bare] = found;
    if (found.index > from) pieces.push({ kind: "text", text: text.slice(from, found.index) });
    pieces.push({
      kind: "variable",
      text: whole,
      name: braced ?? bare ?? "",
      ...(sign === "-" ? { fallback: rest } : {}),
      ...(sign === "?" ? { required: rest } : {}),
    });
    from = found.index + whole.length;
  }
  if (from < text.length) pieces.push({ kind: "text", text: text.slice(from) });
  return pieces;
}

/** Names are written with capital letters here, as secrets are. */
export function secretName(name: string): string {
  return name.toUpperCase();
}

export type SecretText = {
  /** With `${NAME}` for each variable. */
  readonly text: string;
  /** Those that are written otherwise in DevClaw: by the name of the secret, how they stand there. */
  readonly forms: Readonly<Record<string, string>>;
};

/** A text with its variables as Hookline's secrets. `plain` is given what stands between them. */
export function toSecretText(text: string, plain: (text: string) => string): SecretText {
  const forms: Record<string, string> = {};
  const written = cutEnvReferences(text).map((piece) => {
    if (piece.kind === "text") return plain(piece.text);
    const reference = `\${${secretName(piece.name)}}`;
    if (piece.text !== reference) forms[secretName(piece.name)] = piece.text;
    return reference;
  });
  return { text: written.join(""), forms };
}

/** Puts back how variables stood in DevClaw's configuration. */
export function fromSecretText(text: string, forms: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{([A-Z_][A-Z0-9_]*)\}/g, (reference, name: string) =>
    Object.hasOwn(forms, name) ? (forms[name] ?? reference) : reference,
  );
}
