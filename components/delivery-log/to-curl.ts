import type { DeliveryDetail } from "#core/contracts/deliveries.ts";

/**
 * The request as a command for a terminal. Secrets stay `${NAME}`, to be taken from the shell's own variables of that
 * name. Only names of `secrets` are left to the shell: what a caller said is never looked into.
 * Source: POSIX shell, "Quoting".
 */
export function toCurl(request: DeliveryDetail["request"], secrets: readonly string[]): string {
  const quote = (text: string): string => quoteForShell(text, secrets);
  const lines = [
    `curl -X ${request.method} ${quote(request.url)}`,
    ...request.headers.map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(request.body === null ? [] : [`--data-raw ${quote(request.body)}`]),
  ];
  return lines.join(" \\\n  ");
}

function quoteForShell(text: string, secrets: readonly string[]): string {
  const pieces = text.split(/(\$\{[A-Z_][A-Z0-9_]*\})/);
  const quoted = pieces
    .filter((piece) => piece !== "")
    .map((piece) =>
      isSecret(piece, secrets) ? `"${piece}"` : `'${piece.replaceAll("'", `'\\''`)}'`,
    );
  return quoted.length === 0 ? "''" : quoted.join("");
}

function isSecret(piece: string, secrets: readonly string[]): boolean {
  return piece.startsWith("${") && secrets.includes(piece.slice(2, -1));
}
