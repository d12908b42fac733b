import { FaultError } from "./fault-error.ts";

/** A piece of a Liquid template: text, the inside of an output or of a tag. */
export type LiquidPiece = { readonly kind: "text" | "output" | "tag"; readonly text: string };

/** Cuts a template at its tags. Throws `FaultError`. */
export function cutLiquid(template: string): readonly LiquidPiece[] {
  const pieces: LiquidPiece[] = [];
  let at = 0;
  while (at < template.length) {
    const open = nextOpening(template, at);
    if (open > at) pieces.push({ kind: "text", text: template.slice(at, open) });
    if (open === template.length) break;
    const isTag = template.charAt(open + 1) === "%";
    const close = template.indexOf(isTag ? "%}" : "}}", open + 2);
    if (close === -1) throw new FaultError("A tag is not closed.", open);
    const inner = template.slice(open + 2, close);
    if (inner.startsWith("-") || inner.endsWith("-")) {
      throw new FaultError("White space control ({{- or {%-) is not written.", open);
    }
    pieces.push({ kind: isTag ? "tag" : "output", text: inner });
    at = close + 2;
  }
  return pieces;
}

function nextOpening(template: string, from: number): number {
  for (let at = template.indexOf("{", from); at !== -1; at = template.indexOf("{", at + 1)) {
    const next = template.charAt(at + 1);
    if (next === "{" || next === "%") return at;
  }
  return template.length;
}
