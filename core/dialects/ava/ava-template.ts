/** A piece of one of AVA's templates: plain, a value of the call in braces, or a variable of the environment. */
export type TemplatePiece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "value"; readonly text: string; readonly name: string }
  | { readonly kind: "env"; readonly text: string; readonly name: string };

/**
 * Cuts a template into its pieces, once: whatever a value says later is never looked at again. What stands in braces
 * and is no value is text; who fills the template in knows which names there are.
 *
 * Source: AVA `generic_webhook.py`, `_build_payload`, commit f1b8bf72 (2026-08-08): `{name}` without spaces, then
 * `${NAME}` with capital letters.
 */
export function cutTemplate(text: string): readonly TemplatePiece[] {
  const pieces: TemplatePiece[] = [];
  let from = 0;
  for (const found of text.matchAll(/\$\{([A-Z_][A-Z0-9_]*)\}|\{([^{}\s"]{1,200})\}/g)) {
    const [whole, env, value] = found;
    if (found.index > from) pieces.push({ kind: "text", text: text.slice(from, found.index) });
    pieces.push(
      env === undefined
        ? { kind: "value", text: whole, name: value ?? "" }
        : { kind: "env", text: whole, name: env },
    );
    from = found.index + whole.length;
  }
  if (from < text.length) pieces.push({ kind: "text", text: text.slice(from) });
  return pieces;
}
